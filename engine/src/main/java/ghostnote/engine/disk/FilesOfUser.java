package ghostnote.engine.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a user keeps in a folder. Thread: any but a hot one. Real-time safe: no. */
public final class FilesOfUser {
    private FilesOfUser() {}

    /**
     * Those whose names end so, in the order of their names; none where there is no such folder, which need not be there.
     *
     * @param suffix with its dot
     */
    public static List<Path> in(Path folder, String suffix) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }

    /** The name of one, without its suffix. */
    public static String nameOf(Path file, String suffix) {
        String name = file.getFileName().toString();
        return name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    }
}
