package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.live.Steering;
import ghostnote.engine.live.StepLoop;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.InternalTime;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Timekeeper;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.engine.wire.OutputDuty;
import ghostnote.midi.file.NoteOn;
import ghostnote.presets.Catalog;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.play.Band;
import ghostnote.ui.play.Networks;
import ghostnote.ui.play.Rendition;
import ghostnote.ui.play.Take;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A drummer, its look-ahead and the MIDI clock, in simulated time, while a performer never leaves it alone. */
class SteeringTest {
    private static final Meter METER = Meter.COMMON;
    private static final double TEMPO_BPM = 120;
    private static final long MINUTE_NS = 60_000_000_000L;

    private static final Comparator<Sent> IN_ORDER =
            Comparator.comparingLong(Sent::timeNs).thenComparingInt(Sent::note);

    private record Sent(long timeNs, int note, int velocity) {}

    @TempDir
    static Path folder;

    private static Model littleDrummer;

    @BeforeAll
    static void train() throws IOException {
        littleDrummer = ModelFiles.load(LittleDrummer.train(folder, "little"));
    }

    /** Keeps what is sent, and finds what hangs. */
    private static final class Watcher implements MidiOut {
        final List<Sent> ons = new ArrayList<>();
        final int[] sounding = new int[128];
        long nowNs;

        @Override
        public void send(long dueNs, int status, int data1, int data2) {
            if ((status & 0xF0) == MidiStatus.NOTE_ON) {
                ons.add(new Sent(nowNs, data1, data2));
                sounding[data1]++;
            } else if ((status & 0xF0) == MidiStatus.NOTE_OFF) {
                sounding[data1]--;
            }
            assertTrue(data1 >= 128 || sounding[data1 & 127] >= 0 && sounding[data1 & 127] <= 1);
        }
    }

    /** A performance in simulated time, each thread a call, and whose threads may sleep. */
    private static final class Simulation {
        private final Watcher out = new Watcher();
        private final Take take = new Take(METER, TEMPO_BPM);
        private final Timeline timeline = new Timeline(0, 1_000_000_000, TEMPO_BPM);
        private OutputDuty duty;
        private int turns;
        private long rollbacks;

        /**
         * Plays to the end.
         *
         * @param turnEachNs how often the temperature is turned
         * @param loopSleeps when the step loop does nothing
         * @param viewSleeps when the view does nothing
         */
        void play(long endTick, long turnEachNs, LongPredicate loopSleeps, LongPredicate viewSleeps) {
            Values initial = new Values();
            Transport transport = new Transport();
            Playhead playhead = new Playhead(transport);
            HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
            duty = new OutputDuty(ring.newReader(), out, KitMap.GENERAL_MIDI, transport, 0);
            Conductor conductor = new Conductor(transport, playhead, (_, _) -> {}, new Bars(initial.meter()));
            InternalTime time = new InternalTime(conductor, TEMPO_BPM);
            Timekeeper timekeeper = new Timekeeper(ring.newReader(), transport, playhead, conductor, time, () -> {});
            HitRing.Reader view = ring.newReader();
            try (Network network = new Network(littleDrummer, Kernels.choose(), Precision.FLOAT32);
                    Drummer drummer = Drummer.of(network, initial, 1);
                    LookAhead lookAhead = new LookAhead(drummer, initial, ring, endTick)) {
                drummer.rehearse();
                StepLoop loop = new StepLoop(playhead, 2, () -> 0, () -> {});
                Steering steering = loop.add(lookAhead, List.of());
                time.playFrom(timeline.originNs());
                for (long nowNs = 0; !duty.ended(); nowNs += 2_000_000) {
                    if (nowNs % turnEachNs == 0 && nowNs < 10 * MINUTE_NS) {
                        steering.turn(Knob.number(Control.TEMPERATURE), 0.5f + turns % 11 / 10f);
                        turns++;
                    }
                    while (!loopSleeps.test(nowNs) && loop.work(nowNs)) {
                        // There is more to write.
                    }
                    long wakeNs = nowNs;
                    while (!duty.ended() && wakeNs < nowNs + 2_000_000) {
                        out.nowNs = Math.max(wakeNs, nowNs);
                        wakeNs = Math.min(timekeeper.doWork(out.nowNs), duty.doWork(out.nowNs));
                    }
                    if (!viewSleeps.test(nowNs)) {
                        view.drain(take, Integer.MAX_VALUE);
                    }
                }
                view.drain(take, Integer.MAX_VALUE);
                rollbacks = lookAhead.rollbacks();
                assertEquals(0, view.missed() + duty.missedHits());
            }
        }

        void assertNothingIsLateLostDoubledOrHanging(long endTick) {
            assertEquals(turns, take.turned().size());
            assertEquals(0, duty.counters().droppedNotes() + duty.counters().overfullNotes());
            assertEquals(0, duty.counters().lateness().maxNs());
            assertEquals(0, IntStream.of(out.sounding).sum());
            List<Sent> wanted = take.music(endTick).noteOns().stream()
                    .map(on -> new Sent(timeline.dueNs(on.tick()), on.note(), on.velocity()))
                    .sorted(IN_ORDER)
                    .toList();
            assertTrue(wanted.size() > 300, "so few hits: " + wanted.size());
            assertEquals(wanted, out.ons.stream().sorted(IN_ORDER).toList());
            assertEquals(
                    out.ons.stream().map(Sent::timeNs).sorted().toList(),
                    out.ons.stream().map(Sent::timeNs).toList());
        }
    }

    @Test
    void tenMinutesOfTemperatureTurnedEveryTwentyMillisecondsLoseDoubleAndHangNothing() {
        long endTick = 300L * METER.ticksPerBar();
        Simulation simulation = new Simulation();
        simulation.play(endTick, 20_000_000, _ -> false, _ -> false);
        assertEquals(30_000, simulation.turns);
        assertTrue(simulation.rollbacks > 30_000 * 0.99, "so few rollbacks: " + simulation.rollbacks);
        simulation.assertNothingIsLateLostDoubledOrHanging(endTick);
        assertReplays(simulation.take, endTick, new Values());
    }

    @Test
    void halfSecondsInWhichTheStepLoopOrTheViewSleepsAreNotHeard() {
        long endTick = 300L * METER.ticksPerBar();
        Simulation simulation = new Simulation();
        // Of each 1.7 s, at changing places of the bar; a turn while it sleeps waits.
        simulation.play(
                endTick,
                100_000_000,
                nowNs -> nowNs % 1_700_000_000 < 500_000_000,
                nowNs -> nowNs % 1_100_000_000 < 500_000_000);
        assertEquals(6_000, simulation.turns);
        simulation.assertNothingIsLateLostDoubledOrHanging(endTick);
        assertReplays(simulation.take, endTick, new Values());
    }

    /** What was turned, with its ticks, is enough to play it all again. */
    private static void assertReplays(Take take, long endTick, Values initial) {
        Wishes wishes = Wishes.of(initial, take.turned());
        Cast cast = Cast.of(littleDrummer);
        try (Networks networks = new Networks();
                Band band = new Band(cast, model -> networks.of(model, "", SteeringTest::network), wishes, 1)) {
            Take again = Rendition.of(band, wishes, endTick, Headway.UNTOLD);
            List<NoteOn> first = take.music(endTick).noteOns();
            assertEquals(first, again.music(endTick).noteOns());
        }
    }

    @Test
    void theDensityThatIsAskedForAndThatOfTheNextSixtyFourBarsRankAlike() {
        int settings = 9;
        long fromTick = 8L * METER.ticksPerBar();
        long[] ofAll = new long[settings];
        long endTick = 72L * METER.ticksPerBar();
        Cast cast = Cast.of(Catalog.defaultDrummer());
        try (Networks networks = new Networks()) {
            for (int seed = 1; seed <= 3; seed++) {
                long[] hits = new long[settings];
                for (int setting = 0; setting < settings; setting++) {
                    Cue cue = new Cue(fromTick, Knob.number(Control.DENSITY), setting / 4f - 1);
                    Wishes wishes = Wishes.of(new Values(), List.of(cue));
                    try (Band band = new Band(cast, model -> networks.of(model, "", SteeringTest::network), wishes, seed)) {
                        Take take = Rendition.of(band, wishes, endTick, Headway.UNTOLD);
                        hits[setting] = take.music(endTick).noteOns().stream()
                                .filter(on -> on.tick() >= fromTick)
                                .count();
                        ofAll[setting] += hits[setting];
                    }
                }
                assertTrue(rankCorrelation(hits) >= 0.9, Arrays.toString(hits));
                assertTrue(hits[settings - 1] > 2 * hits[0], Arrays.toString(hits));
            }
        }
        assertTrue(rankCorrelation(ofAll) >= 0.95, Arrays.toString(ofAll));
    }

    private static Network network(Model model) {
        return new Network(model, Kernels.choose(), Precision.FLOAT32);
    }

    /** Spearman's, with the order of the array. */
    private static double rankCorrelation(long[] values) {
        int count = values.length;
        double squares = 0;
        for (int i = 0; i < count; i++) {
            int rank = 0;
            for (long other : values) {
                rank += other < values[i] ? 1 : 0;
            }
            squares += (rank - i) * (rank - i);
        }
        return 1 - 6 * squares / (count * (count * count - 1.0));
    }
}
