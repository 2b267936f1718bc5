package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ghostnote as a shell runs it in a terminal. Its stderr goes to {@code err.txt}; how the terminal was before and after to
 * {@code before.txt} and {@code after.txt}; how it ended to {@code ended.txt}.
 */
final class Show {
    private static final long LONGEST_WAIT_MS = 20_000;
    private static final long LOOK_MS = 20;

    private final Path folder;

    /** The program with the usual arguments and some more. */
    Show(Path folder, Map<String, String> environment, List<String> jvmFlags, String... more) throws IOException {
        this.folder = folder;
        String[] usual = {"play", "--seed", "11", "--set", "x.set", "--out", "take.mid"};
        List<String> command = Ghostnote.process(
                        jvmFlags, Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new))
                .command();
        Map<String, String> folders =
                Map.of("XDG_STATE_HOME", folder.toString(), "XDG_CONFIG_HOME", folder.resolve("config").toString());
        String variables = Stream.concat(folders.entrySet().stream(), environment.entrySet().stream())
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining(" "));
        Files.writeString(script(), """
                trap : INT
                cd %s
                echo before the show
                stty -a > before.txt
                env %s %s 2> err.txt
                code=$?
                stty -a > after.txt
                echo $code > code.txt
                mv code.txt ended.txt
                echo "it ended with $code"
                exec sleep 600
                """.formatted(
                        quoted(folder.toString()),
                        variables,
                        command.stream().map(Show::quoted).collect(Collectors.joining(" "))));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    /** For {@code sh}. */
    Path script() {
        return folder.resolve("run.sh");
    }

    /** The process of the program. */
    ProcessHandle program() {
        return find().orElseThrow();
    }

    /** Ends the program at once, if it runs. */
    void kill() {
        find().ifPresent(ProcessHandle::destroyForcibly);
    }

    private Optional<ProcessHandle> find() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("ghostnote.ui.Main"))
                .filter(process -> Path.of("/proc/" + process.pid() + "/cwd").toFile().exists() && isHere(process.pid()))
                .findFirst();
    }

    private boolean isHere(long pid) {
        try {
            return Files.readSymbolicLink(Path.of("/proc/" + pid + "/cwd")).equals(folder.toRealPath())
                    && Files.readSymbolicLink(Path.of("/proc/" + pid + "/exe")).endsWith("java");
        } catch (IOException gone) {
            return false;
        }
    }

    /** What it said on stderr, but for the JVM's own remarks. */
    String said() {
        Path err = folder.resolve("err.txt");
        try (Stream<String> lines = Files.exists(err) ? Files.lines(err) : Stream.empty()) {
            return lines.filter(line -> !line.startsWith("WARNING: ")).collect(Collectors.joining("\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the program has ended. Returns its exit code. */
    int awaitEnd() throws IOException, InterruptedException {
        for (long ms = 0; ms < LONGEST_WAIT_MS; ms += LOOK_MS) {
            if (Files.exists(folder.resolve("ended.txt"))) {
                return Integer.parseInt(Files.readString(folder.resolve("ended.txt")).strip());
            }
            Thread.sleep(LOOK_MS);
        }
        throw new AssertionError("it did not end\n" + said());
    }

    /** The terminal's settings are as they were, but for its size. */
    void assertSettingsRestored() throws IOException {
        String before = settings("before.txt");
        assertTrue(before.contains("icanon"), before);
        assertEquals(before, settings("after.txt"));
    }

    private String settings(String file) throws IOException {
        return Files.readString(folder.resolve(file)).replaceAll("rows \\d+; columns \\d+;", "");
    }
}
