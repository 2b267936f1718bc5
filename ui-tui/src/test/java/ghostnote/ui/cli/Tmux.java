package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Ghostnote in a real terminal: that of a tmux server of its own. */
final class Tmux implements AutoCloseable {
    private static final long LONGEST_WAIT_MS = 20_000;
    private static final long LOOK_MS = 20;

    private final Show show;
    private final Path socket;

    /** Starts the program with the usual arguments and some more. */
    Tmux(Path folder, int width, int height, Map<String, String> environment, List<String> jvmFlags, String... more)
            throws IOException, InterruptedException {
        socket = folder.resolve("tmux");
        show = new Show(folder, environment, jvmFlags, more);
        run("-f", "/dev/null", "new-session", "-d", "-x", "" + width, "-y", "" + height, "sh " + show.script());
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
        return show.program();
    }

    /** What it said on stderr, but for the JVM's own remarks. */
    String said() {
        return show.said();
    }

    /** Waits until the program has ended. */
    void awaitEnd() throws IOException, InterruptedException {
        show.awaitEnd();
    }

    /** The terminal is as it was: its settings, its screen, its cursor. */
    void assertRestored() throws IOException, InterruptedException {
        show.assertSettingsRestored();
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
        } finally {
            show.kill();
        }
    }
}
