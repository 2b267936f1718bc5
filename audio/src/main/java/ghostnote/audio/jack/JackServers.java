package ghostnote.audio.jack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Whether it is worth the time to ask for a JACK server, which takes half a second for the library alone.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class JackServers {
    /** Where jackd keeps what it shares with its clients, and under what names. */
    private static final Path SHARED = Path.of("/dev/shm");

    private static final String SERVER = "jack_";

    /** PipeWire plays JACK too. */
    private static final String PIPEWIRE = "pipewire-0";

    private JackServers() {}

    /** Whether a server leaves traces on this machine, as they do on Linux. */
    public static boolean isLikely() {
        String runtime = System.getenv("XDG_RUNTIME_DIR");
        return hasServer(SHARED) || runtime != null && Files.exists(Path.of(runtime, PIPEWIRE));
    }

    static boolean hasServer(Path shared) {
        try (Stream<Path> files = Files.list(shared)) {
            return files.anyMatch(file -> file.getFileName().toString().startsWith(SERVER));
        } catch (IOException none) {
            return false; // there is no such folder on other systems
        }
    }
}
