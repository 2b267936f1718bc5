package ghostnote.ui.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
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
        Path broken = perform(folder, NOON, "hit 0 0 kick 90");
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
        Path broken = perform(folder, NOON, "hit 0 0 kick 90");
        perform(folder, NOON.plusHours(1), "ghostnote set 1");
        folder.begin(NOON.plusHours(2)).close();
        assertEquals(Optional.of(broken), folder.lastBroken());
    }

    @Test
    void onlyOldOnesThatEndedWellAreRemoved() throws Exception {
        JournalFolder folder = new JournalFolder(state);
        Path broken = perform(folder, NOON, "hit 0 0 kick 90");
        for (int i = 1; i <= 25; i++) {
            perform(folder, NOON.plusHours(i), "end 100");
        }
        folder.tidy();
        assertEquals(Optional.of(broken), folder.lastBroken());
        try (Stream<Path> left = Files.list(state)) {
            assertEquals(1 + 20, left.count());
        }
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

    private static Path perform(JournalFolder folder, LocalDateTime time, String line) throws IOException {
        try (JournalFile file = folder.begin(time)) {
            file.add(line);
            file.write();
            return file.path();
        }
    }
}
