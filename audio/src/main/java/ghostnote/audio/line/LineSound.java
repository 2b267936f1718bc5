package ghostnote.audio.line;

import ghostnote.audio.sound.BlockCounters;
import ghostnote.audio.sound.BlockDriver;
import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.FrameScale;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.MixBus;
import ghostnote.engine.os.Threads;
import ghostnote.engine.time.NanoClock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;

/**
 * Instruments that sound through the machine's audio output. They are played a few blocks ahead, as many as it holds;
 * when a block will be heard follows from how much the output has played ({@link HeardTime}), and each message is put on the
 * frame that is heard when it is due.
 *
 * <p>Thread: its own, {@code sound}; else any but a hot one. Real-time safe: no: the output takes locks.
 */
public final class LineSound implements BlockDriver, AutoCloseable {
    static final int SAMPLE_RATE_HZ = 48_000;
    static final int BLOCK_FRAMES = 128;

    /** 43 ms: what a desktop's sound server takes without a gap. */
    static final int BUFFER_FRAMES = 2048;

    private static final int SAMPLE_BITS = 16;
    private static final int STEREO = 2;
    private static final int FRAME_BYTES = STEREO * SAMPLE_BITS / Byte.SIZE;
    private static final float FULL_SCALE = Short.MAX_VALUE;

    private static final long LONGEST_CLOSE_MS = 2000;

    private final SourceDataLine line;
    private final NanoClock clock;
    private final BlockCounters counters = new BlockCounters();
    private final FrameScale scale = new FrameScale();
    private final MixBus bus = new MixBus(this, scale, counters, Threads::tellOf);
    private final HeardTime time = new HeardTime(BLOCK_FRAMES, SAMPLE_RATE_HZ);
    private final byte[] bytes = new byte[BLOCK_FRAMES * FRAME_BYTES];
    private final Thread thread = Thread.ofPlatform().daemon().name("sound").unstarted(this::run);
    private long written;
    private volatile boolean closing;

    LineSound(SourceDataLine line, List<InstrumentMaker> makers, NanoClock clock) {
        this.line = line;
        this.clock = clock;
        makers.forEach(bus::add);
        bus.prepare(SAMPLE_RATE_HZ);
    }

    /**
     * Opens the machine's output, and begins to play silence.
     *
     * @param makers of the instruments
     * @param clock that of the performance
     * @throws NoSoundException in a few words, if there is none, or it does not open
     */
    public static LineSound open(List<InstrumentMaker> makers, NanoClock clock) throws NoSoundException {
        if (AudioOutputs.list().isEmpty()) {
            throw new NoSoundException("no audio output was found");
        }
        AudioFormat format = new AudioFormat(SAMPLE_RATE_HZ, SAMPLE_BITS, STEREO, true, false);
        try {
            SourceDataLine line = AudioSystem.getSourceDataLine(format);
            line.open(format, BUFFER_FRAMES * FRAME_BYTES);
            LineSound sound = new LineSound(line, makers, clock);
            sound.start();
            return sound;
        } catch (LineUnavailableException | IllegalArgumentException busy) {
            throw new NoSoundException("the audio output does not open: " + busy.getMessage());
        }
    }

    void start() {
        line.start();
        thread.start();
    }

    private void run() {
        while (!closing) {
            playBlock();
        }
    }

    /** Plays and writes a block, for whose room it waits. */
    private void playBlock() {
        long nowNs = clock.nanoTime();
        double waiting = written - line.getLongFramePosition();
        long heardNs = nowNs + Math.round(waiting * TimeUnit.SECONDS.toNanos(1) / SAMPLE_RATE_HZ);
        time.next(heardNs);
        scale.anchor(written, time.startNs(), SAMPLE_RATE_HZ);
        bus.play(time.startNs(), time.endNs() - 1, written, BLOCK_FRAMES);
        for (int i = 0, at = 0; i < BLOCK_FRAMES; i++) {
            at = put(bus.left()[i], at);
            at = put(bus.right()[i], at);
        }
        line.write(bytes, 0, bytes.length);
        written += BLOCK_FRAMES;
    }

    private int put(float sample, int at) {
        int value = Math.round(Math.clamp(sample, -1f, 1f) * FULL_SCALE);
        bytes[at] = (byte) value;
        bytes[at + 1] = (byte) (value >> Byte.SIZE);
        return at + SAMPLE_BITS / Byte.SIZE;
    }

    /** Those who take the players of each instrument, in the order of their makers. */
    public List<BlockHost> hosts() {
        return bus.hosts();
    }

    @Override
    public long aheadNs() {
        return TimeUnit.SECONDS.toNanos(BUFFER_FRAMES + BLOCK_FRAMES) / SAMPLE_RATE_HZ;
    }

    @Override
    public boolean isPlaying() {
        return thread.isAlive();
    }

    /** What went wrong with messages. */
    public BlockCounters counters() {
        return counters;
    }

    @Override
    public void close() {
        closing = true;
        if (thread.isAlive()) {
            Threads.joinFor(thread, LONGEST_CLOSE_MS);
        }
        line.close();
        bus.close();
    }
}
