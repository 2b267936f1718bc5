package ghostnote.audio.jack;

import java.util.EnumSet;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackOptions;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.jaudiolibs.jnajack.JackStatus;

/** Another client, which writes down each message that comes, its frame, and when that is. */
public final class Ear implements AutoCloseable {
    private static final int CAPACITY = 1 << 20;
    private static final int LONGEST = 64;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final JackClient client;
    private final JackPort in;
    private final int rate;
    private final JackMidi.Event event = new JackMidi.Event();
    private final byte[] bytes = new byte[LONGEST];
    private final long[] frames = new long[CAPACITY];
    private final int[] messages = new int[CAPACITY];
    private final long[] timesNs = new long[CAPACITY];
    private volatile int count;
    private volatile int cycles;
    private volatile int missedCycles;

    Ear() {
        this("ear");
    }

    /** One with the port {@code NAME:in}. */
    public Ear(String name) {
        try {
            client = Jack.getInstance()
                    .openClient(
                            name, EnumSet.of(JackOptions.JackNoStartServer), EnumSet.noneOf(JackStatus.class));
            rate = client.getSampleRate();
            in = client.registerPort("in", JackPortType.MIDI, JackPortFlags.JackPortIsInput);
            client.setProcessCallback((_, _) -> process());
            client.activate();
        } catch (JackException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
    private boolean process() {
        long nowNs = System.nanoTime();
        try {
            long start = client.getLastFrameTime();
            int more = JackMidi.getEventCount(in);
            int heard = count;
            for (int i = 0; i < more && heard < CAPACITY; i++) {
                JackMidi.eventGet(event, in, i);
                event.read(bytes);
                frames[heard] = start + event.time();
                messages[heard] = packed(bytes, event.size());
                timesNs[heard] = nowNs + event.time() * NANOS_PER_SECOND / rate;
                heard++;
            }
            count = heard;
            cycles++;
        } catch (JackException filledAnew) {
            missedCycles++; // a sender that was too late, or a period that changes
        }
        return true;
    }

    /** A message's bytes, the first one lowest, and its length above them. */
    public static int packed(byte[] bytes, int length) {
        int packed = length << 24;
        for (int i = 0; i < Math.min(length, 3); i++) {
            packed |= (bytes[i] & 0xFF) << 8 * i;
        }
        return packed;
    }

    /** The same for a message of three bytes. */
    static int packed(int status, int data1, int data2) {
        return 3 << 24 | data2 << 16 | data1 << 8 | status;
    }

    void awaitCount(int wanted) {
        Jackd.await(() -> count >= wanted);
    }

    /** Waits until so many cycles more have gone by. */
    void awaitCycles(int more) {
        int from = cycles;
        Jackd.await(() -> cycles - from > more);
    }

    /** In how many cycles it could not hear what was sent. */
    int missedCycles() {
        return missedCycles;
    }

    /** How many messages came. */
    public int count() {
        return count;
    }

    long frame(int index) {
        return frames[index];
    }

    /** One of them, packed. */
    public int message(int index) {
        return messages[index];
    }

    /** When it is heard, if the cycle in which it came begins when this client is called. */
    public long timeNs(int index) {
        return timesNs[index];
    }

    @Override
    public void close() {
        client.close();
    }
}
