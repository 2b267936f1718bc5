package ghostnote.engine.disk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes a file aside, forces it to disk and renames it, so that a crash, a full disk or a pulled plug leaves the old
 * file or the new one, never a part.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class WholeFile {
    private WholeFile() {}

    /** Writes a file for whoever puts it in its place. */
    @FunctionalInterface
    public interface Content {
        /**
         * Writes all of it.
         *
         * @param aside a file that is there and empty
         */
        void writeTo(Path aside) throws IOException;
    }

    /**
     * Writes or replaces a file.
     *
     * @throws IOException in one line: what could not be written, and why
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, aside -> Files.write(aside, content));
    }

    /**
     * The same for what is too long to be held in memory.
     *
     * @throws IOException in one line: what could not be written, and why
     */
    public static void write(Path file, Content content) throws IOException {
        checkPlace(file);
        Path target = file.toAbsolutePath();
        Path aside = null;
        try {
            aside = Files.createTempFile(target.getParent(), ".ghostnote-", ".part");
            content.writeTo(aside);
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            openToReaders(aside);
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failure) {
            throw new IOException("cannot write %s: %s".formatted(file, IoReason.of(failure)), failure);
        } finally {
            if (aside != null) {
                Files.deleteIfExists(aside);
            }
        }
    }

    /**
     * Tells beforehand whether a file may be written: for those who write it at the end of long work.
     *
     * @throws IOException in one line: what could not be written, and why
     */
    public static void check(Path file) throws IOException {
        checkPlace(file);
        if (!Files.isWritable(file.toAbsolutePath().getParent())) {
            throw new IOException("cannot write %s: permission denied".formatted(file));
        }
    }

    private static void checkPlace(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        if (Files.isDirectory(target)) {
            throw new IOException("cannot write %s: it is a folder".formatted(file));
        }
        if (!Files.isDirectory(target.getParent())) {
            throw new IOException("cannot write %s: no such folder".formatted(file));
        }
    }

    /** A temporary file is private to its owner; what a user saves is not. */
    private static void openToReaders(Path aside) throws IOException {
        if (Files.getFileStore(aside).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(
                    aside, PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
