package ghostnote.audio.jack;

import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackOptions;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.jaudiolibs.jnajack.JackStatus;

/** Another client, which records what is heard on two audio ports and when messages of note-ons come, in JACK's frames. */
public final class Tape implements AutoCloseable {
    private static final int NOTE_ON = 0x90;
    private static final Duration LONGEST = Duration.ofMinutes(1);

    private final JackClient client;
    private final JackPort left;
    private final JackPort right;
    private final JackPort midi;
    private final JackMidi.Event event = new JackMidi.Event();
    private final byte[] bytes = new byte[8];
    private final float[] leftSamples;
    private final float[] rightSamples;
    private final List<Long> noteFrames = new ArrayList<>();
    private volatile long firstFrame = -1;
    private volatile int recorded;
    private volatile boolean isRunning;

    /** One with the ports {@code tape:left}, {@code tape:right} and {@code tape:midi}, for so many frames. */
    public Tape(int frames) {
        leftSamples = new float[frames];
        rightSamples = new float[frames];
        try {
            client = Jack.getInstance()
                    .openClient(
                            "tape", EnumSet.of(JackOptions.JackNoStartServer), EnumSet.noneOf(JackStatus.class));
            left = client.registerPort("left", JackPortType.AUDIO, JackPortFlags.JackPortIsInput);
            right = client.registerPort("right", JackPortType.AUDIO, JackPortFlags.JackPortIsInput);
            midi = client.registerPort("midi", JackPortType.MIDI, JackPortFlags.JackPortIsInput);
            client.setProcessCallback((_, frameCount) -> process(frameCount));
            client.activate();
        } catch (JackException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean process(int frames) {
        if (!isRunning) {
            return true;
        }
        try {
            long start = client.getLastFrameTime();
            if (firstFrame < 0) {
                firstFrame = start;
            }
            int more = JackMidi.getEventCount(midi);
            for (int i = 0; i < more; i++) {
                JackMidi.eventGet(event, midi, i);
                event.read(bytes);
                if ((bytes[0] & 0xF0) == NOTE_ON) {
                    noteFrames.add(start + event.time() - firstFrame);
                }
            }
            int at = (int) (start - firstFrame);
            record(left, leftSamples, at, frames);
            record(right, rightSamples, at, frames);
            recorded = at + frames;
        } catch (JackException filledAnew) {
            return true;
        }
        return true;
    }

    private static void record(JackPort port, float[] into, int at, int frames) {
        FloatBuffer buffer = port.getFloatBuffer();
        int count = Math.min(Math.min(frames, buffer.capacity()), into.length - at);
        if (count > 0) {
            buffer.get(0, into, at, count);
        }
    }

    /** Connects what sounds and is sent by a client. */
    public void connect(String clientName) {
        try {
            Jack jack = Jack.getInstance();
            jack.connect(client, clientName + ":out_1", client.getName() + ":left");
            jack.connect(client, clientName + ":out_2", client.getName() + ":right");
            jack.connect(client, clientName + ":midi_out", client.getName() + ":midi");
        } catch (JackException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Records as fast as the machine can, until the tape is full. */
    public void record(Jackd jackd) {
        jackd.freewheel();
        isRunning = true;
        Jackd.await(() -> recorded >= leftSamples.length, LONGEST);
        isRunning = false;
        jackd.realTime();
    }

    /** Records what is heard now. */
    public void recordInTime() {
        isRunning = true;
        Jackd.await(() -> recorded >= leftSamples.length, LONGEST);
        isRunning = false;
    }

    /** What was heard on the left. */
    public float[] left() {
        return leftSamples.clone();
    }

    /** And on the right. */
    public float[] right() {
        return rightSamples.clone();
    }

    /** At which of its frames note-ons came. */
    public List<Long> noteFrames() {
        return List.copyOf(noteFrames);
    }

    @Override
    public void close() {
        client.close();
    }
}
