package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A process that plays into {@code take.mid} and {@code x.set}, is told lines, and says some. */
final class Player {
    private final Path folder;
    private final Process process;
    private final BufferedReader out;
    private final BufferedReader err;
    private final Writer in;

    Player(Path folder) throws IOException {
        this(folder, List.of());
    }

    Player(Path folder, List<String> jvmFlags, String... more) throws IOException {
        this(folder, Map.of(), jvmFlags, more);
    }

    Player(Path folder, Map<String, String> environment, List<String> jvmFlags, String... more) throws IOException {
        this.folder = folder;
        List<String> usual = List.of("play", "--seed", "11", "--tempo", "240", "--set", "x.set", "--out", "take.mid");
        String[] arguments = Stream.concat(usual.stream(), Stream.of(more)).toArray(String[]::new);
        ProcessBuilder builder = Ghostnote.process(jvmFlags, arguments).directory(folder.toFile());
        builder.environment().putAll(environment);
        process = builder.start();
        out = process.inputReader();
        err = process.errorReader();
        in = process.outputWriter();
    }

    void type(String line) throws IOException {
        in.write(line + "\n");
        in.flush();
    }

    /** Sends it a signal, such as STOP. */
    void signal(String name) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor());
    }

    void awaitPosition(String position) throws IOException {
        String line = out.readLine();
        while (line != null && !line.strip().startsWith(position + " ")) {
            line = out.readLine();
        }
        assertTrue(line != null, "it ended before " + position);
    }

    /** The first line that begins so. */
    String awaitSaid(String beginning) {
        return err.lines().filter(line -> line.startsWith(beginning)).findFirst().orElseThrow();
    }

    List<String> end() throws IOException, InterruptedException {
        type("quit");
        List<String> said = err.lines().filter(line -> line.startsWith("ghostnote: ")).toList();
        assertEquals(0, process.waitFor());
        return said;
    }

    /** What was turned, by the set file. */
    List<String> turned() throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("x.set"))) {
            return lines.filter(line -> line.startsWith("@")).map(line -> line.substring(line.indexOf(' ') + 1)).toList();
        }
    }

    /** Where something was turned, by the set file. */
    String placeOf(String turn) throws IOException {
        try (Stream<String> lines = Files.lines(folder.resolve("x.set"))) {
            return lines.filter(line -> line.startsWith("@") && line.endsWith(" " + turn))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nowhere: " + turn));
        }
    }

    /** The set file plays the same again. */
    void assertReplays(String... options) throws IOException {
        String again = folder.resolve("again.mid").toString();
        String[] replay = {"replay", folder.resolve("x.set").toString(), "--out", again};
        Ghostnote.Result result =
                Ghostnote.run(Stream.of(replay, options).flatMap(Stream::of).toArray(String[]::new));
        assertEquals(0, result.exitCode(), result::err);
        assertArrayEquals(Files.readAllBytes(folder.resolve("take.mid")), Files.readAllBytes(Path.of(again)));
    }
}
