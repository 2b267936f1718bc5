package ghostnote.engine.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.measure.Allocation;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class InboxTest {
    private final Inbox ring = new Inbox();

    @Test
    void turnsOfSeveralThreadsComeAllAndEachThreadsInItsOrder() throws InterruptedException {
        int threads = 4;
        int turns = 100_000;
        List<Thread> turners = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            int knob = t;
            turners.add(Thread.ofPlatform().start(() -> {
                for (int i = 0; i < turns; ) {
                    if (ring.offer(knob, i)) {
                        i++;
                    } else {
                        Thread.onSpinWait();
                    }
                }
            }));
        }
        int[] next = new int[threads];
        AtomicInteger heard = new AtomicInteger();
        while (heard.get() < threads * turns) {
            ring.drain((knob, value, _) -> {
                assertEquals(next[knob]++, value);
                heard.incrementAndGet();
            });
        }
        for (Thread turner : turners) {
            turner.join();
        }
    }

    @Test
    void aFullRingRefusesUntilItIsDrained() {
        int taken = 0;
        while (ring.offer(0, taken)) {
            taken++;
        }
        assertTrue(taken >= 256, "so few: " + taken);
        assertFalse(ring.offer(0, 0));
        ring.drain((_, _, _) -> {});
        assertTrue(ring.offer(0, 0));
    }

    @Test
    void drainingAllocatesNothing() {
        float[] sum = {0};
        Inbox.Handler handler = (_, value, _) -> sum[0] += value;
        for (int i = 0; i < 1000; i++) {
            ring.offer(1, 1);
        }
        assertEquals(0, Allocation.leastOf(() -> ring.drain(handler)));
        assertEquals(1000, sum[0]);
    }
}
