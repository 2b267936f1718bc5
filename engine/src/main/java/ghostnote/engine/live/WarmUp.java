package ghostnote.engine.live;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.sense.Setting;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.NanoClock;
import java.lang.management.ManagementFactory;

/**
 * Steps a network against nothing until the compiler is done with it. Vector code that is not yet compiled allocates at
 * every step and takes a thousand times as long, so what is still allocated tells whether it is done.
 *
 * <p>Thread: the caller's, before anything plays. Real-time safe: no.
 */
public final class WarmUp {
    private static final int STEPS_IN_A_WINDOW = 50;
    private static final int CLEAN_WINDOWS = 10;

    private static final double TEMPO_BPM = 120;

    private WarmUp() {}

    /**
     * @param steps network steps made
     * @param clean whether the last windows allocated nothing; false if the time was up before
     */
    public record Result(long steps, boolean clean) {}

    /** Runs until a few windows in a row are clean, the time is up, or the thread is interrupted. */
    public static Result run(Network network, NanoClock clock, long limitNs) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long deadlineNs = clock.nanoTime() + limitNs;
        long steps = 0;
        int clean = 0;
        Setting setting = new Setting(Meter.COMMON, TEMPO_BPM, network.vocabulary().styles().size());
        try (Drummer drummer = new Drummer(network, new Sampler(), setting, 0)) {
            long before = threads.getCurrentThreadAllocatedBytes();
            while (clean < CLEAN_WINDOWS
                    && !Thread.currentThread().isInterrupted()
                    && clock.nanoTime() < deadlineNs) {
                drummer.next();
                if (++steps % STEPS_IN_A_WINDOW == 0) {
                    long now = threads.getCurrentThreadAllocatedBytes();
                    clean = now == before ? clean + 1 : 0;
                    before = now;
                }
            }
        }
        return new Result(steps, clean == CLEAN_WINDOWS);
    }
}
