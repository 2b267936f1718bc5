package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sizes that change as fast as they can, while keys are pressed. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ResizeTest {
    private static final int RESIZES = 10_000;
    private static final int RESIZES_A_KEY = 20;
    private static final int[][] EDGES = {{0, 0}, {1, 1}, {1000, 1000}, {0, 24}, {80, 0}, {1, 1000}, {1000, 1}, {65535, 65535}};
    private static final String ESCAPE = "\033";

    /** All but those that leave, or write files. */
    private static final List<String> KEYS = List.of(
            " ", "t", "1", "0", "!", "s", "f", "r", "z", "u", "a", "c", "i", "o", "l", "L", "<", "p", ":", "?", "\t", "\177",
            ESCAPE, "\033[A", "\033[B", "\033[C", "\033[1;2D", "\033[6~", "\033O", "\033[", "\033[9", "\u00e4", "x");

    @TempDir
    Path folder;

    @Test
    void anySizesInAnyOrderLeaveThePerformanceAndTheScreenWell() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        try (Pty pty = new Pty(folder, 80, 24, Map.of(), List.of(), "--tempo", "200")) {
            pty.read();
            pty.await("bpm");
            for (int i = 0; i < RESIZES; i++) {
                int[] edge = EDGES[random.nextInt(EDGES.length)];
                boolean isEdge = random.nextInt(10) == 0;
                pty.resize(isEdge ? edge[0] : random.nextInt(300), isEdge ? edge[1] : random.nextInt(100));
                if (i % RESIZES_A_KEY == 0) {
                    pty.type(KEYS.get(random.nextInt(KEYS.size())));
                    Thread.sleep(5);
                }
            }
            pty.resize(80, 24);
            Thread.sleep(300);
            pty.type(ESCAPE);
            Thread.sleep(300);
            pty.type("?");
            Thread.sleep(300);
            pty.forget();
            pty.resize(81, 25);
            pty.await("Keys and controls");
            pty.type(ESCAPE);
            Thread.sleep(300);
            pty.forget();
            pty.resize(80, 24);
            pty.await("1 kick");
            pty.type("qq");
            assertEquals(0, pty.awaitEnd(), pty::said);
            pty.assertRestored();
            assertFalse(pty.said().contains("xception"), pty.said());
            assertFalse(pty.said().contains("a bug of ours"), pty.said());
        }
    }
}
