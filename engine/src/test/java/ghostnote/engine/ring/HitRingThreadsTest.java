package ghostnote.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The ring between threads, as fast as they can. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HitRingThreadsTest {
    private static final int HITS = 1_000_000;

    /** A reader on its own thread. */
    private static final class Consumer implements Callable<Listener> {
        private final HitRing.Reader reader;
        private final int limit;
        private final int napEvery;
        private final CountDownLatch mayStart;
        private final AtomicLong handled = new AtomicLong();

        Consumer(HitRing ring, int limit, int napEvery, CountDownLatch mayStart) {
            this.reader = ring.newReader();
            this.limit = limit;
            this.napEvery = napEvery;
            this.mayStart = mayStart;
        }

        @Override
        public Listener call() throws InterruptedException {
            mayStart.await();
            Listener listener = new Listener();
            for (int i = 1; !listener.ended(); i++) {
                handled.setRelease(handled.getPlain() + reader.drain(listener, limit));
                if (i % napEvery == 0) {
                    LockSupport.parkNanos(1);
                }
            }
            return listener;
        }
    }

    @Test
    void threeReadersOfDifferentSpeedsHearEveryHitExactlyOnceInOrder() throws Exception {
        int capacity = 1024;
        HitRing ring = new HitRing(capacity);
        CountDownLatch now = new CountDownLatch(0);
        List<Consumer> consumers = List.of(
                new Consumer(ring, 1, 100_000, now), new Consumer(ring, 7, 1000, now), new Consumer(ring, 256, 1, now));
        for (Listener listener : run(consumers, () -> {
            for (long number = 0; number < HITS; number++) {
                while (number - slowest(consumers) >= capacity - 3) {
                    Thread.onSpinWait();
                }
                Listener.offer(ring, number);
            }
            ring.offerEnd(HITS);
        })) {
            assertEquals(HITS, listener.hits());
            assertEquals(0, listener.skipped());
        }
        assertTrue(consumers.stream().allMatch(consumer -> consumer.reader.missed() == 0));
    }

    private static long slowest(List<Consumer> consumers) {
        long least = Long.MAX_VALUE;
        for (Consumer consumer : consumers) {
            least = Math.min(least, consumer.handled.getAcquire());
        }
        return least;
    }

    @Test
    void readersThatAreLappedHearNothingTornOrOldAndCountWhatTheyMissed() throws Exception {
        HitRing ring = new HitRing(16);
        CountDownLatch now = new CountDownLatch(0);
        CountDownLatch halfTime = new CountDownLatch(1);
        List<Consumer> consumers = List.of(
                new Consumer(ring, 256, 1_000_000, now),
                new Consumer(ring, 1, 50, now),
                new Consumer(ring, 5, 1_000_000, halfTime));
        List<Listener> listeners = run(consumers, () -> {
            for (long number = 0; number < HITS; number++) {
                Listener.offer(ring, number);
                if (number == HITS / 2) {
                    halfTime.countDown();
                }
            }
            ring.offerEnd(HITS);
        });
        for (int i = 0; i < consumers.size(); i++) {
            assertEquals(HITS, listeners.get(i).hits() + listeners.get(i).skipped());
            assertEquals(listeners.get(i).skipped(), consumers.get(i).reader.missed());
        }
        assertTrue(consumers.getLast().reader.missed() >= HITS / 2 - 16, "it slept through half of them");
    }

    @Test
    void theProducerMayBeOneThreadAfterAnother() throws Exception {
        HitRing ring = new HitRing(64);
        HitRing.Reader reader = ring.newReader();
        Listener.offer(ring, 0);
        Thread other = new Thread(() -> Listener.offer(ring, 1));
        other.start();
        other.join();
        Listener.offer(ring, 2);
        assertEquals(3, reader.drain(new Listener(), 64));
    }

    /** Runs the consumers on their threads and the producer here, until all have heard the end. */
    private static List<Listener> run(List<Consumer> consumers, Runnable producer) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(consumers.size())) {
            List<Future<Listener>> ends = consumers.stream().map(threads::submit).toList();
            producer.run();
            List<Listener> listeners = new ArrayList<>();
            for (Future<Listener> end : ends) {
                listeners.add(end.get());
            }
            return listeners;
        }
    }
}
