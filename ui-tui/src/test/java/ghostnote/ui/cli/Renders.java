package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.stream.Stream;

/** Renders into a folder, and is refused. */
record Renders(Path folder) {
    static Ghostnote.Result run(String... arguments) {
        Ghostnote.Result result = Ghostnote.run(arguments);
        assertEquals(0, result.exitCode(), result::err);
        return result;
    }

    Path render(String name, String... options) {
        Path out = folder.resolve(name);
        run(Stream.concat(Stream.of("render", "--out", out.toString()), Stream.of(options)).toArray(String[]::new));
        return out;
    }

    static String refusal(int exitCode, String... arguments) {
        Ghostnote.Result result = Ghostnote.run(arguments);
        assertEquals(exitCode, result.exitCode(), result::err);
        assertEquals(1, result.errLines().size(), result::err);
        return result.errLines().getFirst();
    }
}
