package ghostnote.ui.term;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.ui.screen.Glyphs;
import ghostnote.ui.screen.Shown;
import ghostnote.ui.screen.Snapshot;
import ghostnote.ui.screen.StageView;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a redraw costs. */
@Tag("timing")
class RedrawTest {
    private static final int WARM_UP = 3_000;
    private static final int REDRAWS = 2_000;
    private static final long MOST_NS = 1_000_000;

    @Test
    void aRedrawAt120By40CostsAMillisecondAtMost() throws Exception {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        NanoHistogram costs = new NanoHistogram();
        NanoHistogram waits = new NanoHistogram();
        long allocated = 0;
        long sumNs = 0;
        try (ExternalTerminal terminal = new ExternalTerminal(
                "sink",
                "xterm-256color",
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                StandardCharsets.UTF_8)) {
            terminal.setSize(Size.of(120, 40));
            StageTerminal stage = new StageTerminal(terminal, ColorDepth.INDEXED);
            for (int redraw = 0; redraw < WARM_UP + REDRAWS; redraw++) {
                Snapshot snapshot = Shown.playing(redraw);
                long fromBytes = threads.getCurrentThreadAllocatedBytes();
                long fromNs = System.nanoTime();
                long fromCpuNs = threads.getCurrentThreadCpuTime();
                stage.measure();
                stage.draw(StageView.draw(snapshot, stage.columns(), stage.rows(), Glyphs.UNICODE));
                long costNs = threads.getCurrentThreadCpuTime() - fromCpuNs;
                if (redraw >= WARM_UP) {
                    waits.record(System.nanoTime() - fromNs);
                    costs.record(costNs);
                    sumNs += costNs;
                    allocated += threads.getCurrentThreadAllocatedBytes() - fromBytes;
                }
            }
        }
        System.err.printf(
                "a redraw at 120x40, us of a processor: mean %.1f, p50 %.1f, p99 %.1f, max %.1f; on this machine p50 %.1f,"
                        + " p99 %.1f; %d bytes allocated; load average %.2f%n",
                sumNs / 1e3 / REDRAWS,
                costs.percentileNs(50) / 1e3,
                costs.percentileNs(99) / 1e3,
                costs.maxNs() / 1e3,
                waits.percentileNs(50) / 1e3,
                waits.percentileNs(99) / 1e3,
                allocated / REDRAWS,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        assertTrue(costs.percentileNs(99) <= MOST_NS, () -> "p99 " + costs.percentileNs(99) + " ns");
    }
}
