package ghostnote.midi.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiFileReaderTest {

    private static final int SHORT_FILE_BYTES = 5_000;

    @TempDir
    Path folder;

    /** What its name says, in our words: complete notes, and what is wrong. */
    @Test
    void everyCorpusFileIsReadAsItsNameSays() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : Smf.shared("midi-corpus")) {
            Path name = file.subpath(file.getNameCount() - 2, file.getNameCount());
            found.add(name + " | " + MidiFileReader.read(file).findings());
        }
        try (InputStream list = MidiFileReaderTest.class.getResourceAsStream("midi-corpus.txt")) {
            String expected = new String(list.readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(expected.strip(), String.join("\n", found));
        }
    }

    @Test
    void aTrackOneByteShortStillGivesAllItsCompleteNotes() throws IOException {
        MidiFile music = MidiFileReader.read(corpusFile("corrupt-file-missing-byte"));
        assertEquals(8, music.noteOns().size());
        assertEquals(List.of("the track breaks off in the middle of an event (at byte 264)"), music.warnings());
    }

    @Test
    void illegalMessagesAreDroppedAndCountedInOneLine() throws IOException {
        MidiFile music = MidiFileReader.read(corpusFile("illegal-message-all"));
        assertEquals(8, music.noteOns().size());
        assertEquals(
                List.of("a system message, illegal in files, dropped (13 times, first at byte 186)"), music.warnings());
    }

    @Test
    void theRiffWrapperIsTransparent() throws IOException {
        Path wrapped = corpusFile("Beethoven.rmi");
        byte[] bytes = Files.readAllBytes(wrapped);
        MidiFile music = MidiFileReader.read(wrapped);
        assertEquals(10_423, music.noteOns().size());
        assertEquals(List.of(), music.warnings());
        assertEquals(
                music.noteOns(),
                MidiFileReader.parse(Arrays.copyOfRange(bytes, 20, bytes.length)).noteOns());
    }

    @Test
    void notesNeverFallAsATruncatedFileGrows() throws IOException {
        int files = 0;
        for (Path file : Smf.shared("midi-corpus")) {
            if (Files.size(file) <= SHORT_FILE_BYTES) {
                assertNotesNeverFall(Files.readAllBytes(file), file.toString());
                files++;
            }
        }
        assertTrue(files >= 50, "only " + files + " files are short enough");
    }

    @Test
    void aTruncatedTrackKeepsEveryWholeNote() {
        byte[] bytes = Smf.of(Smf.hit(36), Smf.hit(38), Smf.hit(42), Smf.END_OF_TRACK);
        assertNotesNeverFall(bytes, "three hits");
        List<NoteOn> whole = MidiFileReader.parse(bytes).noteOns();
        int trackStart = 22;
        int bytesPerHit = 8;
        int bytesOfAnOn = 4;
        for (int length = trackStart; length <= bytes.length; length++) {
            int notes = Math.min(3, (length - trackStart + bytesPerHit - bytesOfAnOn) / bytesPerHit);
            assertEquals(
                    whole.subList(0, notes),
                    MidiFileReader.parse(Arrays.copyOf(bytes, length)).noteOns(),
                    "length " + length);
        }
    }

    private static void assertNotesNeverFall(byte[] bytes, String name) {
        int before = 0;
        for (int length = 0; length <= bytes.length; length++) {
            MidiFile music = MidiFileReader.parse(Arrays.copyOf(bytes, length));
            int notes = music.noteOns().size();
            int knownLength = length;
            int known = before;
            assertTrue(notes >= known, () -> name + ": " + known + " notes fall to " + notes + " at " + knownLength);
            assertTrue(notes > 0 || !music.warnings().isEmpty(), name);
            before = notes;
        }
    }

    @Test
    void tracksAreMergedByTickAndStayInFileOrderOnOneTick() {
        byte[] first = Smf.track(Smf.hit(36), Smf.hit(37), Smf.END_OF_TRACK);
        byte[] second = Smf.track(Smf.hit(50), Smf.hit(51), Smf.END_OF_TRACK);
        MidiFile music = MidiFileReader.parse(Smf.file(1, 2, 96, first, second));
        assertEquals(
                List.of(
                        NoteOn.drum(0, 36, 100),
                        NoteOn.drum(0, 50, 100),
                        NoteOn.drum(48, 37, 100),
                        NoteOn.drum(48, 51, 100)),
                music.noteOns());
        assertEquals("4 notes; nothing is wrong with it", music.findings());
        assertEquals(96, music.endTick());
    }

    @Test
    void thePatternsOfFormat2FollowEachOtherEachFromABarLine() {
        int[] sevenEight = {0, 0xFF, 0x58, 4, 7, 3, 24, 8};
        byte[] first = Smf.track(Smf.hit(36), Smf.hit(37), Smf.END_OF_TRACK);
        byte[] second = Smf.track(sevenEight, Smf.hit(50), Smf.END_OF_TRACK);
        byte[] third = Smf.track(Smf.hit(51), Smf.END_OF_TRACK);
        MidiFile music = MidiFileReader.parse(Smf.file(2, 3, 96, first, second, third));
        int barOf4 = 4 * 96;
        int barOf7 = 7 * 48;
        assertEquals(
                List.of(
                        NoteOn.drum(0, 36, 100),
                        NoteOn.drum(48, 37, 100),
                        NoteOn.drum(barOf4, 50, 100),
                        NoteOn.drum(barOf4 + barOf7, 51, 100)),
                music.noteOns());
        assertEquals(
                "4 notes; format 2: its 3 patterns are read one after the other (at byte 8)", music.findings());
    }

    @Test
    void tempoAndMeterAreReadFromEveryTrack() {
        int[] tempo = {0x60, 0xFF, 0x51, 3, 0x07, 0xA1, 0x20};
        int[] meter = {0x30, 0xFF, 0x58, 4, 7, 3, 24, 8};
        MidiFile music = MidiFileReader.parse(Smf.file(
                1, 2, 96, Smf.track(meter, Smf.hit(36), Smf.END_OF_TRACK), Smf.track(tempo, Smf.END_OF_TRACK)));
        assertEquals(List.of(new TempoChange(96, 500_000)), music.tempos());
        assertEquals(120, music.tempos().getFirst().tempoBpm());
        assertEquals(List.of(new MeterChange(48, 7, 8)), music.meters());
        assertEquals(List.of(), music.warnings());
    }

    @Test
    void aTrackEndsWhereItsEndOfTrackStands() {
        MidiFile music = MidiFileReader.parse(Smf.of(Smf.hit(36), new int[] {0x83, 0x00, 0xFF, 0x2F, 0}));
        assertEquals(48 + 384, music.endTick());
    }

    @Test
    void smpteTimeKeepsItsSeconds() {
        MidiFile music = MidiFileReader.parse(
                Smf.file(0, 1, 0xE728, Smf.track(new int[] {0x87, 0x68, 0x99, 36, 100}, Smf.END_OF_TRACK)));
        assertEquals(1_000, music.ppqn());
        assertEquals(List.of(new TempoChange(0, 1_000_000)), music.tempos());
        assertEquals(1_000, music.noteOns().getFirst().tick());
        assertEquals(2_398, MidiFileReader.parse(Smf.file(0, 0, 0xE350)).ppqn(), "29.97 frames of 80 ticks");
    }

    @Test
    void aFileThatIsNotMidiGivesNoNotesAndSaysSo() throws IOException {
        assertEquals(
                List.of("not a MIDI file: no MThd in its 15 bytes"),
                MidiFileReader.read(corpusFile("midi_test-not-a-midi-file")).warnings());
        assertEquals(
                List.of("a MIDI 2.0 clip file: only MIDI 1.0 files are read"),
                MidiFileReader.read(corpusFile("midi2_test-data")).warnings());
    }

    @Test
    void whatCannotBeReadAtAllIsRefusedInOneLine() throws IOException {
        Path missing = folder.resolve("missing.mid");
        assertRefused(missing, "cannot read " + missing + ": no such file");
        assertRefused(folder, "cannot read " + folder + ": not a file");
        Path large = folder.resolve("large.mid");
        try (RandomAccessFile sparse = new RandomAccessFile(large.toFile(), "rw")) {
            sparse.setLength(MidiFileReader.MAX_BYTES + 1L);
        }
        assertRefused(large, "cannot read " + large + ": expected at most 67108864 bytes, found 67108865");
    }

    private static void assertRefused(Path file, String line) {
        assertEquals(line, assertThrows(IOException.class, () -> MidiFileReader.read(file)).getMessage());
    }

    @Test
    void rescalingRoundsEachTickToTheNearest() {
        List<NoteOn> noteOns = new ArrayList<>();
        for (int tick = 0; tick < 700; tick++) {
            noteOns.add(NoteOn.drum(tick, 36, 1 + tick % 127));
        }
        MidiFile at220 = new MidiFile(
                0,
                220,
                noteOns,
                List.of(new TempoChange(221, 400_000)),
                List.of(new MeterChange(440, 5, 4)),
                700,
                List.of());
        MidiFile at480 = at220.atPpqn(480);
        for (int i = 0; i < noteOns.size(); i++) {
            NoteOn on = at480.noteOns().get(i);
            assertEquals(Math.round(i * 480 / 220.0), on.tick());
            assertEquals(noteOns.get(i).velocity(), on.velocity());
        }
        assertEquals(482, at480.tempos().getFirst().tick());
        assertEquals(960, at480.meters().getFirst().tick());
        assertEquals(at220, at480.atPpqn(220));
        assertFalse(at480.equals(at220));
    }

    private static Path corpusFile(String name) {
        return Smf.shared("midi-corpus").stream()
                .filter(file -> file.toString().contains(name))
                .findFirst()
                .orElseThrow();
    }
}
