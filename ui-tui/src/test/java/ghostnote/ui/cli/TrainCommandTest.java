package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCommandTest {
    @TempDir
    Path folder;

    private Path loops;

    @BeforeEach
    void writeLoops() throws IOException {
        loops = NineLoops.write(Files.createDirectories(folder.resolve("loops")));
    }

    @Test
    void aFolderBecomesADrummerThatPlaysAndAPageThatSaysHowGoodItIs() throws IOException {
        Path model = folder.resolve("mine.safetensors");
        Path page = folder.resolve("mine.html");
        Ghostnote.Result trained = train(model, "--epochs", "6", "--report", page.toString());
        assertEquals(0, trained.exitCode(), trained::err);
        List<String> lines = trained.errLines();
        assertEquals("8 loops of 256 hits to learn from, 1 kept apart", lines.getFirst());
        assertEquals(6, lines.stream().filter(line -> line.startsWith("epoch ")).count());
        assertTrue(trained.err().contains("guessing by frequency alone takes "), trained.err());
        assertTrue(trained.err().contains("So few loops kept apart"), trained.err());
        assertFalse(Files.exists(checkpointOf(model)));

        Path take = folder.resolve("take.mid");
        Ghostnote.Result rendered =
                Ghostnote.run("render", "--model", model.toString(), "--bars", "4", "--out", take.toString());
        assertEquals(0, rendered.exitCode(), rendered::err);

        String html = Files.readString(page);
        for (String part : List.of("<svg", "kick_on_1", "phrase_dip", "how hard", "256", "learning rate")) {
            assertTrue(html.contains(part), part);
        }
        assertFalse(html.contains("http"), "the page asks for something from elsewhere");
    }

    @Test
    void aTrainingThatWasKilledGoesOnAndEndsWithTheBytesOfAnUninterruptedOne() throws Exception {
        Path whole = Files.createDirectory(folder.resolve("whole")).resolve("mine.safetensors");
        Path killed = Files.createDirectory(folder.resolve("killed")).resolve("mine.safetensors");
        assertEquals(0, train(whole, "--epochs", "40").exitCode());

        Process process = Ghostnote.process(
                        List.of(), "train", loops.toString(), "--out", killed.toString(), "--epochs", "40")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("killed.log").toFile())
                .start();
        while (process.isAlive() && !Files.exists(checkpointOf(killed))) {
            Thread.sleep(5);
        }
        process.destroyForcibly();
        assertEquals(128 + 9, process.waitFor(), () -> "it was not killed");
        assertFalse(Files.exists(killed));

        Ghostnote.Result resumed = train(killed, "--epochs", "40");
        assertEquals(0, resumed.exitCode(), resumed::err);
        assertTrue(resumed.err().contains("going on from "), resumed.err());
        assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(killed));
        assertFalse(Files.exists(checkpointOf(killed)));
    }

    @Test
    void whatAnotherTrainingLeftIsRefusedUnlessItIsToStartAfresh() throws IOException {
        Path model = folder.resolve("mine.safetensors");
        Files.writeString(checkpointOf(model), "something else");
        Ghostnote.Result refused = train(model, "--epochs", "1");
        assertEquals(ExitCode.BAD_DATA, refused.exitCode());
        assertTrue(refused.err().contains("--restart starts afresh"), refused.err());
        assertFalse(Files.exists(model));
        assertEquals(0, train(model, "--epochs", "1", "--restart").exitCode());
        assertTrue(Files.exists(model));
    }

    @Test
    void theSeedProtocolSaysHowManyOfTheHitsItLearntAreRight() {
        Ghostnote.Result trained = train(folder.resolve("seed.safetensors"), "--seed-protocol", "--epochs", "2");
        assertEquals(0, trained.exitCode(), trained::err);
        assertTrue(trained.err().contains("92 % right was not reached; at best "), trained.err());
    }

    private Ghostnote.Result train(Path out, String... options) {
        List<String> arguments = new ArrayList<>(List.of("train", loops.toString(), "--out", out.toString()));
        arguments.addAll(List.of(options));
        return Ghostnote.run(arguments.toArray(String[]::new));
    }

    private static Path checkpointOf(Path model) {
        return model.resolveSibling(model.getFileName() + ".training");
    }
}
