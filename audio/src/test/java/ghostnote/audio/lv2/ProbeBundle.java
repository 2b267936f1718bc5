package ghostnote.audio.lv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The plugin probe.c and its broken kin, as a bundle: compiled where there is a C compiler. */
final class ProbeBundle {
    static final String PROBE = "urn:ghostnote:test:probe";
    static final String MONO = "urn:ghostnote:test:mono";

    /** Frames of the right side in which the probe tells what its host did to it. */
    static final int ANSWERS = 0;
    static final int ENDS = 1;
    static final int MEMORY = 2;
    static final int FRAMES = 3;
    static final int CLASHES = 4;
    static final int WRONG = 5;
    static final int LONGEST_RUN = 6;

    private ProbeBundle() {}

    /** A world with it. */
    static Lv2World world(Path folder) throws IOException, InterruptedException {
        assumeTrue(hasCompiler(), "there is no C compiler (cc) to make the plugin with");
        Path bundle = Files.createDirectories(folder.resolve("probe.lv2"));
        for (String name : new String[] {"manifest.ttl", "probe.c"}) {
            try (InputStream in = ProbeBundle.class.getResourceAsStream(name)) {
                Files.copy(in, bundle.resolve(name));
            }
        }
        compile(bundle, "probe.c", "probe.so");
        Files.writeString(bundle.resolve("other.c"), "int other;\n");
        compile(bundle, "other.c", "other.so");
        return new Lv2World(Lilv.LIBRARY, bundle);
    }

    private static boolean hasCompiler() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "cc")));
    }

    private static void compile(Path bundle, String source, String program) throws IOException, InterruptedException {
        Process cc = new ProcessBuilder("cc", "-shared", "-fPIC", "-O1", "-o", program, source, "-lm")
                .directory(bundle.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(cc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, cc.waitFor(), said);
    }
}
