package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
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
    private final Playhead playhead = new Playhead();
    private final Heard heard = new Heard();

    /** Keeps what it hears. */
    private static final class Heard implements HitHandler {
        final List<Hit> hits = new ArrayList<>();
        final List<Long> ends = new ArrayList<>();

        @Override
        public void onHit(long tick, int voice, int velocity) {
            hits.add(new Hit(tick, Voice.of(voice), velocity));
        }

        @Override
        public void onEnd(long tick) {
            ends.add(tick);
        }
    }

    private Drummer drummer() {
        return new Drummer(network, new Sampler(), LittleModels.setting(network, Meter.COMMON), SEED);
    }

    @AfterEach
    void close() {
        drummer.close();
        network.close();
    }

    private StepLoop loop(long endTick) {
        return new StepLoop(drummer, ring, playhead, AHEAD, endTick);
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
                loop.writeAhead();
            }
            hear();
            playhead.moveTo(playhead.tick() + random.nextInt(random.nextBoolean() ? 20 : 10_000));
        }
        assertEquals(hitsBefore(endTick), heard.hits);
        assertEquals(List.of(endTick), heard.ends);
    }

    @Test
    void exactlyTheLookAheadIsWrittenWhereverThePlayheadIs() {
        StepLoop loop = loop(NEVER);
        List<Hit> all = hitsBefore(50 * AHEAD);
        SplittableRandom random = new SplittableRandom(2);
        while (playhead.tick() < 48 * AHEAD) {
            loop.writeAhead();
            hear();
            long until = playhead.tick() + AHEAD;
            assertEquals(all.stream().filter(hit -> hit.tick() < until).count(), heard.hits.size());
            playhead.moveTo(playhead.tick() + random.nextLong(3 * AHEAD));
        }
    }

    @Test
    void theEndIsPublishedOnceWhenTheLookAheadReachesItAndNothingFollows() {
        long endTick = AHEAD + 100;
        StepLoop loop = loop(endTick);
        loop.writeAhead();
        playhead.moveTo(99);
        loop.writeAhead();
        hear();
        assertTrue(heard.ends.isEmpty());
        for (int i = 0; i < 10; i++) {
            playhead.moveTo(100 + i * 1000L);
            loop.writeAhead();
        }
        hear();
        assertEquals(List.of(endTick), heard.ends);
        assertEquals(hitsBefore(endTick), heard.hits);
    }

    @Test
    void aPerformanceOfNoLengthIsJustItsEnd() {
        loop(0).writeAhead();
        hear();
        assertEquals(List.of(), heard.hits);
        assertEquals(List.of(0L), heard.ends);
    }

    @Test
    void itsThreadGoesOnWhereAnotherBeganAndEndsWithThePerformance() throws InterruptedException {
        long endTick = 4 * AHEAD;
        StepLoop loop = loop(endTick);
        loop.writeAhead();
        Thread thread = new Thread(loop, "step-loop");
        thread.start();
        while (heard.ends.isEmpty()) {
            hear();
            playhead.moveTo(playhead.tick() + 10);
            Thread.onSpinWait();
        }
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
                loop.writeAhead();
            }
        }));
    }
}
