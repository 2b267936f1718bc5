package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LookAheadTest {
    private static final Meter METER = Meter.COMMON;
    private static final long BAR = METER.ticksPerBar();
    private static final long NEVER = Long.MAX_VALUE;

    private final Network network = LittleModels.full(1);

    /** Of other voices, delays and styles. */
    private final List<Network> others = List.of(LittleModels.grown(2), LittleModels.simple(3));

    @AfterEach
    void close() {
        network.close();
        others.forEach(Network::close);
    }

    /** A drummer, its look-ahead, and what has become of it. */
    private static final class Desk implements AutoCloseable {
        final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        final HitRing.Reader reader = ring.newReader();
        final Sheet sheet = new Sheet();
        final Drummer drummer;
        final List<Drummer> others = new ArrayList<>();
        final LookAhead lookAhead;

        Desk(Network network, long seed, long endTick) {
            Values initial = new Values();
            drummer = Drummer.of(network, initial, seed);
            lookAhead = new LookAhead(drummer, initial, ring, endTick);
        }

        void seat(Network network) {
            Drummer other = Drummer.of(network, new Values(), 7);
            others.add(other);
            other.rehearse();
            lookAhead.seat(lookAhead.newChair(1 + others.size(), other));
        }

        void writeTo(long tick) {
            lookAhead.writeTo(tick);
            hear();
        }

        void turn(long tick, Control control, float value) {
            turn(tick, Knob.number(control), value);
        }

        void turn(long tick, int knob, float value) {
            lookAhead.change(tick, knob, value);
            hear();
        }

        private void hear() {
            reader.drain(sheet, Integer.MAX_VALUE);
            assertEquals(0, reader.missed());
        }

        @Override
        public void close() {
            lookAhead.close();
            drummer.close();
            others.forEach(Drummer::close);
        }
    }

    private static List<Cue> anyCues(SplittableRandom random, int count, long endTick) {
        List<Cue> cues = new ArrayList<>();
        int unseated = 4;
        for (int i = 0; i < count; i++) {
            int number = switch (random.nextInt(16)) {
                case 0, 1 -> Knob.number(Control.GOTO);
                case 2, 3 -> Knob.number(Control.DRUMMER);
                default -> random.nextInt(Knob.count());
            };
            Knob knob = Knob.table().get(number);
            Control control = knob.control();
            float value = control.least() + random.nextFloat() * (control.most() - control.least());
            if (control == Control.GOTO) {
                value = 1 + random.nextInt(60);
            }
            if (control == Control.DRUMMER) {
                value = 1 + random.nextInt(unseated);
            }
            if (control == Control.METER) {
                value = Meter.parse(List.of("4/4", "7/8", "5/4", "3/4").get(random.nextInt(4))).number();
            }
            boolean whole = control.kind() != Control.Kind.NUMBER;
            cues.add(new Cue(random.nextLong(endTick), knob.number(), whole ? Math.round(value) : value));
        }
        cues.sort(Comparator.comparingLong(Cue::tick));
        return cues;
    }

    /** Plays cues, each when the playhead is a little before it, the look-ahead being as far as it likes. */
    private List<Hit> play(List<Cue> cues, long seed, long endTick, LongUnaryOperator ahead) {
        try (Desk desk = new Desk(network, seed, endTick)) {
            others.forEach(desk::seat);
            for (Cue cue : cues) {
                desk.writeTo(cue.tick() + ahead.applyAsLong(cue.tick()));
                desk.lookAhead.keepFrom(cue.tick());
                desk.turn(cue.tick(), cue.knob(), cue.value());
            }
            for (long tick = 0; tick < endTick; tick += BAR) {
                desk.lookAhead.keepFrom(tick);
                desk.writeTo(tick + BAR);
            }
            desk.writeTo(endTick);
            assertEquals(List.of(endTick), desk.sheet.ends);
            return desk.sheet.hits();
        }
    }

    @Test
    void whatIsPlayedFollowsFromTheTurnsAndTheirTicksAndNotFromHowFarAheadItWasWritten() {
        for (int seed = 0; seed < 20; seed++) {
            long endTick = 40 * BAR;
            SplittableRandom random = new SplittableRandom(seed);
            List<Cue> cues = anyCues(random, 60, endTick);
            List<Hit> atOnce = play(cues, seed, endTick, _ -> 0);
            assertEquals(atOnce, play(cues, seed, endTick, _ -> 4 * BAR));
            assertEquals(atOnce, play(cues, seed, endTick, _ -> random.nextLong(6 * BAR)));
            assertNoHitTwice(atOnce);
            assertNotEquals(atOnce, play(List.of(), seed, endTick, _ -> 0));
        }
    }

    private static void assertNoHitTwice(List<Hit> hits) {
        Set<Long> known = new HashSet<>();
        for (Hit hit : hits) {
            assertTrue(known.add(hit.tick() * Voice.count() + hit.voice().ordinal()), hit + " is there twice");
        }
    }

    @Test
    void hitsBeforeATurnStayAsTheyWere() {
        SplittableRandom random = new SplittableRandom(5);
        try (Desk desk = new Desk(network, 5, NEVER)) {
            others.forEach(desk::seat);
            long tick = 0;
            for (int turn = 0; turn < 2000; turn++) {
                tick += random.nextLong(300);
                desk.writeTo(tick + 2 * BAR);
                desk.lookAhead.keepFrom(tick);
                List<Hit> before = desk.sheet.hitsBefore(tick);
                Cue cue = anyCues(random, 1, 1).getFirst();
                desk.turn(tick, cue.knob(), cue.value());
                desk.writeTo(tick + 2 * BAR);
                assertEquals(before, desk.sheet.hitsBefore(tick));
            }
            assertTrue(desk.sheet.revoked() > 1000, "so many were revoked: " + desk.sheet.revoked());
        }
    }

    @Test
    void aTurnOfNowIsObeyedByEveryHitFromItsTickOn() {
        SplittableRandom random = new SplittableRandom(6);
        List<Long> turns = new ArrayList<>();
        try (Desk desk = new Desk(network, 6, NEVER)) {
            for (long tick = 0; tick < 1000 * BAR; tick += 1 + random.nextInt(300)) {
                desk.writeTo(tick + 2 * BAR);
                desk.lookAhead.keepFrom(tick);
                desk.turn(tick, Control.VELOCITY_DEPTH, turns.size() % 2);
                turns.add(tick);
            }
            int turn = 0;
            int obedient = 0;
            int free = 0;
            int bound = 0;
            for (Hit hit : desk.sheet.hitsBefore(turns.getLast()).stream()
                    .sorted(Comparator.comparingLong(Hit::tick))
                    .toList()) {
                while (turn + 1 < turns.size() && turns.get(turn + 1) <= hit.tick()) {
                    turn++;
                }
                // The drummer itself hits as hard now and then.
                if (turn % 2 == 1 || hit.velocity() == 80) {
                    obedient++;
                    free += turn % 2 == 1 && hit.velocity() != 80 ? 1 : 0;
                } else {
                    // A hit is bound to those of its place that were decided behind it: where one was sent, it stays.
                    assertTrue(hit.tick() < turns.get(turn) + 120, hit + " does not obey turn " + turn);
                    bound++;
                }
            }
            assertTrue(obedient > 1000 && free > 300, "so few hits: " + obedient + ", " + free);
            assertTrue(bound < obedient / 20, "so many of %d hits are bound: %d".formatted(obedient, bound));
        }
    }

    @Test
    void aMuteIsHeardFromTheNextBarToTheBarAfterItIsTakenBack() {
        int kick = Knob.number(Control.MUTE) + Voice.KICK.ordinal();
        try (Desk desk = new Desk(network, 7, NEVER);
                Desk free = new Desk(network, 7, NEVER)) {
            free.writeTo(12 * BAR);
            desk.writeTo(12 * BAR);
            desk.turn(3 * BAR + 1, kick, 1);
            desk.turn(6 * BAR + 700, kick, 0);
            desk.writeTo(12 * BAR);
            List<Hit> left = free.sheet.hitsBefore(12 * BAR).stream()
                    .filter(hit -> hit.voice() != Voice.KICK || bar(hit) < 4 || bar(hit) >= 7)
                    .toList();
            assertEquals(left, desk.sheet.hitsBefore(12 * BAR));
            assertTrue(left.size() < free.sheet.hitsBefore(12 * BAR).size());
        }
    }

    private static long bar(Hit hit) {
        return Takes.place(hit) / 16;
    }

    @Test
    void soloVoicesAreHeardAloneAndTheDrummerPlaysTheOthersOn() {
        int solo = Knob.number(Control.SOLO) + Voice.SNARE.ordinal();
        try (Desk desk = new Desk(network, 8, NEVER);
                Desk free = new Desk(network, 8, NEVER)) {
            free.writeTo(9 * BAR);
            desk.turn(0, solo, 1);
            desk.turn(5 * BAR, solo, 0);
            desk.writeTo(9 * BAR);
            assertEquals(
                    free.sheet.hitsBefore(9 * BAR).stream()
                            .filter(hit -> hit.voice() == Voice.SNARE || bar(hit) >= 5)
                            .toList(),
                    desk.sheet.hitsBefore(9 * BAR));
        }
    }

    @Test
    void aSwingOf67PutsEverySecondSixteenthOnTheTriplet() {
        try (Desk desk = new Desk(network, 9, NEVER)) {
            desk.turn(0, Control.HUMANISE, 0);
            desk.turn(0, Control.SWING, 200 / 3f);
            desk.writeTo(20 * BAR);
            Set<Long> places = new HashSet<>();
            desk.sheet.hits().forEach(hit -> places.add(hit.tick() % 240));
            assertEquals(Set.of(0L, 160L), places);
        }
    }

    @Test
    void aThousandRollbacksAllocateNothing() {
        try (Desk desk = new Desk(network, 10, NEVER)) {
            long[] tick = {0};
            assertEquals(0, Allocation.leastOf(() -> {
                for (int i = 0; i < 1000; i++) {
                    desk.lookAhead.keepFrom(tick[0]);
                    desk.lookAhead.writeTo(tick[0] + 2 * BAR);
                    desk.lookAhead.change(tick[0] + 5, Knob.number(Control.TEMPERATURE), i % 5 / 2f);
                    tick[0] += 480;
                }
            }));
            assertTrue(desk.lookAhead.rollbacks() >= 1000, "so few: " + desk.lookAhead.rollbacks());
        }
    }

    @Test
    void changesThatAreDueAtDifferentBarsAreDoneInTheirOrderHoweverTheyCome() {
        long endTick = 12 * BAR;
        int crash = Knob.number(Control.MUTE) + Voice.SNARE.ordinal();
        List<Cue> cues = List.of(
                new Cue(BAR + 10, crash, 1),
                new Cue(BAR + 20, Knob.number(Control.STYLE), 1),
                new Cue(BAR + 30, Knob.number(Control.TEMPERATURE), 1.5f),
                new Cue(BAR + 40, crash, 0),
                new Cue(BAR + 50, Knob.number(Control.STYLE), 2),
                new Cue(4 * BAR, Knob.number(Control.TEMPERATURE), 0.5f),
                new Cue(4 * BAR, crash, 1));
        assertEquals(play(cues, 11, endTick, _ -> 0), play(cues, 11, endTick, _ -> 3 * BAR));
        assertTrue(play(cues, 11, endTick, _ -> 0).stream()
                .filter(hit -> bar(hit) >= 4)
                .noneMatch(hit -> hit.voice() == Voice.SNARE));
    }

    @Test
    void frozenBarsAreRepeatedHitForHitAndThenTheDrummerPlaysOnFromWhereItStood() {
        try (Desk desk = new Desk(network, 12, NEVER);
                Desk free = new Desk(network, 12, NEVER)) {
            free.writeTo(20 * BAR);
            desk.turn(5 * BAR + 100, Control.FREEZE, 2);
            desk.turn(11 * BAR + 1, Control.FREEZE, 0);
            desk.writeTo(26 * BAR);
            List<Hit> wanted = new ArrayList<>(inBars(free, 0, 6));
            for (int lap = 1; lap <= 3; lap++) {
                wanted.addAll(later(inBars(free, 4, 6), 2 * lap));
            }
            wanted.addAll(later(inBars(free, 6, 18), 6));
            assertEquals(wanted, inBars(desk, 0, 24));
        }
    }

    @Test
    void whatIsFrozenCanBeMutedAndFrozenAgainShorter() {
        int mute = Knob.number(Control.MUTE) + Voice.KICK.ordinal();
        try (Desk desk = new Desk(network, 12, NEVER)) {
            desk.turn(3 * BAR + 100, Control.FREEZE, 4);
            desk.turn(8 * BAR + 100, mute, 1);
            desk.turn(9 * BAR + 100, Control.FREEZE, 1);
            desk.writeTo(16 * BAR);
            assertTrue(inBars(desk, 9, 14).stream().noneMatch(hit -> hit.voice() == Voice.KICK));
            assertEquals(later(inBars(desk, 9, 10), 1), inBars(desk, 10, 11));
            assertEquals(later(inBars(desk, 10, 11), 3), inBars(desk, 13, 14));
            assertEquals(later(inBars(desk, 1, 4), 4), inBars(desk, 5, 8));
        }
    }

    @Test
    void aReseededDrummerKeepsItsPlaceAndForgetsTheRest() {
        try (Desk one = new Desk(network, 13, NEVER);
                Desk other = new Desk(network, 13, NEVER);
                Desk third = new Desk(network, 13, NEVER)) {
            one.turn(3 * BAR + 200, Control.RESEED, 7);
            other.turn(3 * BAR + 700, Control.RESEED, 7);
            third.turn(3 * BAR + 700, Control.RESEED, 8);
            for (Desk desk : List.of(one, other, third)) {
                desk.writeTo(40 * BAR);
            }
            assertEquals(inBars(one, 0, 38), inBars(other, 0, 38));
            assertEquals(inBars(one, 0, 3), inBars(third, 0, 3));
            assertNotEquals(inBars(one, 4, 38), inBars(third, 4, 38));
        }
    }

    @Test
    void aWildStateIsAnotherThanThatOfAReseededDrummer() {
        try (Network simple = LittleModels.simple(1);
                Desk reseeded = new Desk(simple, 13, NEVER);
                Desk wild = new Desk(simple, 13, NEVER)) {
            reseeded.turn(3 * BAR + 200, Control.RESEED, 7);
            wild.turn(3 * BAR + 700, Control.RESEED_WILD, 7);
            reseeded.writeTo(20 * BAR);
            wild.writeTo(20 * BAR);
            assertEquals(inBars(reseeded, 0, 3), inBars(wild, 0, 3));
            assertNotEquals(inBars(reseeded, 4, 18), inBars(wild, 4, 18));
        }
    }

    private static List<Hit> inBars(Desk desk, int from, int to) {
        return desk.sheet.hits().stream()
                .filter(hit -> bar(hit) >= from && bar(hit) < to)
                .toList();
    }

    private static List<Hit> later(List<Hit> hits, int bars) {
        return hits.stream()
                .map(hit -> new Hit(hit.tick() + bars * BAR, hit.voice(), hit.velocity()))
                .toList();
    }
}
