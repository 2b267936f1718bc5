package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WarmUpTest {
    /** A clock that moves on by a nanosecond each time it is read. */
    private static final class Counting implements NanoClock {
        private long readings;

        @Override
        public long nanoTime() {
            return 1_000_000 + readings++;
        }
    }

    @Test
    void noTimeIsNoWarmUp() {
        try (Network network = LittleModels.grown(1)) {
            WarmUp.Result result = WarmUp.run(network, new Counting(), 0);
            assertEquals(0, result.steps());
            assertFalse(result.clean());
        }
    }

    @Test
    void itEndsWhenTheTimeIsUp() {
        try (Network network = LittleModels.grown(1)) {
            for (int limitNs = 1; limitNs < 40; limitNs++) {
                Counting clock = new Counting();
                WarmUp.Result result = WarmUp.run(network, clock, limitNs);
                assertTrue(clock.readings <= limitNs + 1, "it read the clock after the time was up");
                // A cold step takes milliseconds, so the time is looked at before each.
                assertTrue(result.steps() < limitNs);
            }
        }
    }

    @Test
    void aNetworkThatIsWarmIsReportedClean() {
        try (Network network = LittleModels.grown(1)) {
            WarmUp.Result result = WarmUp.run(network, NanoClock.system(), 50_000_000_000L);
            assertTrue(result.clean());
            assertTrue(result.steps() > 0);
        }
    }
}
