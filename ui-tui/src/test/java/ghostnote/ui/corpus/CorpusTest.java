package ghostnote.ui.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Meter;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.NoteOn;
import ghostnote.ui.corpus.Skipped.Reason;
import ghostnote.ui.progress.Headway;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {
    @TempDir
    Path folder;

    @Test
    void theFolderBelowTheSourceIsTheStyleAndFillsAreNamedSo() throws IOException {
        Midi.write(folder, Map.of(
                "loose.mid", Midi.beat(1),
                "Rock/a.mid", Midi.beat(2),
                "rock /deep/b.MIDI", Midi.beat(3),
                "funk/Fill 1.mid", Midi.beat(4),
                "funk/fills/c.mid", Midi.beat(5),
                "Fills/d.mid", Midi.beat(6)));
        Map<String, String> described = new TreeMap<>();
        for (Loop loop : read(folder).loops()) {
            described.put(loop.name(), loop.style() + (loop.fill() ? " fill" : ""));
            assertEquals(100, loop.tempoBpm(), 1e-9);
            assertEquals(Meter.COMMON, loop.meter());
            assertEquals(2, loop.bars());
            assertEquals(9, loop.hits().size());
        }
        assertEquals(
                Map.of(
                        "loose.mid", "",
                        "Rock/a.mid", "rock",
                        "rock /deep/b.MIDI", "rock",
                        "funk/Fill 1.mid", "funk fill",
                        "funk/fills/c.mid", "funk fill",
                        "Fills/d.mid", " fill"),
                described);
    }

    @Test
    void everyFileIsALoopOrHasOneReason() throws IOException {
        Path inner = Midi.zip(folder.resolve("inner.zip"), Map.of("x.mid", Midi.beat(1)));
        byte[] innerBytes = Files.readAllBytes(inner);
        Files.delete(inner);
        Midi.write(folder, Map.of(
                "a.mid", Midi.beat(1),
                "b copy of a.mid", Midi.beat(1),
                "cover.jpg", new byte[9],
                "empty.mid", new byte[0],
                "html.mid", "<html>".getBytes(StandardCharsets.UTF_8),
                "melody.mid", Midi.notes(0, 60, 62, 64),
                "piano.mid", Midi.notes(0, 36, 60, 62, 64),
                "bad.zip", new byte[99],
                ".hidden.mid", Midi.beat(2)));
        Midi.write(folder, Map.of("band.mid", band()));
        Midi.zip(folder.resolve("pack.zip"), Map.of(
                "ok.mid", Midi.beat(3), "in.zip", innerBytes, "__MACOSX/._ok.mid", new byte[9], ".x.mid", new byte[9]));
        Map<String, Reason> reasons = new TreeMap<>();
        Corpus corpus = read(folder);
        corpus.skipped().forEach(none -> reasons.put(none.name(), none.reason()));
        assertEquals(
                new TreeMap<>(Map.of(
                        "b copy of a.mid", Reason.TWIN,
                        "cover.jpg", Reason.OTHER_FILE,
                        "empty.mid", Reason.NO_NOTES,
                        "html.mid", Reason.NO_NOTES,
                        "melody.mid", Reason.NO_VOICES,
                        "piano.mid", Reason.NO_VOICES,
                        "bad.zip", Reason.UNREADABLE,
                        "band.mid", Reason.SEVERAL_CHANNELS,
                        "pack.zip/in.zip", Reason.ZIP_IN_ZIP)),
                reasons);
        assertEquals(reasons.size(), corpus.skipped().size());
        assertEquals(List.of("a.mid", "pack.zip/ok.mid"), names(corpus.loops()));
    }

    private static byte[] band() {
        List<NoteOn> ons = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            ons.add(new NoteOn(96L * i, i % 4, 40 + i, 100));
        }
        return Midi.bytes(Midi.file(96, ons, 120));
    }

    @Test
    void aZipIsReadAsTheFolderItWasMadeOf() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.putAll(Midi.beats("funk/", 5));
        files.putAll(Midi.beats("soul/more/", 5));
        files.replaceAll((name, bytes) -> name.startsWith("funk") ? bytes : Midi.beat(10 + name.charAt(11)));
        Path loose = folder.resolve("loose");
        Midi.write(loose, files);
        Corpus expected = read(loose);
        assertEquals(expected, read(Midi.zip(folder.resolve("a.zip"), files)));
        Map<String, byte[]> wrapped = new LinkedHashMap<>();
        files.forEach((name, bytes) -> wrapped.put("My Pack/" + name, bytes));
        Corpus unwrapped = read(Midi.zip(folder.resolve("b.zip"), wrapped));
        assertEquals(
                expected.loops().stream().map(Loop::style).toList(),
                unwrapped.loops().stream().map(Loop::style).toList());
    }

    @Test
    void everyEighthBeatAndEveryEighthFillIsKeptApart() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < 24; i++) {
            files.put("%02d beat.mid".formatted(i), Midi.beat(2 * i));
            files.put("%02d fill.mid".formatted(i), Midi.beat(2 * i + 1));
            files.put("%02d not.mid".formatted(i), new byte[3]);
        }
        Midi.write(folder, files);
        assertEquals(
                List.of("07 beat.mid", "07 fill.mid", "15 beat.mid", "15 fill.mid", "23 beat.mid", "23 fill.mid"),
                names(read(folder).loops(Split.VALIDATION)));
    }

    @Test
    void ofFewLoopsTheLastBeatIsKeptApart() throws IOException {
        Midi.write(folder, Midi.beats("", 3));
        Midi.write(folder, Map.of("z fill.mid", Midi.beat(9)));
        assertEquals(List.of("02.mid"), names(read(folder).loops(Split.VALIDATION)));
        assertEquals(List.of(), read(folder.resolve("00.mid")).loops(Split.VALIDATION));
    }

    @Test
    void noHitsAreTakenTwiceWhateverTheFileThatHoldsThem() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, byte[]> files = new LinkedHashMap<>();
        int different = 20;
        for (int i = 0; i < 100; i++) {
            List<NoteOn> ons = new ArrayList<>();
            int ppqn = 96 << random.nextInt(3);
            for (int hit = 0; hit < 6; hit++) {
                ons.add(NoteOn.drum((long) ppqn * hit, 36 + (i % different + hit * hit) % different, 90));
            }
            MidiFile music = Midi.file(ppqn, ons, 60 + random.nextInt(100));
            files.put("s%d/%d.mid".formatted(random.nextInt(4), i), Midi.bytes(music));
        }
        Midi.write(folder, files);
        Corpus corpus = read(folder);
        Set<List<Hit>> distinct = new HashSet<>();
        corpus.loops().forEach(loop -> assertTrue(distinct.add(loop.hits()), loop.name()));
        assertEquals(different, distinct.size());
        assertEquals(100 - different, corpus.skipped().size());
        assertEquals(corpus, read(folder), "the same folder, the same corpus");
    }

    @Test
    void aGrooveListSaysStyleFillTempoAndSplitAndFilesItDoesNotNameAreSkipped() throws IOException {
        Midi.write(folder, Midi.beats("set/d1/", 4));
        Midi.write(folder, Map.of(
                "copy of validation.mid", Midi.beat(1),
                "set/info.csv", """
                        drummer,style,bpm,beat_type,midi_filename,split
                        d1,jazz/funk,116,beat,d1/00.mid,train
                        d1,rock,90.5,fill,d1/01.mid,validation
                        d1,rock,?,beat,d1/02.mid,test
                        """.getBytes(StandardCharsets.UTF_8)));
        Corpus corpus = read(folder);
        List<String> said = corpus.loops().stream()
                .map(loop -> "%s %s %b %s %.1f".formatted(
                        loop.name(), loop.style(), loop.fill(), loop.split(), loop.tempoBpm()))
                .toList();
        assertEquals(
                List.of(
                        "set/d1/00.mid jazz false TRAIN 116.0",
                        "set/d1/01.mid rock true VALIDATION 90.5",
                        "set/d1/02.mid rock false TEST 100.0"),
                said);
        assertEquals(
                List.of(
                        new Skipped("set/d1/03.mid", Reason.NOT_LISTED, ""),
                        new Skipped("copy of validation.mid", Reason.TWIN, "set/d1/01.mid")),
                corpus.skipped());
    }

    @Test
    void theGrooveDatasetHasTheHitsAndBarsItsPapersCount() throws IOException {
        Corpus corpus = read(sharedGroove());
        assertEquals(List.of(378L, 348_362L, 17_393L), counts(corpus, Split.TRAIN, false));
        assertEquals(List.of(519L, 9_928L, 675L), counts(corpus, Split.TRAIN, true));
        assertEquals(List.of(48L, 42_678L, 2_218L), counts(corpus, Split.VALIDATION, false));
        assertEquals(List.of(76L, 1_450L, 99L), counts(corpus, Split.VALIDATION, true));
        assertEquals(2, corpus.skipped().size());
    }

    private static List<Long> counts(Corpus corpus, Split split, boolean fill) {
        List<Loop> loops = corpus.loops(split).stream().filter(loop -> loop.fill() == fill).toList();
        return List.of(
                (long) loops.size(),
                loops.stream().mapToLong(loop -> loop.hits().size()).sum(),
                loops.stream().mapToLong(Loop::bars).sum());
    }

    private static Path sharedGroove() {
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path found = at.resolve("shared/data/groove-midi");
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return Assumptions.abort("../shared/data/groove-midi is not here");
    }

    @Test
    void severalSourcesAreOneCorpusWithWholeNames() throws IOException {
        Path other = folder.resolve("other");
        Midi.write(folder.resolve("one"), Midi.beats("", 2));
        Midi.write(other, Midi.beats("", 3));
        Corpus corpus = Corpus.read(
                List.of(folder.resolve("one"), other.resolve("02.mid"), other),
                LoopReader.GENERAL_MIDI,
                Headway.UNTOLD);
        assertEquals(
                List.of(folder + "/one/00.mid", folder + "/one/01.mid", other + "/02.mid"), names(corpus.loops()));
        assertEquals(3, corpus.skipped().size());
    }

    @Test
    void itIsToldHowManyFilesWereReadOfHowMany() throws IOException {
        Midi.write(folder.resolve("one"), Midi.beats("", 3));
        List<String> told = new ArrayList<>();
        Corpus.read(List.of(folder), LoopReader.GENERAL_MIDI, (done, of) -> told.add(done + "/" + of));
        assertEquals(List.of("1/3", "2/3", "3/3"), told);
    }

    @Test
    void aSourceThatIsNotThereIsRefusedInOneLine() {
        Path none = folder.resolve("none");
        assertEquals(
                none + ": no such file or folder",
                assertThrows(FileNotFoundException.class, () -> read(none)).getMessage());
    }

    private static Corpus read(Path source) throws IOException {
        return Corpus.read(List.of(source), LoopReader.GENERAL_MIDI, Headway.UNTOLD);
    }

    private static List<String> names(List<Loop> loops) {
        return loops.stream().map(Loop::name).toList();
    }
}
