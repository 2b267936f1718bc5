package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Tag;

/** Asserts real time, so it wants a machine that has some: {@code ./check -Dexcluded.tags= -Dgroups=timing}. */
@Tag("timing")
class ColdStartTest {
    private static final long SLOWEST_START_MS = 1500;

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
