package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.DrumNotes;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.engine.wire.OutputDuty;
import ghostnote.midi.controller.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What docs/midi-implementation.md says is what leaves the instrument. */
class MidiImplementationTest {
    private static final Path CHART = Path.of("../docs/midi-implementation.md");

    @Test
    void theChartNamesTheNotesThatTheKitMapSends() throws IOException {
        Set<Integer> notes = new TreeSet<>();
        for (Voice voice : Voice.values()) {
            notes.add(KitMap.GENERAL_MIDI.note(voice.ordinal()));
        }
        Set<Integer> charted = new TreeSet<>();
        for (int note = 35; note <= 57; note++) {
            charted.add(note);
        }
        charted.add(59);
        assertEquals(charted, notes);
        assertTrue(Files.readString(CHART).contains("| note number | 35 to 57, 59 |"));
    }

    @Test
    void theChartNamesWhatControllersCanBeLearntToDo() throws IOException {
        Set<Integer> statuses = new TreeSet<>();
        Set<Integer> controls = new TreeSet<>();
        for (int status = 0; status < 0x100; status++) {
            for (int data1 = 0; data1 < 128; data1++) {
                if (Taken.ALL.has(status, data1)) {
                    statuses.add(status & 0xF0);
                    if ((status & 0xF0) == MidiStatus.CONTROL_CHANGE) {
                        controls.add(data1);
                    }
                }
            }
        }
        assertEquals(
                Set.of(MidiStatus.NOTE_OFF, MidiStatus.NOTE_ON, MidiStatus.CONTROL_CHANGE, MidiStatus.PITCH_BEND), statuses);
        String chart = Files.readString(CHART);
        assertTrue(chart.contains("| control change | no | 0 to %d, once learnt |".formatted(controls.size() - 1)));
        assertTrue(chart.contains("| pitch bend | no | once learnt |"));
        assertTrue(chart.contains("| aftertouch, program change, other channel mode | no | - | |"));
    }

    @Test
    void theChartNamesEveryStatusThatIsSentAndNoOther() throws IOException {
        Set<Integer> sent = new TreeSet<>();
        HitRing ring = new HitRing(64);
        Transport transport = new Transport();
        double nanosPerTick = Timeline.nanosPerTick(120);
        transport.add(Motion.ROLLS, 0, 0, nanosPerTick, 0);
        transport.add(Motion.STANDS, 96, 100_000_000, nanosPerTick, 0);
        transport.add(Motion.ROLLS, 240, 110_000_000, nanosPerTick, 120);
        OutputDuty duty = new OutputDuty(
                ring.newReader(), (_, status, _, _) -> sent.add(status), KitMap.GENERAL_MIDI, transport, 0);
        ring.offerHit(0, 0, Voice.KICK.ordinal(), 100);
        ring.offerEnd(480);
        duty.panic();
        long nowNs = 0;
        while (!duty.ended()) {
            nowNs = duty.doWork(nowNs);
        }
        int on = MidiStatus.NOTE_ON | DrumNotes.CHANNEL;
        int off = MidiStatus.NOTE_OFF | DrumNotes.CHANNEL;
        assertEquals(
                Set.of(
                        on,
                        off,
                        MidiStatus.CONTROL_CHANGE | DrumNotes.CHANNEL,
                        MidiStatus.SONG_POSITION,
                        MidiStatus.CLOCK,
                        MidiStatus.START,
                        MidiStatus.CONTINUE,
                        MidiStatus.STOP),
                sent);
        String chart = Files.readString(CHART);
        assertTrue(chart.contains("| basic channel | " + (DrumNotes.CHANNEL + 1) + " |"));
        assertTrue(chart.contains("| all sound off, all notes off (CC 120, 123) | with `panic` |"));
        assertTrue(chart.contains("| timing clock (F8) | yes"));
        assertTrue(chart.contains("| start (FA) | yes"));
        assertTrue(chart.contains("| stop (FC) | yes"));
        assertTrue(chart.contains("| continue (FB) | yes"));
        assertTrue(chart.contains("| song position (F2) | yes"));
    }
}
