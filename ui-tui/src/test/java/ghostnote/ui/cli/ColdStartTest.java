package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Asserts real time, so it wants a machine that has some: {@code ./check -Dexcluded.tags= -Dgroups=timing}. */
@Tag("timing")
class ColdStartTest {
    private static final long SLOWEST_START_MS = 1500;

    /** The terminal's own start is in it. */
    private static final long SLOWEST_SCREEN_MS = 1000;

    @RepeatedTest(5)
    void theScreenIsThereWithinASecond(@TempDir Path folder) throws Exception {
        long startNs = System.nanoTime();
        try (Tmux tmux = new Tmux(folder, 80, 24, Map.of("LC_ALL", "C.UTF-8"), List.of())) {
            tmux.await("GHOSTNOTE");
            long ms = (System.nanoTime() - startNs) / 1_000_000;
            tmux.await("bpm");
            tmux.press("q", "q");
            tmux.awaitEnd();
            assertTrue(ms <= SLOWEST_SCREEN_MS, ms + " ms");
        }
    }

    @RepeatedTest(5)
    void theFirstBeatComesSoonAndNoNoteOfTheFirstTenSecondsIsLate() throws Exception {
        Ghostnote.Result played = Ghostnote.runProcess(
                List.of(),
                "play", "--bars", "5", "--tempo", "120", "--seed", "1", "--json");
        assertEquals(0, played.exitCode(), played::err);
        Map<?, ?> figures = (Map<?, ?>) Json.parse(played.out());
        assertEquals(0L, figures.get("late_notes"), played::out);
        assertEquals(0L, figures.get("dropped_notes"), played::out);
        assertTrue((long) figures.get("first_beat_ms") <= SLOWEST_START_MS, played::out);
    }
}
