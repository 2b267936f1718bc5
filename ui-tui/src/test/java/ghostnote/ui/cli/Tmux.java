package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Ghostnote in a real terminal: that of a tmux server of its own. Its stderr goes to {@code err.txt}; how the terminal was
 * before and after to {@code before.txt} and {@code after.txt}.
 */
final class Tmux implements AutoCloseable {
    private static final long LONGEST_WAIT_MS = 20_000;
    private static final long LOOK_MS = 20;

    private final Path folder;
    private final Path socket;

    /** Starts the program with the usual arguments and some more. */
    Tmux(Path folder, int width, int height, Map<String, String> environment, List<String> jvmFlags, String... more)
            throws IOException, InterruptedException {
        this.folder = folder;
        socket = folder.resolve("tmux");
        String[] usual = {"play", "--seed", "11", "--set", "x.set", "--out", "take.mid"};
        List<String> command = Ghostnote.process(
                        jvmFlags, Stream.concat(Stream.of(usual), Stream.of(more)).toArray(String[]::new))
                .command();
        Map<String, String> folders =
                Map.of("XDG_STATE_HOME", folder.toString(), "XDG_CONFIG_HOME", folder.resolve("config").toString());
        String variables = Stream.concat(folders.entrySet().stream(), environment.entrySet().stream())
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()))
                .collect(Collectors.joining(" "));
        Path script = folder.resolve("run.sh");
        Files.writeString(script, """
                trap : INT HUP TERM
                cd %s
                echo before the show
                stty -a > before.txt
                env %s %s 2> err.txt
                echo "it ended with $?"
                stty -a > after.txt
                touch ended.txt
                sleep 600
                """.formatted(
                        quoted(folder.toString()),
                        variables,
                        command.stream().map(Tmux::quoted).collect(Collectors.joining(" "))));
        run("-f", "/dev/null", "new-session", "-d", "-x", "" + width, "-y", "" + height, "sh " + script);
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("tmux", "-u", "-S", socket.toString()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(10, TimeUnit.SECONDS), "tmux hangs");
        return out;
    }

    /** Presses keys, by tmux's names. */
    void press(String... keys) throws IOException, InterruptedException {
        for (String key : keys) {
            run("send-keys", key);
        }
    }

    /** Types characters. */
    void type(String text) throws IOException, InterruptedException {
        run("send-keys", "-l", text);
    }

    void resize(int width, int height) throws IOException, InterruptedException {
        run("resize-window", "-x", "" + width, "-y", "" + height);
    }

    /** What is on the screen. */
    String screen() throws IOException, InterruptedException {
        return run("capture-pane", "-p");
    }

    /** The same with its colours, as escape sequences. */
    String colors() throws IOException, InterruptedException {
        return run("capture-pane", "-p", "-e");
    }

    /** What tmux knows of the terminal, such as {@code alternate_on}. */
    String flag(String name) throws IOException, InterruptedException {
        return run("display-message", "-p", "#{" + name + "}").strip();
    }

    /** Waits for something to be seen. */
    String await(String text) throws IOException, InterruptedException {
        return await(text, screen -> screen.contains(text));
    }

    /** The same. */
    String await(String what, Predicate<String> isSeen) throws IOException, InterruptedException {
        String screen = "";
        for (long ms = 0; ms < LONGEST_WAIT_MS; ms += LOOK_MS) {
            screen = screen();
            if (isSeen.test(screen)) {
                return screen;
            }
            Thread.sleep(LOOK_MS);
        }
        throw new AssertionError("not seen: " + what + "\n" + screen + "\n" + said());
    }

    /** The process of the program. */
    ProcessHandle program() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains("ghostnote.ui.Main"))
                .filter(process -> Path.of("/proc/" + process.pid() + "/cwd").toFile().exists() && isHere(process.pid()))
                .findFirst()
                .orElseThrow();
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
    String said() throws IOException {
        Path err = folder.resolve("err.txt");
        if (!Files.exists(err)) {
            return "";
        }
        return Files.readString(err)
                .lines()
                .filter(line -> !line.startsWith("WARNING: "))
                .collect(Collectors.joining("\n"));
    }

    /** Waits until the program has ended. */
    void awaitEnd() throws IOException, InterruptedException {
        for (long ms = 0; ms < LONGEST_WAIT_MS; ms += LOOK_MS) {
            if (Files.exists(folder.resolve("ended.txt"))) {
                return;
            }
            Thread.sleep(LOOK_MS);
        }
        throw new AssertionError("it did not end\n" + screen() + "\n" + said());
    }

    /** The terminal is as it was: its settings, its screen, its cursor. */
    void assertRestored() throws IOException, InterruptedException {
        String before = Files.readString(folder.resolve("before.txt"));
        assertTrue(before.contains("icanon"), before);
        assertEquals(before, Files.readString(folder.resolve("after.txt")));
        assertEquals("0", flag("alternate_on"), "another screen");
        assertEquals("1", flag("cursor_flag"), "no cursor");
        assertTrue(screen().contains("before the show"), this::screenNow);
    }

    private String screenNow() {
        try {
            return screen();
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    @Override
    public void close() throws IOException {
        try {
            run("kill-server");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
