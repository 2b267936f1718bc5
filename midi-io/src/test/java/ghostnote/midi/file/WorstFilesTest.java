package ghostnote.midi.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The damaged files of the corpus, on which other readers freeze, refuse or lose everything; and their mutants. */
class WorstFilesTest {

    private static final List<String> WORST = List.of(
            "test-asset_PiDamaged.mid",
            "midi_test-corrupt-file-missing-byte.mid",
            "midi_test-corrupt-file-extra-byte.mid",
            "midi_test-illegal-message-all.mid",
            "test_eof_in_track_4.mid");

    private static final int FEW = 5_000;
    private static final int MANY = 1_000_000;
    private static final int MOST_NOTES = TrackReader.MAX_EVENTS - 1;
    private static final int MB = 1 << 20;

    @TempDir
    Path folder;

    @Test
    @Timeout(60)
    void mutantsOfTheWorstFilesNeitherThrowNorHangNorGrow() {
        readMutants(FEW);
    }

    @Test
    @Tag("soak")
    @Timeout(3_600)
    void aMillionMutantsAreReadInAHeapOf64Megabytes() throws Exception {
        WORST.forEach(WorstFilesTest::bytesOf);
        assertReadsIn(64, "mutants", Integer.toString(MANY));
    }

    /** Live memory of the whole process: at most 64 MB and 16 bytes for each byte of the file. */
    @Test
    @Timeout(60)
    void theFileOfMostNotesIsReadWithin16TimesItsSize() throws Exception {
        int[] running = {0, 36, 1};
        int[] notes = IntStream.range(0, 3 * (MOST_NOTES - 1)).map(i -> running[i % 3]).toArray();
        Path file = folder.resolve("most.mid");
        Files.write(file, Smf.of(new int[] {0, 0x99, 36, 1}, notes, Smf.END_OF_TRACK));
        assertReadsIn(64 + (int) (16 * Files.size(file) / MB), "file", file.toString());
    }

    private static void assertReadsIn(int heapMb, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMb + "m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                WorstFilesTest.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        assertTrue(said.startsWith("read "), said);
    }

    /** Reads a file, or so many mutants, in a process of its own and ends with 0 if that went well. */
    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("file")) {
            System.out.println("read " + MidiFileReader.read(Path.of(arguments[1])).findings());
        } else {
            readMutants(Integer.parseInt(arguments[1]));
            System.out.println("read " + arguments[1] + " mutants");
        }
    }

    private static void readMutants(int count) {
        List<byte[]> worst = WORST.stream().map(WorstFilesTest::bytesOf).toList();
        worst.forEach(MidiFileReader::parse);
        for (int i = 0; i < count; i++) {
            Mutants.read(worst.get(i % worst.size()), i);
        }
    }

    private static byte[] bytesOf(String name) {
        Path file = Smf.shared("midi-corpus").stream()
                .filter(path -> path.endsWith(name))
                .findFirst()
                .orElseThrow();
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
