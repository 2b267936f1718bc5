package ghostnote.ui.journal;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.disk.XdgFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The journals of a user, a file each, in the state folder of the XDG base directory specification 0.8:
 * {@code $XDG_STATE_HOME/ghostnote}, or {@code ~/.local/state/ghostnote}.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public record JournalFolder(Path path) {
    private static final String SUFFIX = ".journal";

    /** Names sort as the times do. */
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss.SSS");

    /** So many performances that ended well are kept; those that did not are never removed. */
    private static final int KEPT = 20;

    /** The folder of whoever runs this process. */
    public static JournalFolder ofUser() {
        return new JournalFolder(XdgFolder.STATE.path());
    }

    /**
     * Begins a journal.
     *
     * @throws IOException in one line, if there can be none
     */
    public JournalFile begin(LocalDateTime now) throws IOException {
        try {
            Files.createDirectories(path);
            LocalDateTime time = now;
            while (true) {
                try {
                    return JournalFile.create(path.resolve(NAME.format(time) + SUFFIX));
                } catch (FileAlreadyExistsException another) {
                    time = time.plusNanos(1_000_000);
                }
            }
        } catch (IOException failure) {
            throw new IOException("no journal in %s: %s".formatted(path, IoReason.of(failure)), failure);
        }
    }

    /** Removes the oldest of those that ended well. */
    public void tidy() throws IOException {
        List<Path> ended = new ArrayList<>();
        for (Path journal : all()) {
            if (!JournalFile.isOpen(journal) && Remains.read(journal).endedWell()) {
                ended.add(journal);
            }
        }
        for (int i = 0; i < ended.size() - KEPT; i++) {
            Files.deleteIfExists(ended.get(i));
        }
    }

    /**
     * The last performance that did not end well; one that ended before its first hit has nothing to recover.
     *
     * @throws IOException in one line, if the journals cannot be read
     */
    public Optional<Path> lastBroken() throws IOException {
        try {
            for (Path journal : all().reversed()) {
                if (!JournalFile.isOpen(journal)) {
                    Remains remains = Remains.read(journal);
                    if (!remains.endedWell() && !remains.played().isEmpty()) {
                        return Optional.of(journal);
                    }
                }
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw new IOException("cannot read the journals in %s: %s".formatted(path, IoReason.of(failure)), failure);
        }
    }

    /** All that there are, the oldest first. */
    private List<Path> all() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
