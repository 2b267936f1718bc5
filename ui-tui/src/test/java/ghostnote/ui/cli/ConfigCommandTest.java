package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import ghostnote.ui.config.ConfigFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
    @TempDir
    Path home;

    private ConfigFolder folder;

    @BeforeEach
    void makeTheFolder() throws IOException {
        folder = new ConfigFolder(Files.createDirectory(home.resolve("ghostnote")));
    }

    private Ghostnote.Result run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder process = Ghostnote.process(List.of(), arguments);
        process.environment().put("XDG_CONFIG_HOME", home.toString());
        return Ghostnote.waitFor(process.start());
    }

    @Test
    void withoutAFileTheDefaultsAreToldAndWhereAFileWouldLie() throws Exception {
        Ghostnote.Result result = run("config");
        assertEquals(0, result.exitCode(), result::err);
        assertEquals(List.of(), result.errLines());
        List<String> lines = result.out().lines().toList();
        assertEquals("config       " + folder.file() + " (not there)", lines.getFirst());
        assertTrue(lines.contains("  sync           internal                 default"), result::out);
    }

    @Test
    void whatIsInForceComesInJsonWithWhereItComesFrom() throws Exception {
        Files.writeString(
                folder.file(),
                "[play]\ntempo = 96\ntempoo = 1\nturn.density = 0.4\n[keys]\nf = \"fill now\"\n[screen]\ncolors = 256\n");
        Ghostnote.Result result = run("config", "--json");
        assertEquals(ExitCode.CONFIG, result.exitCode(), result::err);
        Map<?, ?> all = (Map<?, ?>) Json.parse(result.out());
        assertEquals(
                List.of("there", "paths", "play", "keys", "screen", "environment", "faults"),
                List.copyOf(all.keySet()));
        List<?> play = (List<?>) all.get("play");
        assertTrue(play.contains(entry("tempo", 96.0, "config", 2L)), play::toString);
        assertTrue(play.contains(entry("turn", "density=0.4", "config", 4L)), play::toString);
        assertTrue(play.contains(entry("weights", "float32", "default", null)), play::toString);
        assertEquals(List.of(Map.of("key", "f", "obeys", "fill now", "line", 6L, "column", 1L)), all.get("keys"));
        assertEquals("256", ((Map<?, ?>) all.get("screen")).get("colors"));
        assertEquals(home.toString(), ((Map<?, ?>) all.get("environment")).get("XDG_CONFIG_HOME"));
        assertEquals(1, ((List<?>) all.get("faults")).size());
        assertEquals(1, result.errLines().size(), result::err);
    }

    private static Map<String, Object> entry(String option, Object value, String source, Long line) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("option", option);
        entry.put("value", value);
        entry.put("source", source);
        entry.put("line", line);
        entry.put("column", line == null ? null : 1L);
        return entry;
    }

    @Test
    void itPlaysAsTheFileSaysAndSaysWhatIsWrongInIt() throws Exception {
        Path take = home.resolve("take.mid");
        Files.writeString(
                folder.file(), "[play]\nseed = 11\ntempo = 480\nbars = 1\nstyle = 3\nout = \"%s\"\n".formatted(take));
        Ghostnote.Result result = run();
        assertEquals(0, result.exitCode(), result::err);
        String told = "ghostnote: %s: line 5, column 1: style = 3: the drummer allround knows ".formatted(folder.file());
        assertTrue(result.errLines().getFirst().startsWith(told), result::err);
        assertTrue(result.err().contains("seed 11, 480.0 bpm"), result::err);
        assertTrue(Files.exists(take));
    }

    @Test
    void aFileThatCannotBeReadIsToldInOneLineAndItPlays() throws Exception {
        Files.createDirectory(folder.file());
        Ghostnote.Result result = run("play", "--bars", "1", "--tempo", "480");
        assertEquals(0, result.exitCode(), result::err);
        assertEquals(
                "ghostnote: %s: cannot be read: Is a directory; the defaults are used".formatted(folder.file()),
                result.errLines().getFirst());
    }
}
