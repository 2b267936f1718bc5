package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.pty4j.PtyProcess;
import com.pty4j.PtyProcessBuilder;
import com.pty4j.WinSize;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ghostnote in a terminal of any size, which is read or not. */
final class Pty implements AutoCloseable {
    private static final long LONGEST_WAIT_MS = 20_000;
    private static final long LOOK_MS = 20;
    private static final int MOST_CHARACTERS = 1 << 20;

    /** The number of write(2). */
    private static final String WRITE = System.getProperty("os.arch").equals("aarch64") ? "64 " : "1 ";

    private final Show show;
    private final PtyProcess shell;
    private final StringBuilder seen = new StringBuilder();

    /** Starts the program with the usual arguments and some more. Nobody reads what it draws. */
    Pty(Path folder, int width, int height, Map<String, String> environment, List<String> jvmFlags, String... more)
            throws IOException {
        show = new Show(folder, environment, jvmFlags, more);
        Map<String, String> variables = new HashMap<>(System.getenv());
        variables.put("TERM", "xterm-256color");
        variables.put("LC_ALL", "C.UTF-8");
        shell = new PtyProcessBuilder(new String[] {"sh", show.script().toString()})
                .setEnvironment(variables)
                .setInitialColumns(width)
                .setInitialRows(height)
                .start();
    }

    /** Begins to read what it draws. */
    void read() {
        Thread.ofPlatform().daemon().name("pty-reader").start(() -> {
            byte[] bytes = new byte[1 << 16];
            try (InputStream in = shell.getInputStream()) {
                for (int count = in.read(bytes); count > 0; count = in.read(bytes)) {
                    keep(new String(bytes, 0, count, StandardCharsets.ISO_8859_1));
                }
            } catch (IOException closed) {
                return; // the terminal is gone
            }
        });
    }

    private void keep(String characters) {
        synchronized (seen) {
            seen.append(characters);
            seen.delete(0, Math.max(0, seen.length() - MOST_CHARACTERS));
        }
    }

    /** The end of what was drawn, a character for each byte. */
    String seen() {
        synchronized (seen) {
            return seen.toString();
        }
    }

    /** Forgets what was drawn. */
    void forget() {
        synchronized (seen) {
            seen.setLength(0);
        }
    }

    /** Waits for something to be drawn, in one piece. */
    void await(String text) throws IOException, InterruptedException {
        for (long ms = 0; ms < LONGEST_WAIT_MS; ms += LOOK_MS) {
            if (seen().contains(text)) {
                return;
            }
            Thread.sleep(LOOK_MS);
        }
        throw new AssertionError("not seen: " + text + "\n" + seen() + "\n" + show.said());
    }

    /** Sends what a key sends. */
    void type(String characters) throws IOException {
        shell.getOutputStream().write(characters.getBytes(StandardCharsets.UTF_8));
        shell.getOutputStream().flush();
    }

    void resize(int width, int height) {
        shell.setWinSize(new WinSize(width, height));
    }

    void signal(String name) throws IOException, InterruptedException {
        String pid = String.valueOf(show.program().pid());
        assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).start().waitFor());
    }

    /** Whether who draws waits for the terminal to take more. */
    boolean isBlocked() throws IOException {
        Path threads = Path.of("/proc/%d/task".formatted(show.program().pid()));
        try (DirectoryStream<Path> all = Files.newDirectoryStream(threads)) {
            for (Path thread : all) {
                if (Files.readString(thread.resolve("comm")).strip().equals("screen")) {
                    return Files.readString(thread.resolve("syscall")).startsWith(WRITE);
                }
            }
        }
        return false;
    }

    /** Waits until it is, and stays so. */
    void awaitBlocked() throws IOException, InterruptedException {
        int times = 0;
        for (long ms = 0; ms < LONGEST_WAIT_MS && times < 10; ms += LOOK_MS) {
            times = isBlocked() ? times + 1 : 0;
            Thread.sleep(LOOK_MS);
        }
        assertTrue(times == 10, "the terminal takes whatever is drawn");
    }

    /** What it said on stderr, but for the JVM's own remarks. */
    String said() {
        return show.said();
    }

    /** Waits until the program has ended. Returns its exit code. */
    int awaitEnd() throws IOException, InterruptedException {
        return show.awaitEnd();
    }

    /** The terminal is as it was: its settings, and as far as it was told to, its screen and its cursor. */
    void assertRestored() throws IOException, InterruptedException {
        show.assertSettingsRestored();
        await("it ended with");
        String all = seen();
        assertTrue(all.lastIndexOf("\033[?1049l") > all.lastIndexOf("\033[?1049h"), "another screen");
        assertTrue(all.lastIndexOf("\033[?25h") > all.lastIndexOf("\033[?25l"), "no cursor");
    }

    @Override
    public void close() throws IOException {
        show.kill();
        shell.destroyForcibly();
        shell.getOutputStream().close();
    }
}
