package ghostnote.ui.play;

import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.os.Threads;
import ghostnote.engine.wire.OutputDuty;

/**
 * An output with a thread that may block as long as its port does. Outputs to one port share it.
 *
 * @param thread does this duty too, until that has ended
 */
record PortPlayer(Output output, OutputDuty duty, DeadlineThread thread) implements OutputPlayer {
    private static final long LOOK_MS = 1;

    @Override
    public long earlyNs() {
        return -output.offsetNs();
    }

    @Override
    public void start() {
        thread.release();
    }

    @Override
    public void wake() {
        thread.wake();
    }

    @Override
    public void joinFor(long longestMs) {
        Threads.waitFor(this::isOver, LOOK_MS, longestMs);
    }

    @Override
    public boolean closeWithin(long longestMs) {
        duty.requestStop();
        thread.release();
        thread.wake();
        joinFor(longestMs);
        return isOver();
    }

    private boolean isOver() {
        return duty.ended() || !thread.isAlive();
    }

    @Override
    public boolean isRealTime() {
        return thread.isRealTime();
    }
}
