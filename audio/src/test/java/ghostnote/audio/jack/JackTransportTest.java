package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Stretch;
import ghostnote.engine.transport.Transport;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** JACK's transport as it is told cycle by cycle, and what becomes of it here. In simulated time. */
class JackTransportTest {
    private static final int RATE = 48_000;
    private static final double NANOS_PER_FRAME = 1e9 / RATE;
    private static final double TEMPO_BPM = 120;

    private final HitRing ring = new HitRing(1 << 10);
    private final Transport transport = new Transport();
    private final Playhead playhead = new Playhead(transport);
    private final Conductor conductor = new Conductor(transport, playhead, (_, _) -> {}, new Bars(Meter.COMMON));
    private final JackTransport jack = new JackTransport(conductor, ring.newReader(), TEMPO_BPM, () -> {});
    private final BarBeatTick place = new BarBeatTick();
    private long clockFrames = 7_000;
    private long frame;
    private TransportState state = TransportState.STOPPED;
    private int periodFrames = 128;

    private long nowNs() {
        return Math.round(clockFrames * NANOS_PER_FRAME);
    }

    private void cycle() {
        jack.onCycle(nowNs(), state, frame, RATE, place);
    }

    private void next() {
        long tick = conductor.at(nowNs()).tickAt(nowNs());
        playhead.moveTo(Math.max(playhead.nextTick() - 1, conductor.newest().motion() == Motion.ROLLS ? tick : -1));
        clockFrames += periodFrames;
        frame += state == TransportState.ROLLING ? periodFrames : 0;
    }

    private void cycles(int count) {
        for (int i = 0; i < count; i++) {
            cycle();
            next();
        }
    }

    private void locate(long newFrame) {
        frame = newFrame;
        state = state == TransportState.ROLLING ? TransportState.STARTING : state;
    }

    private double songTick(long atNs) {
        Stretch line = conductor.at(atNs);
        double rolled = line.motion() == Motion.ROLLS ? (atNs - line.ns()) / line.nanosPerTick() : 0;
        return line.tick() - line.leapTicks() + rolled;
    }

    private void tempo(double tempoBpm) {
        ring.offerChange(playhead.nextTick(), Knob.number(Control.TEMPO), (float) tempoBpm);
    }

    /** As a program tells that leads, in whose bars are 1,920 ticks a beat. */
    private void tell(double songTick, Meter meter, double tempoBpm) {
        long whole = (long) Math.floor(songTick);
        int inBar = meter.placeInBar(whole);
        double inBeat = inBar % meter.ticksPerBeat() + songTick - whole;
        place.set(
                (int) meter.barAt(whole) + 1,
                inBar / meter.ticksPerBeat() + 1,
                (int) (inBeat / meter.ticksPerBeat() * 1920),
                1920,
                meter.beats(),
                meter.unit(),
                tempoBpm);
    }

    @Test
    void itStartsInTheVeryCycleInWhichJackRolls() {
        jack.takeOver(0);
        cycles(3);
        state = TransportState.STARTING;
        cycles(1);
        assertEquals(Motion.ARMED, conductor.newest().motion());
        state = TransportState.ROLLING;
        cycle();
        assertEquals(Motion.ROLLS, conductor.newest().motion());
        assertEquals(nowNs(), conductor.newest().dueNs(0));
    }

    @Test
    void whereverItIsLocatedItIsThereWithinATickAndTheFrameIsExactWhereATickIs() {
        SplittableRandom random = new SplittableRandom(1);
        jack.takeOver(0);
        for (int i = 0; i < 10_000; i++) {
            periodFrames = 32 << random.nextInt(6);
            locate(random.nextInt(1 << 20) * 50L);
            cycles(1 + random.nextInt(2));
            if (random.nextInt(3) == 0) {
                state = TransportState.STOPPED;
            } else {
                state = TransportState.ROLLING;
            }
            cycles(1 + random.nextInt(20));
            cycle();
            assertEquals(frame / 50.0, songTick(nowNs()), 1e-3, "120 bpm are 50 frames a tick");
            assertEquals(state == TransportState.ROLLING, conductor.newest().motion() == Motion.ROLLS);
        }
        assertTrue(playhead.tick() > 100_000);
    }

    @Test
    void itGoesOnFromWhereItStoppedWithoutALeap() {
        jack.takeOver(0);
        state = TransportState.ROLLING;
        cycles(1000);
        long leap = conductor.newest().leapTicks();
        for (int i = 0; i < 100; i++) {
            state = TransportState.STOPPED;
            cycles(7);
            state = TransportState.STARTING;
            cycles(1);
            state = TransportState.ROLLING;
            cycles(101);
        }
        assertEquals(leap, conductor.newest().leapTicks());
    }

    @Test
    void anotherTempoIsPlayedFromWhereItIs() {
        jack.takeOver(0);
        state = TransportState.ROLLING;
        cycles(500);
        double before = songTick(nowNs());
        tempo(60);
        cycles(500);
        assertEquals(before + 500 * 128 / 100.0, songTick(nowNs()), 2);
        state = TransportState.STOPPED;
        double stopped = songTick(nowNs());
        cycles(10);
        assertEquals(stopped, songTick(nowNs()), 2, "the same frame is no other place");
        locate(48_000);
        cycles(1);
        assertEquals(480, songTick(nowNs()), 1, "and counted from bar 1 again where it is located");
    }

    @Test
    void anotherLeadersPlaceAndTempoAreThoseThatCount() {
        SplittableRandom random = new SplittableRandom(2);
        jack.takeOver(0);
        double songTick = 0;
        double tempoBpm = 100;
        state = TransportState.ROLLING;
        for (int i = 0; i < 20_000; i++) {
            if (random.nextInt(50) == 0) {
                tempoBpm = 40 + random.nextInt(200);
            }
            if (random.nextInt(100) == 0) {
                songTick = random.nextInt(1_000_000);
                frame = random.nextInt(1 << 25);
            }
            tell(songTick, Meter.COMMON, tempoBpm);
            cycle();
            assertEquals(songTick, songTick(nowNs()), 2, "in cycle " + i);
            assertEquals(tempoBpm, jack.tempoBpm(), 1e-6);
            next();
            songTick += periodFrames * NANOS_PER_FRAME / Timeline.nanosPerTick(tempoBpm);
        }
        assertEquals(Meter.COMMON, jack.meter());
        tell(0, new Meter(7, 8), 100);
        cycle();
        assertEquals(new Meter(7, 8), jack.meter());
    }

    @Test
    void aPlaceThatMakesNoSenseIsNone() {
        jack.takeOver(0);
        state = TransportState.ROLLING;
        double[] odd = {0, -1, Double.NaN, Double.POSITIVE_INFINITY};
        for (double value : odd) {
            place.set(1, 1, 0, 1920, 4, 4, value);
            cycles(10);
            place.set(1, 1, 0, value, 4, 4, 120);
            cycles(10);
            place.set(1, 1, 0, 1920, value, 4, 120);
            cycles(10);
            place.set((int) value, 1, 0, 1920, 4, value, 120);
            cycles(10);
            cycle();
            assertEquals(frame / 50.0, songTick(nowNs()), 1e-3);
            assertEquals(0, jack.tempoBpm());
            next();
        }
    }

    @Test
    void itDoesNothingWhenItIsNotToLead() {
        state = TransportState.ROLLING;
        cycles(10);
        assertEquals(0, transport.count());
        jack.takeOver(0);
        cycles(10);
        jack.release();
        long count = transport.count();
        state = TransportState.STOPPED;
        cycles(10);
        assertEquals(count, transport.count());
    }

    @Test
    void whatItTellsOthersIsWhereItIs() {
        BarBeatTick told = new BarBeatTick();
        jack.setLeading(true);
        jack.takeOver(0);
        locate(50 * 1920L * 3 + 50 * 480 + 50 * 7);
        cycles(1);
        state = TransportState.ROLLING;
        cycle();
        jack.placeOf(frame, RATE, told);
        assertTrue(told.isValid());
        assertEquals(4, told.bar());
        assertEquals(2, told.beat());
        assertEquals(7, told.tick());
        assertEquals(480, told.ticksPerBeat());
        assertEquals(120, told.tempoBpm(), 1e-9);
    }
}
