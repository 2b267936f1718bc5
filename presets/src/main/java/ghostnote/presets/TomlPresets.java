package ghostnote.presets;

import ghostnote.engine.disk.FilesOfUser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * TOML files of one kind: those that ship, and those of the user, which win.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param kind what one is, in a word
 * @param shipped the folder in the jar, where {@code index.txt} lists them
 * @param userFolder where the user's lie, each {@code NAME.toml}
 */
record TomlPresets(String kind, String shipped, Path userFolder) {
    private static final String SUFFIX = ".toml";

    /**
     * A file that was found.
     *
     * @param where it is, for messages
     */
    record Found(String where, String content) {}

    /** The names of all there are, the user's first. */
    Set<String> names(Set<String> builtIn) {
        Set<String> names = new LinkedHashSet<>();
        FilesOfUser.in(userFolder, SUFFIX).forEach(file -> names.add(FilesOfUser.nameOf(file, SUFFIX)));
        names.addAll(builtIn);
        names.addAll(index());
        return names;
    }

    /** Whether a name is a file's, or the user has a file of it. */
    boolean isUsers(String wanted) {
        return wanted.endsWith(SUFFIX) || Files.isRegularFile(userFolder.resolve(wanted + SUFFIX));
    }

    /**
     * Finds one.
     *
     * @param wanted its name, or a file that ends in .toml
     * @param builtIn names that need no file
     * @throws KitException in one line, with the names there are
     */
    Found find(String wanted, Set<String> builtIn) {
        if (isUsers(wanted)) {
            Path file = wanted.endsWith(SUFFIX) ? Path.of(wanted) : userFolder.resolve(wanted + SUFFIX);
            try {
                return new Found(file.toString(), Files.readString(file));
            } catch (IOException e) {
                throw new KitException("cannot read the %s %s: %s".formatted(kind, file, reason(e)));
            }
        }
        if (!index().contains(wanted)) {
            throw new KitException("there is no %s %s: there is %s, or give a file that ends in %s"
                    .formatted(kind, wanted, String.join(", ", names(builtIn)), SUFFIX));
        }
        return new Found(wanted, resource(wanted + SUFFIX));
    }

    private static String reason(IOException e) {
        return e instanceof NoSuchFileException ? "there is no such file" : e.getMessage();
    }

    private List<String> index() {
        return resource("index.txt").lines().toList();
    }

    private String resource(String name) {
        try (InputStream in = TomlPresets.class.getResourceAsStream(shipped + "/" + name)) {
            if (in == null) {
                throw new IllegalStateException(shipped + "/" + name + " is not in the presets jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
