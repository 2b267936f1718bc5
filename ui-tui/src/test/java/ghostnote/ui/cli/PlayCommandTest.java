package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlayCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatIsPlayedLiveIsWhatIsRenderedFromTheSameSeed() throws Exception {
        Path take = folder.resolve("take.mid");
        Path rendered = folder.resolve("rendered.mid");
        Ghostnote.Result played = Ghostnote.runProcess(
                List.of(), "play", "--bars", "3", "--tempo", "480", "--seed", "11", "--json", "--out", take.toString());
        assertEquals(0, played.exitCode(), played::err);
        Ghostnote.run("render", "--bars", "3", "--tempo", "480", "--seed", "11", "--out", rendered.toString());
        assertArrayEquals(Files.readAllBytes(rendered), Files.readAllBytes(take));
        Map<?, ?> figures = (Map<?, ?>) Json.parse(played.out());
        assertEquals(3L * 1920, figures.get("ticks"));
        assertEquals(0L, figures.get("failed_messages"));
    }

    @Test
    void thePatternIsShownAsItPlays() throws Exception {
        Ghostnote.Result played =
                Ghostnote.runProcess(List.of(), "--bars", "2", "--tempo", "480", "--seed", "11");
        assertEquals(0, played.exitCode(), played::err);
        List<String> lines = played.out().lines().toList();
        assertEquals(2 * (1 + 16), lines.size(), played::out);
        assertTrue(lines.getFirst().contains("kick"), lines.getFirst());
        assertTrue(lines.get(1).strip().startsWith("1.1"), lines.get(1));
        assertTrue(lines.get(1 + 16 + 1 + 12).strip().startsWith("2.4"), lines::toString);
        assertTrue(played.err().contains("seed 11"), played.err());
    }

    @Test
    void aTakeThatCannotBeSavedWhereItShouldIsSavedElsewhereAndTheLineSaysWhere() throws Exception {
        Path gone = Files.createDirectory(folder.resolve("gone"));
        Path take = gone.resolve("take.mid");
        Process process = Ghostnote.process(
                        List.of(), "play", "--bars", "1", "--seed", "11", "--json", "--out", take.toString())
                .start();
        var err = process.errorReader();
        String line = err.readLine();
        while (line != null && !line.contains("seed 11")) {
            line = err.readLine();
        }
        Files.delete(gone);
        String rest = err.readAllAsString();
        assertEquals(ExitCode.IO_ERROR, process.waitFor(), rest);
        String told = "ghostnote: cannot write " + take + ": no such folder; the take is in ";
        assertTrue(rest.startsWith(told), rest);
        Path instead = Path.of(rest.substring(told.length()).strip());
        assertTrue(!MidiFileReader.read(instead).noteOns().isEmpty());
        Files.delete(instead);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143", "HUP, 129"})
    void aSignalEndsThePerformanceCleanlyAndTheTakeIsSaved(String signal, int exitCode) throws Exception {
        Path take = folder.resolve("take.mid");
        Process process = Ghostnote.process(List.of(), "play", "--seed", "11", "--out", take.toString())
                .redirectErrorStream(true)
                .start();
        StringBuilder shown = new StringBuilder();
        var reader = process.inputReader();
        while (!shown.toString().contains("1.3")) {
            String line = reader.readLine();
            assertTrue(line != null, shown::toString);
            shown.append(line).append('\n');
        }
        new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid())).start().waitFor();
        String rest = reader.readAllAsString();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it did not end");
        assertEquals(exitCode, process.exitValue(), rest);
        assertTrue(rest.contains("played "), rest);
        assertHoldsTheFirstBarUpToThePlayhead(take);
    }

    private void assertHoldsTheFirstBarUpToThePlayhead(Path take) throws IOException {
        Path rendered = folder.resolve("rendered.mid");
        Ghostnote.run("render", "--bars", "4", "--seed", "11", "--out", rendered.toString());
        MidiFile saved = MidiFileReader.read(take);
        MidiFile whole = MidiFileReader.read(rendered);
        assertEquals(List.of(), saved.warnings());
        assertEquals(whole.noteOns().subList(0, saved.noteOns().size()), saved.noteOns());
        long stoppedAfterTick = 2 * 480;
        long due = whole.noteOns().stream().filter(on -> on.tick() < stoppedAfterTick).count();
        assertTrue(saved.noteOns().size() >= due, "%d saved, %d were due".formatted(saved.noteOns().size(), due));
    }
}
