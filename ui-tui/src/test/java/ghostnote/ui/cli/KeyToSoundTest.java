package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.jack.Ear;
import ghostnote.audio.jack.Jackd;
import ghostnote.engine.measure.NanoHistogram;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a key in a terminal to what is heard at a port of JACK. On a quiet machine. */
@Tag("timing")
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KeyToSoundTest {
    private static final int RATE = 48_000;
    private static final int PRESSES = 300;
    private static final int NOTE_ON = 0x99;

    /** That of every hit, where {@code velocity-depth} is 0. */
    private static final int EVEN = 80;

    private static final long MOST_NS = 25_000_000;

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {128, 256})
    void whatAKeyTurnsIsHeardWithin25Ms(int period) throws Exception {
        Path config = folder.resolve("config/ghostnote/config.toml");
        Files.createDirectories(config.getParent());
        Files.writeString(config, """
                [keys]
                x = "velocity-depth 0"
                y = "velocity-depth 2"
                """);
        SplittableRandom random = new SplittableRandom(3);
        long[] pressedNs = new long[PRESSES + 1];
        try (Jackd jackd = Jackd.started(RATE, period);
                Ear ear = new Ear("ear");
                Pty pty = new Pty(
                        folder, 120, 40, jackd.environment(), List.of(),
                        "--tempo", "999", "--turn", "density=1", "--out", "jack:ear:in")) {
            pty.read();
            Jackd.await(() -> ear.count() > 200);
            for (int press = 0; press < PRESSES; press++) {
                Thread.sleep(100 + random.nextInt(60));
                pressedNs[press] = System.nanoTime();
                pty.type(press % 2 == 0 ? "x" : "y");
            }
            Thread.sleep(100);
            pressedNs[PRESSES] = System.nanoTime();
            pty.type("qq");
            assertEquals(0, pty.awaitEnd(), pty::said);
            pty.assertRestored();
            tell(period, ear, pressedNs);
        }
    }

    private static void tell(int period, Ear ear, long... pressedNs) {
        NanoHistogram lastAsBefore = new NanoHistogram();
        NanoHistogram firstChanged = new NanoHistogram();
        int unheard = 0;
        int index = 0;
        for (int press = 0; press < PRESSES; press++) {
            boolean isEvenNow = press % 2 == 0;
            long before = 0;
            long changed = 0;
            for (; index < ear.count() && ear.timeNs(index) < pressedNs[press + 1]; index++) {
                int message = ear.message(index);
                long sinceNs = ear.timeNs(index) - pressedNs[press];
                boolean isHit = (message & 0xFF) == NOTE_ON && message >> 16 != 0;
                boolean isEven = (message >> 16 & 0xFF) == EVEN;
                // A hit that is played that hard anyway says nothing.
                if (isHit && sinceNs >= 0 && !(isEven && !isEvenNow && changed > 0)) {
                    if (isEven == isEvenNow) {
                        changed = changed == 0 ? sinceNs : changed;
                    } else {
                        before = sinceNs;
                    }
                }
            }
            unheard += changed == 0 ? 1 : 0;
            lastAsBefore.record(before);
            firstChanged.record(changed);
        }
        System.err.printf(
                "JACK period %d at %d Hz, %d presses, %d messages, load average %.2f%n",
                period,
                RATE,
                PRESSES,
                ear.count(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        print("last hit as before", lastAsBefore);
        print("first changed hit ", firstChanged);
        assertEquals(0, unheard, "presses that were not heard");
        assertTrue(lastAsBefore.percentileNs(99) <= MOST_NS, () -> "p99 " + lastAsBefore.percentileNs(99) + " ns");
    }

    private static void print(String what, NanoHistogram ns) {
        System.err.printf(
                "from a key to the %s: p50 %.2f ms, p99 %.2f ms, max %.2f ms%n",
                what, ns.percentileNs(50) / 1e6, ns.percentileNs(99) / 1e6, ns.maxNs() / 1e6);
    }
}
