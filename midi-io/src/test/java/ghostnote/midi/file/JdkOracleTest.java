package ghostnote.midi.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.DrumNotes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;

class JdkOracleTest {

    private static final int EVERY_TENTH = 10;

    @Test
    void onValidCorpusFilesWeReadTheNotesTheJdkReads() throws IOException {
        int compared = 0;
        for (Path file : Smf.shared("midi-corpus")) {
            byte[] bytes = Files.readAllBytes(file);
            Optional<Sequence> sequence = JdkMidi.sequence(bytes).filter(read -> isWhole(read, bytes));
            if (sequence.isPresent()) {
                assertSame(sequence.get(), bytes, file);
                compared++;
            }
        }
        assertTrue(compared >= 60, "only " + compared + " valid files");
    }

    /** The JDK drops tracks it cannot read without a word, and passes on data bytes over 127. */
    private static boolean isWhole(Sequence sequence, byte[] bytes) {
        return sequence.getTracks().length == Chunks.unsigned16(bytes, 10) && JdkMidi.isLegal(sequence);
    }

    @Test
    void onDrummersLoopsWeReadTheNotesTheJdkReads() throws IOException {
        List<Path> files = Smf.shared("groove-midi").stream()
                .filter(file -> file.toString().endsWith(".mid"))
                .toList();
        for (int i = 0; i < files.size(); i += EVERY_TENTH) {
            byte[] bytes = Files.readAllBytes(files.get(i));
            assertSame(JdkMidi.sequence(bytes).orElseThrow(), bytes, files.get(i));
            assertEquals(List.of(), MidiFileReader.parse(bytes).warnings(), files.get(i).toString());
        }
    }

    private static void assertSame(Sequence sequence, byte[] bytes, Path file) {
        MidiFile music = MidiFileReader.parse(bytes);
        assertEquals(JdkMidi.noteOns(sequence.getTracks()), music.noteOns(), file.toString());
        assertEquals(sequence.getResolution(), music.ppqn(), file.toString());
        assertEquals(sequence.getTickLength(), music.endTick(), file.toString());
    }

    @Test
    void theJdkReadsWhatWeWriteAndFindsAnOffForEveryOn() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            MidiFile music = MidiFileWriterTest.randomMusic(random);
            int gateTicks = random.nextInt(1, 500);
            byte[] bytes = new MidiFileWriter("Schlagzeug", gateTicks).bytes(music);
            Sequence sequence = JdkMidi.sequence(bytes).orElseThrow();
            assertEquals(music.noteOns(), JdkMidi.noteOns(sequence.getTracks()), "seed " + seed);
            assertEquals(music.endTick(), sequence.getTickLength(), "seed " + seed);
            assertBalanced(JdkMidi.channelEvents(sequence.getTracks()), gateTicks, "seed " + seed);
        }
    }

    @Test
    void theJdkReadsEachPartWeWriteAsATrackAfterThatOfTempoAndMeter() {
        for (int seed = 0; seed < 100; seed++) {
            List<NamedMusic> parts = MidiFileWriterTest.randomParts(new SplittableRandom(seed));
            Sequence sequence =
                    JdkMidi.sequence(new MidiFileWriter().bytes(parts)).orElseThrow();
            Track[] tracks = sequence.getTracks();
            assertEquals(1 + parts.size(), tracks.length, "seed " + seed);
            assertEquals(List.of(), JdkMidi.noteOns(tracks[0]), "seed " + seed);
            for (int i = 0; i < parts.size(); i++) {
                Track track = tracks[1 + i];
                assertEquals(parts.get(i).name(), JdkMidi.name(track), "seed " + seed);
                assertEquals(parts.get(i).music().noteOns(), JdkMidi.noteOns(track), "seed " + seed);
                assertEquals(parts.getFirst().music().endTick(), track.ticks(), "seed " + seed);
                assertBalanced(JdkMidi.channelEvents(track), DrumNotes.GATE_TICKS, "seed " + seed);
            }
        }
    }

    /** Of each note at most one sounds at a time, for 1 tick to one gate. */
    private static void assertBalanced(List<MidiEvent> events, int gateTicks, String name) {
        long silent = -1;
        long[] onTick = new long[16 * 128];
        Arrays.fill(onTick, silent);
        for (MidiEvent event : events) {
            ShortMessage message = (ShortMessage) event.getMessage();
            int key = message.getChannel() << 7 | message.getData1();
            if (message.getCommand() == ShortMessage.NOTE_ON) {
                assertEquals(silent, onTick[key], name);
                onTick[key] = event.getTick();
            } else {
                assertTrue(onTick[key] != silent, name);
                long length = event.getTick() - onTick[key];
                assertTrue(length >= 1 && length <= gateTicks, name);
                onTick[key] = silent;
            }
        }
        for (long tick : onTick) {
            assertEquals(silent, tick, name);
        }
    }
}
