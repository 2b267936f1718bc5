package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.time.Timeline;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PlayheadTest {
    private final Playhead playhead = new Playhead();

    @Test
    void beforeATimelineIsFollowedItStandsWhereItWasPut() {
        assertFalse(playhead.isUnderWay());
        playhead.moveTo(7);
        assertEquals(7, playhead.tickAt(123_456_789));
    }

    @Test
    void itFollowsATimelineAsTheTimelineItselfDoes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 10_000; i++) {
            Timeline line = new Timeline(random.nextLong(1_000_000), random.nextLong(1L << 50), 20 + random.nextInt(900));
            Playhead head = new Playhead();
            head.follow(line);
            long tick = line.originTick() + random.nextLong(1_000_000);
            assertEquals(line.dueNs(tick), head.dueNs(tick));
            assertEquals(tick, head.tickAt(line.dueNs(tick) + 1));
            assertEquals(tick - 1, head.tickAt(line.dueNs(tick) - 2));
        }
    }

    @Test
    void aTempoChangesWithoutAJump() {
        playhead.follow(new Timeline(0, 0, 125));
        playhead.changeTempo(100, 250);
        playhead.changeTempo(200, 62.5);
        assertEquals(150_000_000, playhead.dueNs(200));
        assertEquals(152_000_000, playhead.dueNs(201));
        assertEquals(201, playhead.tickAt(153_000_000));
    }

    @Test
    void itNeverStandsBeforeATickThatWasReached() {
        playhead.follow(new Timeline(0, 0, 125));
        playhead.moveTo(500);
        assertEquals(500, playhead.tickAt(400_000_000));
        assertEquals(600, playhead.tickAt(600_000_000));
    }

    @Test
    void readersNeverSeeHalfOfAChange() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        AtomicLong torn = new AtomicLong();
        // On both lines tick n x 1000 is due at n seconds, whatever the origin.
        playhead.follow(new Timeline(0, 0, 125));
        Thread reader = Thread.ofPlatform().start(() -> {
            while (!over.get()) {
                long at = playhead.tickAt(1_000_000_000_500L);
                torn.addAndGet(at == 1_000_000 ? 0 : 1);
                reads.incrementAndGet();
            }
        });
        for (long i = 0; i < 2_000_000 || reads.get() < 10_000; i++) {
            long second = i % 900;
            playhead.follow(new Timeline(1000 * second, 1_000_000_000 * second, 125));
        }
        over.set(true);
        reader.join();
        assertTrue(reads.get() >= 10_000);
        assertEquals(0, torn.get());
    }
}
