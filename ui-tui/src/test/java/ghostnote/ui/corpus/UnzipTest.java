package ghostnote.ui.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.ui.corpus.Skipped.Reason;
import ghostnote.ui.progress.Headway;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnzipTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatUnpacksPastTheLimitIsLeftInItsZip() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("bomb.mid", new byte[Unzip.MAX_ENTRY_BYTES + 1]);
        files.put("loop.mid", Midi.beat(1));
        Corpus corpus = read(Midi.zip(folder.resolve("a.zip"), files));
        assertEquals(
                List.of(new Skipped("bomb.mid", Reason.OVER_LIMIT, "over 16777216 bytes when unpacked")),
                corpus.skipped());
        assertEquals(1, corpus.loops().size());
    }

    @Test
    @Tag("soak")
    void aZipThatUnpacksPastTheLimitIsReadUpToThere() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        byte[] zeros = new byte[Unzip.MAX_ENTRY_BYTES];
        for (int i = 0; i < 70; i++) {
            files.put("%02d.mid".formatted(i), zeros);
        }
        Corpus corpus = read(Midi.zip(folder.resolve("a.zip"), files));
        Map<Boolean, List<Skipped>> overLimit = corpus.skipped().stream()
                .collect(Collectors.partitioningBy(none -> none.reason() == Reason.OVER_LIMIT));
        assertEquals(Unzip.MAX_BYTES / Unzip.MAX_ENTRY_BYTES, overLimit.get(false).size());
        assertEquals("64.mid", overLimit.get(true).getFirst().name());
    }

    @Test
    void aZipOfTooManyFilesIsNotOpened() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i <= Unzip.MAX_ENTRIES; i++) {
            files.put(i + ".mid", new byte[0]);
        }
        Corpus corpus = read(Midi.zip(folder.resolve("a.zip"), files));
        assertEquals(
                List.of(new Skipped("a.zip", Reason.UNREADABLE, "expected at most 100000 files, found 100001")),
                corpus.skipped());
    }

    @Test
    void namesAreLabelsAndCannotReachTheDiskOrTheScreen() throws IOException {
        Path zip = Midi.zip(folder.resolve("a.zip"), Map.of(
                "../../up.mid", Midi.beat(1), "/etc/root.mid", Midi.beat(2), "\u001b[2Jred.mid", Midi.beat(3)));
        List<String> names = read(zip).loops().stream().map(Loop::name).sorted().toList();
        assertEquals(List.of("../../up.mid", "/etc/root.mid", "?[2Jred.mid"), names);
        try (Stream<Path> all = Files.list(folder)) {
            assertEquals(List.of(zip), all.toList());
        }
    }

    @Test
    void namesInAnOldCodePageDoNotStopIt() throws IOException {
        Path file = folder.resolve("a.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file), StandardCharsets.ISO_8859_1)) {
            zip.putNextEntry(new ZipEntry("caf\u00e9.mid"));
            zip.write(Midi.beat(1));
        }
        assertEquals("caf\u00e9.mid", read(file).loops().getFirst().name());
    }

    @Test
    void damagedZipsGiveReasonsAndNeverThrow() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>(Midi.beats("x/", 6));
        files.put("x/info.csv", "a,b\n1,2".getBytes(StandardCharsets.UTF_8));
        byte[] whole = Files.readAllBytes(Midi.zip(folder.resolve("a.zip"), files));
        int read = 0;
        int skipped = 0;
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] damaged = seed % 8 == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            for (int edits = 0; edits < 4 && damaged.length > 0; edits++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Corpus corpus = read(Files.write(folder.resolve("b.zip"), damaged));
            read += corpus.loops().size();
            skipped += corpus.skipped().size();
        }
        assertTrue(read > 200 && skipped > 25, read + " read, " + skipped + " skipped");
    }

    private static Corpus read(Path source) throws IOException {
        return Corpus.read(List.of(source), LoopReader.GENERAL_MIDI, Headway.UNTOLD);
    }
}
