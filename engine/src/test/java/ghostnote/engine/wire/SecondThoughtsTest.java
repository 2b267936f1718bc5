package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Hits that are taken back before they were sent, and a tempo that changes meanwhile. */
class SecondThoughtsTest {
    private static final double TEMPO_BPM = 125; // a tick is a millisecond
    private static final long TICK_NS = 1_000_000;

    private record Sent(int note, long timeNs) {}

    private static final class Listener extends StreamWatcher {
        private final List<Sent> notes = new ArrayList<>();
        private final List<Long> pulses = new ArrayList<>();

        @Override
        void onNote(int note, int velocity, long timeNs) {
            notes.add(new Sent(note, timeNs));
        }

        @Override
        void onPulse(long index, long timeNs) {
            pulses.add(timeNs);
        }
    }

    @Test
    void exactlyTheHitsThatWereNotTakenBackAreSent() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 50; round++) {
            Listener out = new Listener();
            Stage stage = new Stage(new Timeline(0, 0, TEMPO_BPM), out);
            List<Sent> wanted = new ArrayList<>();
            List<Sent> ahead = new ArrayList<>();
            long tick = 1;
            for (int write = 0; write < 200; write++) {
                while (!ahead.isEmpty() && ahead.getFirst().timeNs <= stage.nowNs()) {
                    wanted.add(ahead.removeFirst());
                }
                int back = random.nextInt(ahead.size() + 1);
                stage.revoke(back);
                for (int i = 0; i < back; i++) {
                    tick = ahead.removeLast().timeNs / TICK_NS;
                }
                tick = Math.max(tick, stage.nowNs() / TICK_NS + 1);
                for (int i = random.nextInt(20); i > 0; i--) {
                    Voice voice = Voice.of(random.nextInt(Voice.count()));
                    stage.hit(tick, voice);
                    ahead.add(new Sent(KitMap.GENERAL_MIDI.note(voice.ordinal()), tick * TICK_NS));
                    tick += 1 + random.nextInt(60);
                }
                stage.playTo(stage.nowNs() + random.nextInt(300) * TICK_NS);
            }
            wanted.addAll(ahead);
            stage.end(tick + 1000).playToEnd();
            assertEquals(wanted, out.notes);
            assertTrue(out.sounding() == 0 && out.stopped());
            assertEquals(0, stage.duty().counters().droppedNotes());
        }
    }

    @Test
    void aTempoChangesAtItsTickAndPulsesAndNotesGoOnFromThereWithoutAGap() {
        Listener out = new Listener();
        Stage stage = new Stage(new Timeline(0, 0, TEMPO_BPM), out);
        stage.hit(90, Voice.KICK).hit(110, Voice.KICK).hit(250, Voice.KICK);
        stage.tempo(100, 250).tempo(200, 62.5f).end(400).playToEnd();
        // 100 ticks of 1 ms, 100 of half a millisecond, then of two.
        assertEquals(
                List.of(new Sent(36, 90_000_000), new Sent(36, 105_000_000), new Sent(36, 250_000_000)), out.notes);
        List<Long> pulses = new ArrayList<>();
        for (long tick = 0; tick < 400; tick += 20) {
            pulses.add(tick <= 100
                    ? tick * TICK_NS
                    : tick <= 200
                            ? 100 * TICK_NS + (tick - 100) * TICK_NS / 2
                            : 150 * TICK_NS + (tick - 200) * TICK_NS * 2);
        }
        assertEquals(pulses, out.pulses);
        assertEquals(400, stage.playheadTick());
    }

    @Test
    void aTempoThatIsTurnedWithoutEndIsThatOfTheLastTurn() {
        Listener out = new Listener();
        Stage stage = new Stage(new Timeline(0, 0, TEMPO_BPM), out);
        for (int turn = 0; turn < 10_000; turn++) {
            stage.tempo(10 + turn / 100, 20 + turn % 900);
        }
        stage.tempo(200, 250).end(1200).playToEnd();
        long last = out.pulses.getLast();
        assertEquals(10 * TICK_NS, last - out.pulses.get(out.pulses.size() - 2));
    }
}
