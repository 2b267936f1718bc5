package ghostnote.engine.disk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 3_000_001})
    void theFileHoldsExactlyWhatWasWritten(int length) throws IOException {
        Path file = folder.resolve("take.mid");
        byte[] content = randomBytes(length);
        WholeFile.write(file, content);
        assertArrayEquals(content, Files.readAllBytes(file));
        assertEquals(List.of("take.mid"), names());
    }

    @Test
    void anOldFileIsReplacedWholeEvenByAShorterOne() throws IOException {
        Path file = folder.resolve("model.safetensors");
        WholeFile.write(file, randomBytes(10_000));
        WholeFile.write(file, new byte[] {1, 2, 3});
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
        assertEquals(List.of("model.safetensors"), names());
    }

    @Test
    void whoReadsTheOldFileMeanwhileKeepsReadingTheOldOne() throws IOException {
        Path file = folder.resolve("a");
        WholeFile.write(file, new byte[] {1, 1, 1, 1});
        try (var reader = Files.newInputStream(file)) {
            assertEquals(1, reader.read());
            WholeFile.write(file, new byte[] {2, 2, 2, 2});
            assertArrayEquals(new byte[] {1, 1, 1}, reader.readAllBytes());
        }
        assertArrayEquals(new byte[] {2, 2, 2, 2}, Files.readAllBytes(file));
    }

    @Test
    void othersMayReadTheFile() throws IOException {
        Path file = folder.resolve("a");
        WholeFile.write(file, new byte[1]);
        if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertEquals(
                    "rw-r--r--",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aFolderInTheWayIsNotTouched() throws IOException {
        Path inTheWay = Files.createDirectory(folder.resolve("take"));
        Files.writeString(inTheWay.resolve("kept"), "kept");
        refused(inTheWay, "it is a folder");
        assertEquals("kept", Files.readString(inTheWay.resolve("kept")));
        assertEquals(List.of("take"), names());
    }

    @Test
    void aMissingFolderIsNotMade() throws IOException {
        refused(folder.resolve("missing").resolve("take.mid"), "no such folder");
        assertEquals(List.of(), names());
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "old");
        refused(file.resolve("take.mid"), "no such folder");
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("file"), names());
    }

    @Test
    void whatFailsAtTheLastStepLeavesNothingBehind() throws IOException {
        refused(folder.resolve("n".repeat(300)), "too long");
        assertEquals(List.of(), names());
    }

    private void refused(Path file, String why) {
        String message = assertThrows(IOException.class, () -> WholeFile.write(file, new byte[9])).getMessage();
        assertTrue(message.startsWith("cannot write " + file + ": ") && message.contains(why), message);
        assertEquals(1, message.lines().count());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new SplittableRandom(length).nextBytes(bytes);
        return bytes;
    }
}
