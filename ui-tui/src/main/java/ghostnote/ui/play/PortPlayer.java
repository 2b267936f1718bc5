package ghostnote.ui.play;

import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.wire.OutputDuty;

/** An output with a thread of its own, which may block as long as its port does. */
record PortPlayer(Output output, OutputDuty duty, DeadlineThread thread) implements OutputPlayer {
    @Override
    public long earlyNs() {
        return -output.offsetNs();
    }

    @Override
    public void start() throws InterruptedException {
        thread.start();
    }

    @Override
    public void wake() {
        thread.wake();
    }

    @Override
    public void joinFor(long longestMs) {
        thread.joinFor(longestMs);
    }

    @Override
    public boolean closeWithin(long longestMs) {
        return thread.closeWithin(longestMs);
    }

    @Override
    public boolean isRealTime() {
        return thread.isRealTime();
    }
}
