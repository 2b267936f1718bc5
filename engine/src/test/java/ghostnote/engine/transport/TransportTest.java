package ghostnote.engine.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TransportTest {
    /** A millisecond a tick. */
    private static final double SLOW = 1_000_000;

    private final Transport transport = new Transport();
    private final Playhead playhead = new Playhead(transport);

    @Test
    void beforeAnythingIsSaidNothingIsDueAndThePlayheadStandsWhereItWasPut() {
        assertEquals(0, playhead.tickAt(123_456_789));
        assertEquals(0, playhead.nextTickAt(123_456_789));
        assertEquals(-1, playhead.playedTickAt(123_456_789));
        playhead.moveTo(7);
        assertEquals(7, playhead.tickAt(123_456_789));
        assertEquals(8, playhead.nextTickAt(123_456_789));
    }

    @Test
    void whereItRollsTicksAreDueAsOnATimeline() {
        SplittableRandom random = new SplittableRandom(1);
        Stretch stretch = new Stretch();
        for (int i = 0; i < 10_000; i++) {
            Timeline line = new Timeline(random.nextLong(1_000_000), random.nextLong(1L << 50), 20 + random.nextInt(900));
            transport.add(Motion.ROLLS, line.originTick(), line.originNs(), Timeline.nanosPerTick(line.tempoBpm()), 0);
            assertTrue(transport.read(i, stretch));
            long tick = line.originTick() + random.nextLong(1_000_000);
            assertEquals(line.dueNs(tick), stretch.dueNs(tick));
            assertEquals(tick, stretch.tickAt(line.dueNs(tick) + 1));
            assertEquals(tick - 1, stretch.tickAt(line.dueNs(tick) - 2));
        }
    }

    @Test
    void whereItStandsNothingIsDueAndItGoesOnFromThere() {
        transport.add(Motion.ROLLS, 0, 0, SLOW, 0);
        assertEquals(500, playhead.tickAt(500_500_000));
        transport.add(Motion.STANDS, 501, 500_600_000, SLOW, 0);
        playhead.moveTo(500);
        assertEquals(500, playhead.tickAt(900_000_000));
        assertEquals(501, playhead.nextTickAt(900_000_000));
        transport.add(Motion.STANDS, 1920, 900_000_000, SLOW, 1920);
        assertEquals(500, playhead.tickAt(900_000_000), "a place that is leapt to is not played yet");
        assertEquals(1920, playhead.nextTickAt(900_000_000));
        transport.add(Motion.ROLLS, 1920, 1_000_000_000, SLOW, 1920);
        assertEquals(1920, playhead.tickAt(1_000_000_000));
    }

    @Test
    void whatBeginsLaterIsReplacedByWhatIsAddedAfterIt() {
        transport.add(Motion.ROLLS, 0, 0, SLOW, 0);
        transport.add(Motion.ROLLS, 100, 100_000_000, SLOW / 2, 0);
        transport.add(Motion.STANDS, 50, 50_000_000, SLOW, 0);
        Walk walk = new Walk(transport);
        List<Long> entered = new ArrayList<>();
        for (long ns = 0; ns < 200_000_000; ns += 1_000_000) {
            while (walk.hasNextBy(ns)) {
                walk.enter();
                entered.add(walk.here().number());
            }
        }
        assertEquals(List.of(0L, 2L), entered);
        assertEquals(-1, transport.tickAt(150_000_000));
    }

    @Test
    void aWalkerThatSleptForLongGoesOnWithTheOldestThatIsKept() {
        Walk walk = new Walk(transport);
        for (int i = 0; i < 5000; i++) {
            transport.add(Motion.ROLLS, i, i * 1_000_000L, SLOW, 0);
        }
        assertTrue(walk.hasNextBy(Long.MAX_VALUE));
        walk.enter();
        assertEquals(transport.oldest(), walk.here().number());
        assertEquals(4999, playhead.tickAt(4_999_000_000L));
    }

    @Test
    void thePlayheadNeverStandsBeforeATickThatWasReached() {
        transport.add(Motion.ROLLS, 0, 0, SLOW, 0);
        playhead.moveTo(500);
        assertEquals(500, playhead.tickAt(400_000_000));
        assertEquals(600, playhead.tickAt(600_000_000));
    }

    @Test
    void whileAnotherAddsAStretchNoneIsLost() throws InterruptedException {
        AtomicLong added = new AtomicLong();
        List<Thread> leaders = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            leaders.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 100_000; n++) {
                    if (transport.add(Motion.STANDS, 0, 0, SLOW, 0)) {
                        added.incrementAndGet();
                    }
                }
            }));
        }
        for (Thread leader : leaders) {
            leader.join();
        }
        assertEquals(added.get(), transport.count());
    }

    @Test
    void readersNeverSeeHalfOfAStretch() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        AtomicLong torn = new AtomicLong();
        // On all lines tick n x 1000 is due at n seconds, whatever the origin.
        transport.add(Motion.ROLLS, 0, 0, SLOW, 0);
        Thread reader = Thread.ofPlatform().start(() -> {
            Stretch stretch = new Stretch();
            while (!over.get()) {
                long at = playhead.tickAt(1_000_000_000_500L);
                torn.addAndGet(at == 1_000_000 ? 0 : 1);
                if (transport.read(transport.count() - 1, stretch)) {
                    torn.addAndGet(stretch.dueNs(1_000_000) == 1_000_000_000_000L ? 0 : 1);
                }
                reads.incrementAndGet();
            }
        });
        for (long i = 0; i < 2_000_000 || reads.get() < 10_000; i++) {
            long second = i % 900;
            assertTrue(transport.add(Motion.ROLLS, 1000 * second, 1_000_000_000 * second, SLOW, 0));
        }
        over.set(true);
        reader.join();
        assertTrue(reads.get() >= 10_000);
        assertEquals(0, torn.get());
        assertFalse(transport.read(0, new Stretch()));
    }
}
