package ghostnote.ui.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFolderTest {
    private static final LocalDateTime NOON = LocalDateTime.of(2026, 1, 2, 12, 0);

    @TempDir
    Path state;

    @Test
    void theLastThatDidNotEndWellIsFoundUnlessItIsStillBeingWritten() throws Exception {
        JournalFolder folder = new JournalFolder(state.resolve("ghostnote"));
        assertEquals(Optional.empty(), folder.lastBroken());
        PastPerformance broken = perform(folder, NOON, "hit 0 0 kick 90");
        perform(folder, NOON.plusHours(1), "end 100");
        try (JournalFile now = folder.begin(NOON.plusHours(2))) {
            now.add("hit 0 0 kick 90");
            now.write();
            assertEquals(Optional.of(broken), folder.lastBroken());
        }
    }

    @Test
    void oneThatEndedBeforeItsFirstHitDoesNotHideOneThatHasSomethingToRecover() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        PastPerformance broken = perform(folder, NOON, "hit 0 0 kick 90");
        perform(folder, NOON.plusHours(1), "ghostnote set 1");
        folder.begin(NOON.plusHours(2)).close();
        assertEquals(Optional.of(broken), folder.lastBroken());
    }

    @Test
    void onlyOldOnesThatEndedWellAreRemoved() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        PastPerformance broken = perform(folder, NOON, "hit 0 0 kick 90");
        for (int i = 1; i <= 25; i++) {
            perform(folder, NOON.plusHours(i), "end 100");
        }
        folder.tidy();
        assertEquals(Optional.of(broken), folder.lastBroken());
        assertEquals(1 + 20, listing().size());
    }

    @Test
    void thoseThatAreKeptAreCountedByThePerformanceHoweverManyPlayedInIt() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        perform(folder, NOON, "end 100", "hit 0 0 cowbell 90");
        for (int i = 1; i <= 25; i++) {
            perform(folder, NOON.plusHours(i), "end 100", "end 100");
        }
        perform(folder, NOON.plusHours(26), "end 100");
        folder.tidy();
        assertEquals(2 + 2 * 19 + 1, listing().size());
        assertTrue(listing().contains("2026-01-02_12-00-00.000.kit.journal"), "the part that ended of one that did not");
        assertFalse(listing().contains("2026-01-02_18-00-00.000.percussion.journal"));
    }

    @Test
    void whatDidNotEndWellForOneIsFoundWithAllWhoPlayedInIt() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        List<Path> paths = perform(folder, NOON, "end 100", "hit 0 0 cowbell 90");
        perform(folder, NOON.plusHours(1), "end 100", "end 100");
        PastPerformance broken = new PastPerformance(
                "2026-01-02_12-00-00.000",
                List.of(
                        new PastPerformance.Part("kit", paths.getFirst()),
                        new PastPerformance.Part("percussion", paths.getLast())));
        assertEquals(Optional.of(broken), folder.lastBroken());
    }

    @Test
    void aPerformanceInWhichOneIsStillBeingWrittenIsLeftAlone() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        List<JournalFile> files = folder.begin(NOON, List.of("kit", "percussion"));
        try (JournalFile kit = files.getFirst()) {
            try (JournalFile percussion = files.getLast()) {
                write(percussion, "hit 0 0 cowbell 90");
            }
            write(kit, "hit 0 0 kick 90");
            assertEquals(Optional.empty(), folder.lastBroken());
        }
    }

    @Test
    void allWhoPlayAtOnceHaveOneTimeAndTheirNamesInTheNamesOfTheirFiles() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        perform(folder, NOON, "end 100", "end 100");
        for (JournalFile file : folder.begin(NOON, List.of("bells", "kit"))) {
            file.close();
        }
        folder.begin(NOON).close();
        assertEquals(
                List.of(
                        "2026-01-02_12-00-00.000.kit.journal",
                        "2026-01-02_12-00-00.000.percussion.journal",
                        "2026-01-02_12-00-00.001.bells.journal",
                        "2026-01-02_12-00-00.001.kit.journal",
                        "2026-01-02_12-00-00.002.journal"),
                listing());
    }

    @Test
    void twoOfOneNameAreRefused() {
        JournalFolder folder = new JournalFolder(state);
        assertEquals(
                "expected tracks of different names, found [kit, kit]",
                assertThrows(IllegalArgumentException.class, () -> folder.begin(NOON, List.of("kit", "kit"))).getMessage());
    }

    @Test
    void whereOneCanHaveNoJournalNoneIsLeftOfTheOthers() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        assertThrows(IOException.class, () -> folder.begin(NOON, List.of("kit", "x".repeat(300))));
        assertEquals(List.of(), listing());
    }

    @Test
    void twoOfOneMomentHaveFilesOfTheirOwn() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        try (JournalFile one = folder.begin(NOON);
                JournalFile other = folder.begin(NOON)) {
            assertEquals("2026-01-02_12-00-00.000.journal", one.path().getFileName().toString());
            assertEquals("2026-01-02_12-00-00.001.journal", other.path().getFileName().toString());
        }
    }

    @Test
    void whereThereCanBeNoFolderTheLineSaysWhichAndWhy() throws Exception {
        Path file = Files.createFile(state.resolve("file"));
        JournalFolder folder = new JournalFolder(file.resolve("ghostnote"));
        IOException refusal = assertThrows(IOException.class, () -> folder.begin(NOON));
        assertEquals("no journal in %s: Not a directory".formatted(folder.path()), refusal.getMessage());
    }

    private static PastPerformance perform(JournalFolder folder, LocalDateTime time, String line) throws IOException {
        try (JournalFile file = folder.begin(time)) {
            Path path = write(file, line);
            String name = path.getFileName().toString();
            return PastPerformance.alone(name.substring(0, name.length() - ".journal".length()), path);
        }
    }

    /** One of two tracks. */
    private static List<Path> perform(JournalFolder folder, LocalDateTime time, String kitLine, String percussionLine)
            throws IOException {
        List<JournalFile> files = folder.begin(time, List.of("kit", "percussion"));
        try (JournalFile kit = files.getFirst();
                JournalFile percussion = files.getLast()) {
            return List.of(write(kit, kitLine), write(percussion, percussionLine));
        }
    }

    private static Path write(JournalFile file, String line) throws IOException {
        file.add(line);
        file.write();
        return file.path();
    }

    private List<String> listing() throws IOException {
        try (Stream<Path> files = Files.list(state)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
