package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.BlockPlayer;
import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactFrameTest {
    private static final int NOTE_ON = 0x90;
    private static final int CYCLE_MARK = 0xE0;
    private static final int EVENTS = 100_000;
    private static final int MOST_A_CYCLE = 1000;

    /** Marks each cycle's start and plays at random times within it, in no order. */
    private static final class RandomPlayer implements BlockPlayer {
        private final SplittableRandom random;
        private final int perCycle;
        private final long[] afterStartNs;
        private int sent;
        private int cycles;
        private long lastNs = Long.MIN_VALUE;
        private volatile boolean wentBack;
        private volatile boolean go;
        private volatile int expected;

        private RandomPlayer(int events, int perCycle) {
            this(events, perCycle, 7);
        }

        private RandomPlayer(int events, int perCycle, long seed) {
            this.perCycle = perCycle;
            random = new SplittableRandom(seed);
            afterStartNs = new long[events];
            expected = Integer.MAX_VALUE;
        }

        @Override
        @RealTime
        public void play(long nowNs, long untilNs, MidiOut out) {
            wentBack |= nowNs <= lastNs;
            lastNs = untilNs;
            if (!go) {
                return;
            }
            out.send(nowNs, CYCLE_MARK, 0, 0);
            cycles++;
            for (int i = 0; i < perCycle && sent < afterStartNs.length; i++) {
                afterStartNs[sent] = random.nextLong(untilNs - nowNs + 1);
                out.send(nowNs + afterStartNs[sent], NOTE_ON | sent >> 14, sent >> 7 & 127, sent & 127);
                sent++;
            }
            if (sent == afterStartNs.length) {
                go = false;
                expected = sent + cycles;
            }
        }
    }

    private static int index(int message) {
        return (message & 15) << 14 | (message >> 8 & 127) << 7 | message >> 16 & 127;
    }

    @ParameterizedTest
    @CsvSource({"48000,32", "48000,64", "44100,128", "96000,1024", "48000,4096"})
    void everyEventComesAtItsFrameAndNoneIsLost(int rate, int period) {
        play(rate, period, true);
    }

    @ParameterizedTest
    @CsvSource({"48000,128", "44100,128", "96000,1024", "48000,4096"})
    @Tag("timing")
    void theSameInRealTime(int rate, int period) {
        play(rate, period, false);
    }

    private static void play(int rate, int period, boolean freewheel) {
        try (Jackd jackd = Jackd.started(rate, period);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            RandomPlayer player = new RandomPlayer(EVENTS, Math.min(MOST_A_CYCLE, period));
            link.add(player);
            link.start();
            link.connect("ear:in");
            if (freewheel) {
                jackd.freewheel();
            }
            ear.awaitCycles(100);
            player.go = true;
            Jackd.await(() -> ear.count() >= player.expected);
            ear.awaitCycles(10);
            assertEquals(player.expected, ear.count());
            assertEquals("", link.counters().lastFailure());
            assertEquals(0, link.counters().clamped() + link.counters().lost() + link.counters().carried());
            assertEquals(List.of(), wrong(player, ear, rate));
        }
    }

    private static List<String> wrong(RandomPlayer player, Ear ear, int rate) {
        List<String> wrong = new ArrayList<>();
        boolean[] came = new boolean[EVENTS];
        long cycleFrame = 0;
        int before = -1;
        for (int i = 0; i < ear.count() && wrong.size() < 10; i++) {
            long frame = ear.frame(i);
            if ((ear.message(i) & 0xFF) == CYCLE_MARK) {
                cycleFrame = frame;
                before = -1;
                continue;
            }
            int index = index(ear.message(i));
            double exact = player.afterStartNs[index] * (double) rate / 1e9;
            // The start of the cycle itself is known to half a nanosecond.
            if (Math.abs(frame - cycleFrame - exact) > 0.5 + 1e-4 || came[index]) {
                wrong.add("%d at %d, not %.3f".formatted(index, frame - cycleFrame, exact));
            }
            if (frame < ear.frame(i - 1)) {
                wrong.add("goes back to " + frame);
            }
            if (frame == ear.frame(i - 1) && index < before) {
                wrong.add("%d after %d on one frame".formatted(index, before));
            }
            before = index;
            came[index] = true;
        }
        return wrong;
    }

    /** Sends many at one moment, once. */
    private static final class Once implements BlockPlayer {
        private final int messages;
        private final long afterNs;
        private volatile boolean go;

        private Once(int messages, long afterNs) {
            this.messages = messages;
            this.afterNs = afterNs;
        }

        @Override
        @RealTime
        public void play(long nowNs, long untilNs, MidiOut out) {
            if (go) {
                go = false;
                for (int i = 0; i < messages; i++) {
                    out.send(nowNs + afterNs, NOTE_ON, i >> 7, i & 127);
                }
            }
        }
    }

    @Test
    void eachPortCarriesItsOwnMessagesAtTheirFrames() {
        try (Jackd jackd = Jackd.started(48_000, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear one = new Ear("one");
                Ear other = new Ear("other")) {
            RandomPlayer toOne = new RandomPlayer(EVENTS, 64, 1);
            RandomPlayer toOther = new RandomPlayer(EVENTS, 100, 2);
            JackMidiOut more = link.midiOut("more");
            link.add(toOne);
            more.add(toOther);
            link.start();
            link.connect("one:in");
            link.connect(more, "other:in");
            jackd.freewheel();
            one.awaitCycles(100);
            toOne.go = true;
            toOther.go = true;
            Jackd.await(() -> one.count() >= toOne.expected && other.count() >= toOther.expected);
            one.awaitCycles(10);
            assertEquals(toOne.expected, one.count());
            assertEquals(toOther.expected, other.count());
            assertEquals(List.of(), wrong(toOne, one, 48_000));
            assertEquals(List.of(), wrong(toOther, other, 48_000));
            assertEquals(0, link.counters().clamped() + link.counters().lost() + link.counters().carried());
            assertEquals("", link.counters().lastFailure());
        }
    }

    @Test
    void sixteenOnOneFrameAllArriveInTheirOrder() {
        try (Jackd jackd = Jackd.started(48_000, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            Once once = new Once(16, 1_000_000);
            link.add(once);
            link.start();
            link.connect("ear");
            jackd.freewheel();
            once.go = true;
            ear.awaitCount(16);
            ear.awaitCycles(10);
            assertEquals(16, ear.count());
            for (int i = 0; i < 16; i++) {
                assertEquals(ear.frame(0), ear.frame(i));
                assertEquals(Ear.packed(NOTE_ON, 0, i), ear.message(i));
            }
        }
    }

    @Test
    void tenThousandInOnePeriodAreCarriedOverAndNoneIsLost() {
        try (Jackd jackd = Jackd.started(48_000, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            Once once = new Once(10_000, 0);
            link.add(once);
            link.start();
            link.connect("ear");
            jackd.freewheel();
            once.go = true;
            ear.awaitCount(10_000);
            ear.awaitCycles(10);
            assertEquals(10_000, ear.count());
            for (int i = 0; i < 10_000; i++) {
                assertEquals(Ear.packed(NOTE_ON, i >> 7, i & 127), ear.message(i));
                assertEquals(0, (ear.frame(i) - ear.frame(0)) % 128, "at the start of a period");
            }
            assertEquals(0, link.counters().lost());
            assertTrue(link.counters().carried() > 1000);
        }
    }

    @Test
    void aThousandCyclesWithOneMessageEachRepeatNone() {
        try (Jackd jackd = Jackd.started(48_000, 64);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            RandomPlayer player = new RandomPlayer(1000, 1);
            link.add(player);
            link.start();
            link.connect("ear");
            jackd.freewheel();
            player.go = true;
            ear.awaitCount(2000);
            ear.awaitCycles(1000);
            assertEquals(2000, ear.count());
            for (int i = 0; i < 1000; i++) {
                assertEquals(Ear.packed(NOTE_ON, i >> 7, i & 127), ear.message(2 * i + 1));
            }
        }
    }

    @Test
    void aChangeOfThePeriodMovesNoEventFromItsFrame() {
        try (Jackd jackd = Jackd.started(48_000, 512);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            RandomPlayer player = new RandomPlayer(EVENTS, 16);
            link.add(player);
            link.start();
            link.connect("ear");
            ear.awaitCycles(20);
            player.go = true;
            for (int period : new int[] {1024, 256, 2048, 128, 512}) {
                ear.awaitCount(ear.count() + 500);
                jackd.setPeriod(period);
            }
            ear.awaitCount(ear.count() + 500);
            player.go = false;
            assertFalse(player.wentBack);
            ear.awaitCycles(10);
            assertEquals("", link.counters().lastFailure());
            assertEquals(List.of(), wrong(player, ear, 48_000));
            assertEquals(0, link.counters().deaths());
            // A server that changes its period empties all buffers.
            int lost = player.sent + player.cycles - ear.count();
            assertTrue(lost <= 5 * 2 * 17, lost + " lost");
        }
    }
}
