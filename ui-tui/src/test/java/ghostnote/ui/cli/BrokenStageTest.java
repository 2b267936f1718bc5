package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the terminal when something breaks that should not. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BrokenStageTest {
    private static final Map<String, String> UTF_8 = Map.of("LC_ALL", "C.UTF-8");
    private static final String[] TEMPO = {"--tempo", "240"};

    @TempDir
    Path folder;

    /** On the thread that lists ports for a menu, and on that of the view. */
    @Test
    void aMistakeIsALineOfNewsAndThePerformanceGoesOn() throws Exception {
        List<String> flags = List.of("-Dghostnote.test.faults=mistake");
        try (Tmux tmux = new Tmux(folder, 120, 30, UTF_8, flags, TEMPO)) {
            tmux.await("▶");
            tmux.press("o");
            tmux.await("Where it plays to");
            tmux.press("Escape");
            tmux.await("a bug of ours, and it plays on: list-ports: java.lang.IllegalStateException: a mistake in");
            tmux.press(":");
            tmux.type("sync midi:x");
            tmux.press("Enter");
            tmux.await("a bug of ours, and it plays on: main: java.lang.IllegalStateException: a mistake in");
            assertEquals("", tmux.said());
            tmux.press("f");
            tmux.await("fill at ");
            tmux.press("q", "q");
            tmux.awaitEnd();
            tmux.assertRestored();
            tmux.await("it ended with 0");
            String said = tmux.said();
            assertTrue(said.contains("please report it with what follows"), said);
            assertTrue(said.contains("at ghostnote.ui.stage.Menus."), said);
        }
    }

    /** Who asks for some then gets none; whether the view does, and ends it, is up to chance. */
    @Test
    void theTerminalIsAsItWasWhenAnotherThreadTakesAllMemoryWhileItPlays() throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        List<String> flags = Stream.concat(wire.jvmFlags().stream(), Stream.of("-Dghostnote.test.hungry=100")).toList();
        try (Tmux tmux = new Tmux(folder, 80, 24, UTF_8, flags, "--tempo", "240", "--out", WirePort.NAME)) {
            tmux.await("OutOfMemoryError", screen -> (screen + tmux.said()).contains("OutOfMemoryError"));
            Thread.sleep(1000);
            tmux.press("q", "q");
            tmux.awaitEnd();
            tmux.assertRestored();
            assertTrue(tmux.said().contains("OutOfMemoryError"), tmux.said());
            assertTrue(Files.exists(folder.resolve("take.mid")), "no take");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Xmx24m", "-Xmx32m", "-XX:MaxMetaspaceSize=10m"})
    void theTerminalIsAsItWasWhenThereIsTooLittleMemoryToBegin(String flag) throws Exception {
        try (Tmux tmux = new Tmux(folder, 80, 24, UTF_8, List.of("-Xms16m", flag), TEMPO)) {
            tmux.awaitEnd();
            tmux.assertRestored();
            assertFalse(tmux.said().contains("played "), tmux.said());
            assertTrue(tmux.said().contains("OutOfMemoryError"), tmux.said());
        }
    }
}
