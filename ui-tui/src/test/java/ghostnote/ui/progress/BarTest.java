package ghostnote.ui.progress;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.time.NanoClock;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BarTest {
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();
    private final PrintStream terminal = new PrintStream(shown, true, StandardCharsets.UTF_8);
    private final AtomicLong nowNs = new AtomicLong();
    private final NanoClock clock = nowNs::get;

    private void work(Bar bar, long stepNs) {
        for (int done = 1; done <= 4; done++) {
            nowNs.addAndGet(stepNs);
            bar.at(done, 4);
        }
    }

    private String shown() {
        return shown.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whoeverWaitsAndWatchesSeesHowFarItIsUntilItIsDone() {
        try (Bar bar = new Bar("reading", Optional.of(terminal), clock)) {
            work(bar, 200_000_000);
        }
        assertTrue(shown().contains("reading"), shown());
        assertTrue(shown().contains("4/4"), shown());
        // Nothing of it is left on the line.
        assertTrue(shown().matches("(?s).*\r +\r"), shown());
    }

    @Test
    void whatIsDoneAtOnceShowsNothing() {
        try (Bar bar = new Bar("reading", Optional.of(terminal), clock)) {
            work(bar, 1_000_000);
        }
        assertEquals("", shown());
    }

    @Test
    void whereNobodyWatchesNothingIsShown() {
        PrintStream err = System.err;
        try {
            System.setErr(terminal);
            try (Bar bar = new Bar("reading", Optional.empty(), clock)) {
                work(bar, 1_000_000_000);
            }
        } finally {
            System.setErr(err);
        }
        assertEquals("", shown());
    }
}
