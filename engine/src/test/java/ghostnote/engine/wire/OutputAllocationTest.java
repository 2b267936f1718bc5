package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.time.Timeline;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class OutputAllocationTest {
    private static final int CALLS = 1_000_000;
    private static final int RUNS = 3;

    @Test
    void aMillionWakesAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        StreamWatcher out = new StreamWatcher();
        Stage stage = new Stage(new Timeline(0, 0, 133.7), out, new DrumStream(1), Long.MAX_VALUE);
        long dueNs = stage.nowNs();
        long least = Long.MAX_VALUE;
        for (int run = 0; run < RUNS; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < CALLS; i++) {
                dueNs = stage.wakeAt(dueNs);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least);
        assertTrue(out.noteOns() > CALLS / 10, "with notes");
    }
}
