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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The journals of a user, a file for each track of a performance, in the state folder of the XDG base directory
 * specification 0.8: {@code $XDG_STATE_HOME/ghostnote}, or {@code ~/.local/state/ghostnote}.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public record JournalFolder(Path path) {
    private static final String SUFFIX = ".journal";

    /** Names sort as the times do. */
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss.SSS");

    /** That of a performance, then that of a track. */
    private static final Pattern NAME_OF_TRACK =
            Pattern.compile("(\\d{4}-\\d\\d-\\d\\d_\\d\\d-\\d\\d-\\d\\d\\.\\d{3})\\.([\\p{L}\\p{N}-]+)");

    /** So many performances that ended well are kept; those that did not are never removed. */
    private static final int KEPT = 20;

    /** The folder of whoever runs this process. */
    public static JournalFolder ofUser() {
        return new JournalFolder(XdgFolder.STATE.path());
    }

    /**
     * Begins the journal of one who plays alone.
     *
     * @throws IOException in one line, if there can be none
     */
    public JournalFile begin(LocalDateTime now) throws IOException {
        return beginAll(now, List.of("")).getFirst();
    }

    /**
     * Begins a journal for each track of a performance, all with one time in their names.
     *
     * @param tracks names of letters, digits and hyphens, no two the same
     * @return in the order of the tracks
     * @throws IOException in one line, if there can be none
     */
    public List<JournalFile> begin(LocalDateTime now, List<String> tracks) throws IOException {
        if (tracks.stream().distinct().count() < tracks.size()) {
            throw new IllegalArgumentException("expected tracks of different names, found " + tracks);
        }
        return beginAll(now, tracks.stream().map(track -> "." + track).toList());
    }

    private List<JournalFile> beginAll(LocalDateTime now, List<String> endings) throws IOException {
        try {
            Files.createDirectories(path);
            LocalDateTime time = now;
            while (true) {
                try {
                    return create(NAME.format(time), endings);
                } catch (FileAlreadyExistsException another) {
                    time = time.plusNanos(1_000_000);
                }
            }
        } catch (IOException failure) {
            throw new IOException("no journal in %s: %s".formatted(path, IoReason.of(failure)), failure);
        }
    }

    /** All or none. */
    private List<JournalFile> create(String performance, List<String> endings) throws IOException {
        if (performances().stream().anyMatch(other -> other.name().equals(performance))) {
            throw new FileAlreadyExistsException(performance);
        }
        List<JournalFile> files = new ArrayList<>();
        try {
            for (String ending : endings) {
                files.add(JournalFile.create(path.resolve(performance + ending + SUFFIX)));
            }
            return files;
        } catch (IOException failure) {
            for (JournalFile file : files) {
                file.close();
                Files.delete(file.path());
            }
            throw failure;
        }
    }

    /** Removes the oldest performances of those that ended well. */
    public void tidy() throws IOException {
        List<PastPerformance> ended = new ArrayList<>();
        for (PastPerformance performance : performances()) {
            if (!performance.isOpen() && performance.endedWell()) {
                ended.add(performance);
            }
        }
        for (int i = 0; i < ended.size() - KEPT; i++) {
            for (PastPerformance.Part part : ended.get(i).parts()) {
                Files.deleteIfExists(part.journal());
            }
        }
    }

    /**
     * The last performance that did not end well; one that ended before its first hit has nothing to recover.
     *
     * @throws IOException in one line, if the journals cannot be read
     */
    public Optional<PastPerformance> lastBroken() throws IOException {
        try {
            for (PastPerformance performance : performances().reversed()) {
                if (!performance.isOpen() && performance.isBroken()) {
                    return Optional.of(performance);
                }
            }
            return Optional.empty();
        } catch (IOException failure) {
            throw new IOException("cannot read the journals in %s: %s".formatted(path, IoReason.of(failure)), failure);
        }
    }

    /** All that there are, the oldest first. */
    private List<PastPerformance> performances() throws IOException {
        SortedMap<String, List<PastPerformance.Part>> parts = new TreeMap<>();
        for (Path journal : journals()) {
            String file = journal.getFileName().toString();
            String name = file.substring(0, file.length() - SUFFIX.length());
            Matcher ofTrack = NAME_OF_TRACK.matcher(name);
            boolean isAlone = !ofTrack.matches();
            parts.computeIfAbsent(isAlone ? name : ofTrack.group(1), _ -> new ArrayList<>())
                    .add(new PastPerformance.Part(isAlone ? "" : ofTrack.group(2), journal));
        }
        return parts.entrySet().stream()
                .map(one -> new PastPerformance(one.getKey(), one.getValue()))
                .toList();
    }

    private List<Path> journals() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }
}
