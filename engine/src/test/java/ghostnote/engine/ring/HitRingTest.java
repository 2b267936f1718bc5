package ghostnote.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.measure.Allocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HitRingTest {
    private static final int CAPACITY = 16;
    private static final int ALL = Integer.MAX_VALUE;

    /** The oldest slots may be half written while they are read, so a full ring hands over two less. */
    private static final int READABLE = CAPACITY - 2;

    private final HitRing ring = new HitRing(CAPACITY);
    private final HitRing.Reader reader = ring.newReader();
    private final Listener listener = new Listener();
    private long offered;

    private void offer(int hits) {
        for (int i = 0; i < hits; i++) {
            Listener.offer(ring, offered++);
        }
    }

    @Test
    void anEmptyRingHandsOverNothing() {
        assertEquals(0, reader.drain(listener, ALL));
        assertEquals(0, reader.missed());
    }

    @Test
    void aHitIsHandedOverOnce() {
        offer(3);
        assertEquals(3, reader.drain(listener, ALL));
        assertEquals(0, reader.drain(listener, ALL));
        assertEquals(3, listener.hits());
    }

    @Test
    void noDrainHandsOverMoreThanItsLimit() {
        offer(7);
        assertEquals(0, reader.drain(listener, 0));
        assertEquals(3, reader.drain(listener, 3));
        assertEquals(3, reader.drain(listener, 3));
        assertEquals(1, reader.drain(listener, 3));
        assertEquals(7, listener.hits());
        assertEquals(0, reader.missed());
    }

    @Test
    void theEndIsHandedOverAfterTheLastHit() {
        offer(5);
        ring.offerEnd(5);
        assertEquals(5, reader.drain(listener, 5));
        assertFalse(listener.ended());
        assertEquals(1, reader.drain(listener, 5));
        assertTrue(listener.ended());
    }

    @Test
    void aReaderMadeLaterSeesOnlyLaterHits() {
        offer(5);
        HitRing.Reader late = ring.newReader();
        offer(4);
        reader.drain(listener, ALL);
        Listener lateListener = new Listener();
        assertEquals(4, late.drain(lateListener, ALL));
        assertEquals(9, listener.hits());
        assertEquals(5, lateListener.skipped());
        assertEquals(0, late.missed());
    }

    @ParameterizedTest
    @ValueSource(ints = {READABLE, READABLE + 1, CAPACITY, CAPACITY + 1, 3 * CAPACITY + 5, 100_000})
    void aReaderThatFellBehindCountsExactlyWhatItMissed(int hits) {
        offer(hits);
        assertEquals(READABLE, reader.drain(listener, ALL));
        assertEquals(hits - READABLE, reader.missed());
        assertEquals(hits - READABLE, listener.skipped());
        assertEquals(hits, listener.nextTick());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, READABLE, READABLE + 1, CAPACITY, 3 * CAPACITY})
    void aReaderThatIsOvertakenWhileItDrainsHearsNothingOldAndCountsWhatItMissed(int hitsMeanwhile) {
        HitHandler slow = new HitHandler() {
            @Override
            public void onHit(long number, long tick, int voice, int velocity) {
                listener.onHit(number, tick, voice, velocity);
                offer(hitsMeanwhile);
            }

            @Override
            public void onRevoke(long fromNumber) {
                listener.onRevoke(fromNumber);
            }

            @Override
            public void onEnd(long tick) {
                listener.onEnd(tick);
            }
        };
        offer(READABLE);
        for (int i = 0; i < 100; i++) {
            reader.drain(slow, 100);
        }
        ring.offerEnd(offered);
        reader.drain(listener, ALL);
        assertTrue(listener.ended());
        assertEquals(listener.skipped(), reader.missed());
        assertEquals(offered, listener.hits() + reader.missed());
    }

    @Test
    void whoCaughtUpMissesNothingMore() {
        offer(50);
        reader.drain(listener, ALL);
        long missed = reader.missed();
        for (int i = 0; i < 1000; i++) {
            offer(i % READABLE);
            assertEquals(i % READABLE, reader.drain(listener, ALL));
        }
        assertEquals(missed, reader.missed());
    }

    @Test
    void oneReaderThatSleepsTakesNothingFromAnother() {
        HitRing.Reader sleeper = ring.newReader();
        Listener sleeperListener = new Listener();
        for (int i = 0; i < 1000; i++) {
            offer(3);
            assertEquals(3, reader.drain(listener, ALL));
        }
        ring.offerEnd(offered);
        sleeper.drain(sleeperListener, ALL);
        assertEquals(0, reader.missed());
        assertEquals(3000, sleeper.missed() + sleeperListener.hits());
        assertTrue(sleeperListener.ended());
    }

    @Test
    void theSmallestRingWorks() {
        HitRing smallest = new HitRing(4);
        HitRing.Reader itsReader = smallest.newReader();
        for (int i = 0; i < 100; i++) {
            Listener.offer(smallest, i);
            assertEquals(1, itsReader.drain(listener, ALL));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 2, 3, 12, 4095})
    void aCapacityThatDoesNotWorkIsRefused(int capacity) {
        assertThrows(IllegalArgumentException.class, () -> new HitRing(capacity));
    }

    @Test
    void offeringAndDrainingAllocateNothing() {
        assertEquals(0, Allocation.leastOf(() -> {
            for (int i = 0; i < 100_000; i++) {
                offer(3);
                reader.drain(listener, ALL);
            }
        }));
    }
}
