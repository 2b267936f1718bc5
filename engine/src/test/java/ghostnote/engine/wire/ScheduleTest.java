package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Timeline;
import java.util.Comparator;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private record Entry(long tick, int rank, long arrival, int payload) {}

    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::tick).thenComparingInt(Entry::rank).thenComparingLong(Entry::arrival);

    @Test
    void itIsAPriorityQueueByTickThenRankThenArrival() {
        SplittableRandom random = new SplittableRandom(1);
        for (int capacity : new int[] {1, 2, 3, 7, 64, 2048}) {
            Schedule schedule = new Schedule(capacity);
            PriorityQueue<Entry> model = new PriorityQueue<>(ORDER);
            // Waves: now it fills, now it empties; few ticks and ranks, so that many entries are equals.
            int likelihoodOfAdding = 60;
            for (long step = 0; step < 200_000; step++) {
                if (step % (3 * capacity + 5) == 0) {
                    likelihoodOfAdding = random.nextInt(30, 71);
                }
                if (random.nextInt(100) < likelihoodOfAdding) {
                    int rank = random.nextInt(random.nextBoolean() ? 2 : Schedule.LAST_RANK + 1);
                    Entry entry = new Entry(tick(random), rank, step, random.nextInt());
                    boolean room = model.size() < capacity;
                    assertEquals(room, schedule.add(entry.tick, entry.rank, entry.payload));
                    if (room) {
                        model.add(entry);
                    }
                } else if (!model.isEmpty()) {
                    Entry first = model.remove();
                    assertEquals(first.tick, schedule.firstTick());
                    assertEquals(first.rank, schedule.firstRank());
                    assertEquals(first.payload, schedule.remove());
                }
                assertEquals(model.isEmpty() ? Long.MAX_VALUE : model.peek().tick, schedule.firstTick());
            }
        }
    }

    private static long tick(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong(-(1L << 50), 1L << 50);
            case 1 -> -random.nextLong(3);
            default -> random.nextLong(5);
        };
    }

    @Test
    void equalsKeepTheirOrderHoweverManyCameBefore() {
        Schedule schedule = new Schedule(4);
        for (int i = 0; i < 100_000; i++) {
            assertTrue(schedule.add(7, 3, i));
            assertTrue(schedule.add(7, 3, -i));
            assertEquals(i, schedule.remove());
            assertEquals(-i, schedule.remove());
        }
    }

    @Test
    void whatIsTakenBackIsGoneAndTheRestComesInItsOrder() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < 2000; round++) {
            Schedule schedule = new Schedule(64);
            List<Entry> left = new ArrayList<>();
            int entries = random.nextInt(64);
            long revoked = random.nextLong(64);
            for (int i = 0; i < entries; i++) {
                long number = random.nextLong(64);
                Entry entry = new Entry(tick(random), random.nextInt(4), i, i);
                schedule.add(entry.tick, entry.rank, entry.payload, number);
                if (number < revoked) {
                    left.add(entry);
                }
            }
            Entry off = new Entry(3, 0, entries, -1);
            boolean room = schedule.add(off.tick, off.rank, off.payload);
            schedule.revokeFrom(revoked);
            if (room) {
                left.add(off);
            }
            left.sort(ORDER);
            for (Entry entry : left) {
                assertEquals(entry.tick, schedule.firstTick());
                assertEquals(entry.payload, schedule.remove());
            }
            assertEquals(Long.MAX_VALUE, schedule.firstTick());
        }
    }

    @Test
    void aFullScheduleRefusesAndKeepsWhatItHas() {
        Schedule schedule = new Schedule(3);
        assertTrue(schedule.add(30, 0, 3));
        assertTrue(schedule.add(10, 0, 1));
        assertTrue(schedule.add(20, 0, 2));
        assertFalse(schedule.add(5, 0, 0));
        assertEquals(1, schedule.remove());
        assertTrue(schedule.add(5, 0, 0));
        assertEquals(0, schedule.remove());
        assertEquals(2, schedule.remove());
        assertEquals(3, schedule.remove());
        assertEquals(Long.MAX_VALUE, schedule.firstTick());
    }

    @Test
    void theHitsAFullScheduleRefusesAreCountedAndTheOthersPlayed() {
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        StreamWatcher out = new StreamWatcher();
        Transport transport = new Transport();
        transport.add(Motion.ROLLS, 0, 0, Timeline.nanosPerTick(125), 0);
        OutputDuty duty = new OutputDuty(ring.newReader(), out, KitMap.GENERAL_MIDI, transport, 0);
        for (int i = 0; i < 3000; i++) {
            ring.offerHit(i, 100 + i, Voice.KICK.ordinal(), 100);
        }
        ring.offerEnd(10_000);
        for (int i = 0; i < 3000; i++) {
            duty.doWork(-10_000_000 + i);
        }
        assertEquals(3000 - 2048, duty.counters().overfullNotes());
        for (long nowNs = -1_000_000; !duty.ended(); ) {
            nowNs = duty.doWork(nowNs);
        }
        assertEquals(2048, out.noteOns());
        assertTrue(out.stopped());
    }
}
