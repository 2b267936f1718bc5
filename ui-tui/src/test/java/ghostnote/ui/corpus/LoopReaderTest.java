package ghostnote.ui.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import ghostnote.midi.file.MeterChange;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import ghostnote.ui.corpus.Skipped.Reason;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LoopReaderTest {
    @Test
    void anyResolutionIsRoundedExactlyTo480() {
        SplittableRandom random = new SplittableRandom(1);
        for (int ppqn : new int[] {1, 24, 96, 100, 220, 384, 480, 960, 15_360, 32_767}) {
            List<NoteOn> ons = new ArrayList<>();
            long tick = 0;
            for (int i = 0; i < 500; i++) {
                tick += random.nextInt(2 * ppqn + 1);
                ons.add(NoteOn.drum(tick, 36, 1 + random.nextInt(127)));
            }
            Loop loop = loop(Midi.file(ppqn, ons, 120));
            for (int i = 0; i < ons.size(); i++) {
                long exact = BigDecimal.valueOf(480 * ons.get(i).tick())
                        .divide(BigDecimal.valueOf(ppqn), 0, RoundingMode.HALF_UP)
                        .longValueExact();
                assertEquals(new Hit(exact, Voice.KICK, ons.get(i).velocity()), loop.hits().get(i), "ppqn " + ppqn);
            }
        }
    }

    @Test
    void channel10IsTakenIfItHasDrumsElseTheOnlyChannelThatHasMostlyDrums() {
        assertEquals(List.of(Voice.KICK), voices(read(Midi.notes(9, 36))));
        assertEquals(List.of(Voice.KICK, Voice.SNARE), voices(read(Midi.notes(3, 36, 38))));
        List<NoteOn> both = List.of(new NoteOn(0, 0, 38, 90), NoteOn.drum(0, 36, 90), new NoteOn(9, 5, 42, 90));
        assertEquals(List.of(Voice.KICK), voices(read(Midi.bytes(Midi.file(96, both, 120)))));
        assertEquals(Reason.NO_VOICES, reason(read(Midi.notes(3, 36, 70, 71))));
        assertEquals(Reason.SEVERAL_CHANNELS, reason(read(Midi.bytes(Midi.file(96, List.of(
                new NoteOn(0, 0, 38, 90), new NoteOn(9, 5, 42, 90), NoteOn.drum(9, 100, 90)), 120)))));
    }

    @Test
    void aChannelThatIsAskedForIsTakenAsItIs() {
        List<NoteOn> ons = List.of(new NoteOn(0, 0, 38, 90), NoteOn.drum(0, 36, 90), new NoteOn(9, 0, 70, 90));
        MidiFile file = Midi.file(96, ons, 120);
        Loop first = assertInstanceOf(Loop.class, on("1").read("x", file));
        assertEquals(List.of(Voice.SNARE), voices(first));
        assertEquals(Map.of(70, 1), first.strays());
        assertEquals(2, first.noteOns());
        assertEquals(List.of(Voice.SNARE, Voice.KICK), voices(on("any").read("x", file)));
        assertEquals(
                new Skipped("x", Reason.SILENT_CHANNEL, "notes on channels 1, 10"), on("2").read("x", file));
        for (String wrong : List.of("0", "17", "ten", "-1", "")) {
            assertThrows(IllegalArgumentException.class, () -> DrumChannel.parse(wrong));
        }
    }

    @Test
    void aRoleMapMakesDrumsOfForeignNotes() throws RolesException {
        Roles roles = Roles.parse(List.of("60 = kick", "61=38", "36 = none"), "kit.txt");
        MidiFile file = MidiFileReader.parse(Midi.notes(2, 60, 61, 36, 42));
        Loop loop = assertInstanceOf(Loop.class, new LoopReader(new DrumChannel.Found(), roles).read("x", file));
        assertEquals(List.of(Voice.KICK, Voice.SNARE, Voice.HAT_CLOSED), voices(loop));
        assertEquals(Map.of(36, 1), loop.strays());
    }

    @Test
    void whatFollowsAChangeOfMeterIsLeftOutAndSaidSo() {
        List<NoteOn> ons = new ArrayList<>();
        for (int eighth = 0; eighth < 28; eighth++) {
            ons.add(NoteOn.drum(48L * eighth, 36, 90));
        }
        Loop loop = loop(Midi.file(
                96,
                ons,
                120,
                new MeterChange(0, 7, 8),
                new MeterChange(7 * 48, 7, 8),
                new MeterChange(21 * 48, 4, 4)));
        assertEquals(new Meter(7, 8), loop.meter());
        assertEquals(21, loop.hits().size());
        assertEquals(3, loop.bars());
        assertEquals(List.of("7 hits left out from bar 4 on, where the meter changes to 4/4"), loop.warnings());
    }

    @Test
    void aLoopBeginsAtTheBarLineBeforeItsFirstHit() {
        MidiFile late = Midi.file(480, List.of(NoteOn.drum(3 * 1_920 + 15, 36, 90)), 120);
        assertEquals(3 * 1_920 + 15, loop(late).hits().getFirst().tick());
        assertEquals(15, loop(late).fromFirstBar().hits().getFirst().tick());
        long afterASixteenth = 1_920 + 120;
        MidiFile shifted = Midi.file(
                480,
                List.of(NoteOn.drum(afterASixteenth + 1_680, 36, 90)),
                120,
                new MeterChange(0, 4, 4),
                new MeterChange(afterASixteenth, 7, 8));
        assertEquals(1_680, loop(shifted).hits().getFirst().tick());
        assertEquals(0, loop(shifted).fromFirstBar().hits().getFirst().tick());
    }

    @Test
    void tempoAndMeterAreThoseOfTheFirstHitEvenIfWrittenALittleLater() {
        MidiFile file = new MidiFile(
                0,
                480,
                List.of(NoteOn.drum(0, 36, 90), NoteOn.drum(5_000, 36, 90)),
                List.of(TempoChange.ofBpm(1, 93), TempoChange.ofBpm(2_000, 150)),
                List.of(new MeterChange(1, 3, 4)),
                6_000,
                List.of());
        assertEquals(93, loop(file).tempoBpm(), 0.001);
        assertEquals(new Meter(3, 4), loop(file).meter());
        assertEquals(0, loop(file).hits().getFirst().tick());
        MidiFile bare = new MidiFile(0, 96, file.noteOns(), List.of(), List.of(), 6_000, List.of());
        assertEquals(120, loop(bare).tempoBpm());
        assertEquals(Meter.COMMON, loop(bare).meter());
    }

    @Test
    void aMeterThatNobodyCountsIsReadAsFourFour() {
        Loop loop = loop(Midi.file(480, List.of(NoteOn.drum(0, 36, 90)), 120, new MeterChange(0, 255, 128)));
        assertEquals(Meter.COMMON, loop.meter());
        assertTrue(loop.warnings().contains("the meter 255/128 is read as 4/4"), loop.warnings()::toString);
    }

    private static Loop loop(MidiFile file) {
        return assertInstanceOf(Loop.class, LoopReader.GENERAL_MIDI.read("x", file));
    }

    private static Heard read(byte[] bytes) {
        return LoopReader.GENERAL_MIDI.read("x", MidiFileReader.parse(bytes));
    }

    private static LoopReader on(String channel) {
        return new LoopReader(DrumChannel.parse(channel), Roles.GENERAL_MIDI);
    }

    private static List<Voice> voices(Heard heard) {
        return assertInstanceOf(Loop.class, heard).hits().stream().map(Hit::voice).toList();
    }

    private static Reason reason(Heard heard) {
        return assertInstanceOf(Skipped.class, heard).reason();
    }
}
