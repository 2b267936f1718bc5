package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StepLoopTest {
    private static final long AHEAD = 2L * Meter.COMMON.ticksPerBar();
    private static final long NEVER = Long.MAX_VALUE;
    private static final long SEED = 11;

    private final Network network = LittleModels.grown(5);
    private final Drummer drummer = drummer();
    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final HitRing.Reader reader = ring.newReader();
    private final Playhead playhead = new Playhead(new Transport());
    private final Heard heard = new Heard();
    private final List<LookAhead> lookAheads = new ArrayList<>();
    private long nowNs;

    /** Keeps what it hears. */
    private static final class Heard implements HitHandler {
        final List<Hit> hits = new ArrayList<>();
        final List<Long> ends = new ArrayList<>();

        @Override
        public void onHit(long number, long tick, int voice, int velocity) {
            hits.add(new Hit(tick, Voice.of(voice), velocity));
        }

        @Override
        public void onRevoke(long fromNumber) {
            throw new AssertionError("nobody has turned anything");
        }

        @Override
        public void onEnd(long tick) {
            ends.add(tick);
        }
    }

    private Drummer drummer() {
        return Drummer.of(network, new Values(), SEED);
    }

    @AfterEach
    void close() {
        lookAheads.forEach(LookAhead::close);
        drummer.close();
        network.close();
    }

    private StepLoop loop(long endTick) {
        LookAhead lookAhead = new LookAhead(drummer, new Values(), ring, endTick);
        lookAheads.add(lookAhead);
        StepLoop loop = new StepLoop(playhead, 2, () -> nowNs, () -> {});
        loop.add(lookAhead, List.of());
        return loop;
    }

    private void work(StepLoop loop) {
        while (loop.work(nowNs)) {
            // There is more.
        }
    }

    private void hear() {
        reader.drain(heard, Integer.MAX_VALUE);
        assertEquals(0, reader.missed());
    }

    /** What the drummer plays before a tick when nobody hurries it. */
    private List<Hit> hitsBefore(long tick) {
        List<Hit> hits = new ArrayList<>();
        try (Drummer same = drummer()) {
            for (same.next(); same.tick() < tick; same.next()) {
                hits.add(new Hit(same.tick(), Voice.of(same.voice()), same.velocity()));
            }
        }
        return hits;
    }

    @Test
    void theHitsDoNotDependOnHowOftenOrWhenTheyAreWritten() {
        long endTick = 200L * Meter.COMMON.ticksPerBar() + 77;
        StepLoop loop = loop(endTick);
        SplittableRandom random = new SplittableRandom(1);
        while (heard.ends.isEmpty()) {
            for (int i = random.nextInt(4); i > 0; i--) {
                work(loop);
            }
            hear();
            playhead.moveTo(playhead.tick() + random.nextInt(random.nextBoolean() ? 20 : 10_000));
        }
        assertEquals(hitsBefore(endTick), heard.hits);
        assertEquals(List.of(endTick), heard.ends);
    }

    @Test
    void theWholeLookAheadIsWrittenAndLittleMoreWhereverThePlayheadIs() {
        StepLoop loop = loop(NEVER);
        List<Hit> all = hitsBefore(50 * AHEAD);
        SplittableRandom random = new SplittableRandom(2);
        while (playhead.tick() < 48 * AHEAD) {
            work(loop);
            hear();
            long until = playhead.tick() + AHEAD;
            assertTrue(heard.hits.size()
                    >= all.stream().filter(hit -> hit.tick() < until).count());
            assertTrue(heard.hits.size()
                    <= 1 + all.stream().filter(hit -> hit.tick() < until + Ticks.PER_SIXTEENTH).count());
            playhead.moveTo(playhead.tick() + random.nextLong(AHEAD));
        }
    }

    @Test
    void theEndIsPublishedOnceWhenTheLookAheadReachesItAndNothingFollows() {
        long endTick = AHEAD + 100;
        StepLoop loop = loop(endTick);
        work(loop);
        playhead.moveTo(99);
        work(loop);
        hear();
        assertTrue(heard.ends.isEmpty());
        for (int i = 0; i < 10; i++) {
            playhead.moveTo(100 + i * 1000L);
            work(loop);
        }
        hear();
        assertEquals(List.of(endTick), heard.ends);
        assertEquals(hitsBefore(endTick), heard.hits);
    }

    @Test
    void aPerformanceOfNoLengthIsJustItsEnd() {
        work(loop(0));
        hear();
        assertEquals(List.of(), heard.hits);
        assertEquals(List.of(0L), heard.ends);
    }

    @Test
    void itsThreadGoesOnWhereAnotherBegan() throws InterruptedException {
        long endTick = 4 * AHEAD;
        StepLoop loop = loop(endTick);
        work(loop);
        Thread thread = new Thread(loop, "step-loop");
        thread.start();
        while (heard.ends.isEmpty()) {
            hear();
            playhead.moveTo(playhead.tick() + 10);
            Thread.onSpinWait();
        }
        loop.stop();
        thread.join();
        assertEquals(hitsBefore(endTick), heard.hits);
    }

    @Test
    void itsThreadStopsWhenItIsToldTo() throws InterruptedException {
        StepLoop loop = loop(NEVER);
        Thread thread = new Thread(loop, "step-loop");
        thread.start();
        loop.stop();
        thread.join();
        assertFalse(thread.isAlive());
        hear();
        assertTrue(heard.ends.isEmpty());
    }

    @Test
    void writingAheadAllocatesNothing() {
        StepLoop loop = loop(NEVER);
        assertEquals(0, Allocation.leastOf(() -> {
            for (int i = 0; i < 500; i++) {
                playhead.moveTo(playhead.tick() + 480);
                work(loop);
            }
        }));
    }
}
