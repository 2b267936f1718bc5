package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreCommandTest {
    private static final double FOUR_DECIMALS = 5e-5;

    @TempDir
    Path folder;

    @Test
    void theSeedModelScoresItsOwnDemoAsMeasuredInDoublePrecision() {
        Path seed = SharedData.find("seed-model");
        Map<?, ?> figures = score(seed, seed.resolve("demo.mid"));
        assertEquals(199L, figures.get("events"));
        assertEquals(0.86446, figure(figures, "heads", "note", "nats"), FOUR_DECIMALS);
        assertEquals(1.58949, figure(figures, "heads", "ticks", "nats"), FOUR_DECIMALS);
        assertEquals(0.86446 + 1.58949, figure(figures, "nats_per_event"), 2 * FOUR_DECIMALS);
        assertEquals(0.59799, figure(figures, "accuracy"), FOUR_DECIMALS);
    }

    @Test
    void anImportedModelScoresAsItsSource() {
        Path seed = SharedData.find("seed-model");
        Path imported = folder.resolve("seed.safetensors");
        assertEquals(0, Ghostnote.run("import", seed.toString(), "--out", imported.toString()).exitCode());
        assertEquals(score(seed, seed.resolve("demo.mid")), score(imported, seed.resolve("demo.mid")));
    }

    @Test
    void theDefaultDrummerForetellsItsOwnPlayingBetterThanChance() {
        Path take = folder.resolve("take.mid");
        Ghostnote.run("render", "--bars", "32", "--out", take.toString());
        Map<?, ?> figures = json(Ghostnote.run("score", "--json", take.toString()));
        assertEquals(4, ((Map<?, ?>) figures.get("heads")).size());
        // 22 voices, 17 delays and 120 offsets drawn blindly would cost 10.7 nats.
        assertTrue(figure(figures, "nats_per_event") < 7, figures::toString);
    }

    @Test
    void theDefaultDrummerForetellsPeopleItDidNotLearnFrom() throws IOException {
        Path groove = SharedData.find("groove-midi");
        List<String> command = new ArrayList<>(List.of("score", "--json"));
        for (String line : Files.readAllLines(groove.resolve("info.csv"))) {
            String[] values = line.split(",", -1);
            if (values[values.length - 1].equals("validation")) {
                command.add(groove.resolve(values[7]).toString());
            }
        }
        Map<?, ?> figures = json(Ghostnote.run(command.toArray(String[]::new)));
        assertEquals(44_128.0, figure(figures, "events"));
        assertTrue(figure(figures, "nats_per_event") <= 5.36, figures::toString);
        assertTrue(figure(figures, "score_nats") <= 1.26, figures::toString);
        assertTrue(figure(figures, "nine_class_nats") <= 0.97, figures::toString);
        assertTrue(figure(figures, "microtiming_nats") <= 4.08, figures::toString);
        assertTrue(figure(figures, "velocity_nats") <= 3.60, figures::toString);
    }

    @Test
    void aFileWithoutTwoKnownNotesIsRefusedAndSaysSo() throws Exception {
        Path empty = Files.write(folder.resolve("empty.mid"), new byte[0]);
        Ghostnote.Result result = Ghostnote.run("score", empty.toString());
        assertEquals(ExitCode.BAD_DATA, result.exitCode());
        assertTrue(result.err().contains("nothing to score"), result.err());
    }

    private static Map<?, ?> score(Path model, Path file) {
        return json(Ghostnote.run("score", "--model", model.toString(), "--json", file.toString()));
    }

    private static Map<?, ?> json(Ghostnote.Result result) {
        assertEquals(0, result.exitCode(), result::err);
        return (Map<?, ?>) Json.parse(result.out());
    }

    private static double figure(Map<?, ?> figures, String... path) {
        Object at = figures;
        for (String name : path) {
            at = ((Map<?, ?>) at).get(name);
        }
        return ((Number) at).doubleValue();
    }
}
