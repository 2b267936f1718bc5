package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderCommandTest {
    @TempDir
    Path folder;

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        byte[] first = render("a.mid", "--seed", "7");
        assertArrayEquals(first, render("b.mid", "--seed", "7"));
        assertFalse(Arrays.equals(first, render("c.mid", "--seed", "8")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"scalar", "vector128", "vector256", "vector512"})
    void everyKernelWritesTheSameFile(String kernel) throws Exception {
        byte[] here = render("here.mid", "--seed", "7", "--bars", "16");
        Path there = folder.resolve("there.mid");
        Ghostnote.Result result = Ghostnote.runProcess(
                List.of("-Dghostnote.kernel=" + kernel),
                "render", "--seed", "7", "--bars", "16", "--out", there.toString());
        assertEquals(0, result.exitCode(), result::err);
        assertArrayEquals(here, Files.readAllBytes(there));
    }

    @Test
    void countWritesAFileForEachSeedEqualToOneRenderedAlone() throws IOException {
        Path takes = folder.resolve("new/takes");
        Ghostnote.Result result = Ghostnote.run(
                "render", "--bars", "2", "--seed", "40", "--count", "5", "--out", takes.toString(), "--json");
        assertEquals(0, result.exitCode(), result::err);
        assertEquals(5, ((List<?>) ((Map<?, ?>) Json.parse(result.out())).get("files")).size());
        for (int seed = 40; seed < 45; seed++) {
            byte[] alone = render("alone.mid", "--bars", "2", "--seed", String.valueOf(seed));
            assertArrayEquals(alone, Files.readAllBytes(takes.resolve("seed-%d.mid".formatted(seed))));
        }
    }

    @Test
    void anotherProgramReadsTheTempoTheMeterTheLengthAndBalancedNotes() throws Exception {
        render("take.mid", "--bars", "4", "--tempo", "97.5");
        Process midicsv = new ProcessBuilder("midicsv", folder.resolve("take.mid").toString())
                .redirectErrorStream(true)
                .start();
        List<String> lines = new String(midicsv.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertEquals(0, midicsv.waitFor(), lines::toString);
        assertEquals("0, 0, Header, 0, 1, 480", lines.getFirst());
        assertTrue(lines.contains("1, 0, Time_signature, 4, 2, 24, 8"), lines::toString);
        assertTrue(lines.contains("1, 0, Tempo, 615385"), lines::toString);
        assertTrue(lines.contains("1, 7680, End_track"), lines::toString);
        long ons = lines.stream().filter(line -> line.contains("Note_on_c, 9")).count();
        assertEquals(ons, lines.stream().filter(line -> line.contains("Note_off_c, 9")).count());
        assertTrue(ons > 8, "only " + ons + " notes in four bars");
    }

    @Test
    void aHundredBarsStayInsideTheirBars() throws IOException {
        render("long.mid", "--bars", "100");
        MidiFile music = MidiFileReader.read(folder.resolve("long.mid"));
        assertEquals(100 * 1920, music.endTick());
        assertTrue(music.noteOns().stream().allMatch(on -> on.tick() < 100 * 1920));
        assertEquals(List.of(), music.warnings());
    }

    private byte[] render(String name, String... options) throws IOException {
        Path file = folder.resolve(name);
        String[] fixed = {"render", "--out", file.toString()};
        String[] all = Arrays.copyOf(fixed, fixed.length + options.length);
        System.arraycopy(options, 0, all, fixed.length, options.length);
        Ghostnote.Result result = Ghostnote.run(all);
        assertEquals(0, result.exitCode(), result::err);
        return Files.readAllBytes(file);
    }
}
