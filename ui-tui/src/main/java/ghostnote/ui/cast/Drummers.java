package ghostnote.ui.cast;

import ghostnote.engine.disk.FilesOfUser;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.model.ModelFiles;
import ghostnote.presets.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where drummers are found: the one that ships, and the models in a folder of the user's.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param folder need not be there
 */
public record Drummers(Path folder) {
    /** The one that ships, and begins where nobody else is asked for. */
    public static final String USUAL = "allround";

    private static final String SUFFIX = ".safetensors";

    /** The names of all that are found by name. */
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(USUAL));
        FilesOfUser.in(folder, SUFFIX).stream()
                .map(Drummers::nameOf)
                .filter(name -> !names.contains(name))
                .forEach(names::add);
        return names;
    }

    /** The name of a drummer whose model lies in a file or folder. */
    public static String nameOf(Path file) {
        return Cast.nameOf(FilesOfUser.nameOf(file.toAbsolutePath().normalize(), SUFFIX));
    }

    /**
     * Finds one.
     *
     * @param wanted its name, or the file or folder of its model
     * @throws IOException in one line, with the names there are if there is none of this one
     * @throws ModelException in one line, if its model cannot be used
     */
    public Cast.Member find(String wanted) throws IOException {
        List<Path> files = new ArrayList<>(List.of(folder.resolve(wanted + SUFFIX)));
        FilesOfUser.in(folder, SUFFIX).stream()
                .filter(file -> nameOf(file).equals(wanted))
                .forEach(files::add);
        files.add(Path.of(wanted));
        for (Path file : files) {
            if (Files.exists(file) && !wanted.isEmpty()) {
                return new Cast.Member(nameOf(file), ModelFiles.load(file));
            }
        }
        if (wanted.equals(USUAL)) {
            return usual();
        }
        throw new IOException("there is no drummer %s: there is %s, or give the file of one%s"
                .formatted(
                        wanted,
                        String.join(", ", names()),
                        Files.isDirectory(folder) ? "" : "; those in %s are found by name".formatted(folder)));
    }

    /** The one that ships. */
    public static Cast.Member usual() {
        return new Cast.Member(USUAL, Catalog.defaultDrummer());
    }
}
