package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Drummers that play at the same time. */
class TogetherTest {
    private static final long END = 40L * Meter.COMMON.ticksPerBar();
    private static final int TEMPERATURE = Knob.number(Control.TEMPERATURE);
    private static final int TEMPO = Knob.number(Control.TEMPO);
    private static final int METER = Knob.number(Control.METER);

    private final Network network = LittleModels.grown(5);
    private final Playhead playhead = new Playhead(new Transport());
    private final StepLoop loop = new StepLoop(playhead, 2, () -> 0, () -> {});
    private final List<Part> parts = new ArrayList<>();

    /** One of them, and what it plays. */
    private final class Part implements HitHandler, AutoCloseable {
        final long seed;
        final HitRing.Reader reader;
        final Drummer drummer;
        final LookAhead lookAhead;
        final TreeMap<Long, String> hits = new TreeMap<>();
        final List<Cue> turned = new ArrayList<>();
        int revokes;

        Part(long seed) {
            this.seed = seed;
            HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
            reader = ring.newReader();
            drummer = Drummer.of(network, new Values(), seed);
            lookAhead = new LookAhead(drummer, new Values(), ring, END);
        }

        @Override
        public void onHit(long number, long tick, int voice, int velocity) {
            hits.put(number, tick + " " + voice + " " + velocity);
        }

        @Override
        public void onRevoke(long fromNumber) {
            hits.tailMap(fromNumber).clear();
            revokes++;
        }

        @Override
        public void onChange(long tick, int knob, float value) {
            turned.add(new Cue(tick, knob, value));
        }

        void hear() {
            reader.drain(this, Integer.MAX_VALUE);
        }

        List<Cue> turnedOfTime() {
            return turned.stream().filter(cue -> Knob.control(cue.knob()).isOfTime()).toList();
        }

        /** The hits of the same drummer alone, turned at the same ticks. */
        List<String> alone() {
            try (Part same = new Part(seed)) {
                for (Cue cue : turned) {
                    same.lookAhead.keepFrom(cue.tick());
                    same.lookAhead.change(cue.tick(), cue.knob(), cue.value());
                }
                same.lookAhead.writeTo(END);
                same.hear();
                return List.copyOf(same.hits.values());
            }
        }

        @Override
        public void close() {
            lookAhead.close();
            drummer.close();
        }
    }

    @AfterEach
    void close() {
        parts.forEach(Part::close);
        network.close();
    }

    private Steering add(long seed, Cue... cues) {
        Part part = new Part(seed);
        parts.add(part);
        return loop.add(part.lookAhead, List.of(cues));
    }

    private void write() {
        while (loop.work(0)) {
            // There is more.
        }
    }

    @Test
    void eachPlaysWhatItPlaysAloneHoweverAllAreTurned() {
        List<Steering> steered = List.of(
                add(1, new Cue(7000, TEMPERATURE, 0.5f), new Cue(9000, METER, new Meter(3, 4).number())),
                add(2),
                add(3, new Cue(9000, TEMPERATURE, 1.5f), new Cue(9500, TEMPERATURE, 1)));
        SplittableRandom random = new SplittableRandom(4);
        while (playhead.tick() < END) {
            Steering one = steered.get(random.nextInt(3));
            switch (random.nextInt(4)) {
                case 0 -> one.turn(TEMPO, 80 + random.nextInt(80));
                case 1 -> one.turn(METER, new Meter(random.nextBoolean() ? 3 : 4, 4).number());
                default -> one.turn(TEMPERATURE, random.nextInt(3) / 2f);
            }
            for (int rounds = random.nextInt(60); rounds > 0; rounds--) {
                loop.work(0);
            }
            playhead.moveTo(playhead.tick() + random.nextInt(1500));
        }
        write();
        for (Part part : parts) {
            part.hear();
            assertEquals(part.alone(), List.copyOf(part.hits.values()), "seed " + part.seed);
            assertTrue(part.hits.size() > 100, part.hits.size() + " hits");
        }
    }

    @Test
    void timeIsTurnedForAllAtOneTick() {
        List<Steering> steered = List.of(add(1), add(2), add(3));
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            Steering one = steered.get(random.nextInt(3));
            one.turn(random.nextBoolean() ? TEMPERATURE : TEMPO, 1 + random.nextInt(100));
            if (random.nextInt(8) == 0) {
                loop.locate(random.nextInt(10_000), playhead.tick() + 1);
            }
            loop.work(0);
            playhead.moveTo(playhead.tick() + random.nextInt(100));
        }
        write();
        parts.forEach(Part::hear);
        List<Cue> first = parts.getFirst().turnedOfTime();
        assertTrue(first.size() > 50);
        for (Part part : parts) {
            assertEquals(first, part.turnedOfTime());
        }
    }

    @Test
    void aTurnOfOneLeavesTheOthersAlone() {
        Steering first = add(1);
        add(2);
        write();
        for (int i = 0; i < 20; i++) {
            first.turn(TEMPERATURE, i / 10f);
            write();
        }
        parts.forEach(Part::hear);
        assertEquals(20, parts.getFirst().turned.size());
        assertTrue(parts.getFirst().revokes > 0);
        assertEquals(List.of(), parts.getLast().turned);
        assertEquals(0, parts.getLast().revokes);
    }

    @Test
    void writingAndTurningForAllAllocatesNothing() {
        Steering first = add(1);
        add(2);
        add(3);
        assertEquals(0, Allocation.leastOf(() -> {
            for (int i = 0; i < 60; i++) {
                playhead.moveTo(playhead.tick() + 240);
                first.turn(TEMPO, 100 + i);
                write();
            }
        }));
    }
}
