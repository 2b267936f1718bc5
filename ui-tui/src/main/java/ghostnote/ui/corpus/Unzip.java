package ghostnote.ui.corpus;

import ghostnote.engine.disk.IoReason;
import ghostnote.ui.corpus.Skipped.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a zip into memory, a file at a time. Its names are labels and nothing else: no path comes of them. What it
 * says of its sizes is not believed, and it gives no more than the limits, so a bomb costs no more than a large zip.
 */
final class Unzip {
    static final int MAX_ENTRIES = 100_000;
    static final int MAX_ENTRY_BYTES = 16 << 20;
    static final long MAX_BYTES = 1L << 30;

    /** What is told of each file, in the order of their names. */
    interface Visitor {
        /** First, how many there are. */
        void found(int files);

        /**
         * A file that is wanted.
         *
         * @param name in the zip
         */
        void unpacked(String name, byte[] content);

        /** A file that is not wanted or cannot be had. */
        void left(String name, Reason reason, String detail);
    }

    private final ZipFile zip;
    private final Predicate<String> wanted;
    private final Visitor visitor;
    private long bytesLeft = MAX_BYTES;

    private Unzip(ZipFile zip, Predicate<String> wanted, Visitor visitor) {
        this.zip = zip;
        this.wanted = wanted;
        this.visitor = visitor;
    }

    /**
     * Tells of each file that is not hidden.
     *
     * @throws IOException if it is no zip, or of too many files
     */
    static void walk(Path file, Predicate<String> wanted, Visitor visitor) throws IOException {
        try (ZipFile zip = open(file)) {
            if (zip.size() > MAX_ENTRIES) {
                throw new IOException("expected at most %d files, found %d".formatted(MAX_ENTRIES, zip.size()));
            }
            new Unzip(zip, wanted, visitor).walk();
        }
    }

    /** Names are in UTF-8 today and were in the code page of the writer's machine; as labels, any will do. */
    private static ZipFile open(Path file) throws IOException {
        try {
            return new ZipFile(file.toFile(), StandardCharsets.UTF_8);
        } catch (ZipException e) {
            return new ZipFile(file.toFile(), StandardCharsets.ISO_8859_1);
        }
    }

    private void walk() {
        List<? extends ZipEntry> entries = zip.stream()
                .filter(entry -> !entry.isDirectory())
                .filter(entry -> !isHidden(name(entry)))
                .sorted(Comparator.comparing(ZipEntry::getName))
                .toList();
        visitor.found(entries.size());
        for (ZipEntry entry : entries) {
            String name = name(entry);
            if (wanted.test(name)) {
                unpack(entry, name);
            } else {
                visitor.left(name, Reason.OTHER_FILE, "");
            }
        }
    }

    private static String name(ZipEntry entry) {
        return SourceWalk.label(entry.getName()).replace('\\', '/');
    }

    private void unpack(ZipEntry entry, String name) {
        int most = (int) Math.min(bytesLeft, MAX_ENTRY_BYTES);
        byte[] content;
        try (InputStream in = zip.getInputStream(entry)) {
            content = in.readNBytes(most + 1);
        } catch (IOException e) {
            visitor.left(name, Reason.UNREADABLE, IoReason.of(e));
            return;
        }
        if (content.length <= most) {
            bytesLeft -= content.length;
            visitor.unpacked(name, content);
        } else {
            bytesLeft -= most;
            String detail = most == MAX_ENTRY_BYTES
                    ? "over %d bytes when unpacked".formatted(MAX_ENTRY_BYTES)
                    : "the files before it come to %d bytes when unpacked".formatted(MAX_BYTES);
            visitor.left(name, Reason.OVER_LIMIT, detail);
        }
    }

    private static boolean isHidden(String path) {
        return path.matches("(.*/)?\\.[^./].*") || path.startsWith("__MACOSX/");
    }
}
