package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactFrameTest {
    private static final int NOTE_ON = 0x90;
    private static final int EVENTS = 100_000;

    /** Plays at random times within each cycle, in no order, and writes down what it sent when. */
    private static final class RandomPlayer implements JackPlayer {
        private final SplittableRandom random = new SplittableRandom(7);
        private final int perCycle;
        private final long[] dueNs;
        private int sent;
        private volatile boolean go;
        private volatile boolean done;
        private long firstNs;

        private RandomPlayer(int events, int perCycle) {
            this.perCycle = perCycle;
            dueNs = new long[events];
        }

        @Override
        @RealTime
        public void play(long nowNs, long untilNs, MidiOut out) {
            if (!go || done) {
                return;
            }
            if (sent == 0) {
                firstNs = nowNs;
            }
            for (int i = 0; i < perCycle && sent < dueNs.length; i++) {
                long due = sent == 0 ? nowNs : nowNs + random.nextLong(untilNs - nowNs + 1);
                dueNs[sent] = due;
                out.send(due, NOTE_ON | sent >> 14 & 15, sent >> 7 & 127, sent & 127);
                sent++;
            }
            done = sent == dueNs.length;
        }
    }

    @ParameterizedTest
    @CsvSource({"48000,32", "48000,64", "44100,128", "96000,1024", "48000,4096"})
    void everyEventComesAtItsFrameAndNoneIsLost(int rate, int period) {
        try (Jackd _ = Jackd.started(rate, period);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            RandomPlayer player = new RandomPlayer(EVENTS, Math.min(1000, period));
            link.add(player);
            link.start();
            link.connect("ear:in");
            ear.awaitCycles(100);
            player.go = true;
            ear.awaitCount(EVENTS);
            assertEquals(0, link.counters().clamped());
            assertEquals(0, link.counters().lost());
            assertEquals("", link.counters().lastFailure());
            check(player, ear, rate);
        }
    }

    private static void check(RandomPlayer player, Ear ear, int rate) {
        List<String> wrong = new ArrayList<>();
        boolean[] came = new boolean[EVENTS];
        long firstFrame = ear.frame(0);
        int rounds = 0;
        int lastIndex = 0;
        for (int i = 0; i < EVENTS; i++) {
            int message = ear.message(i);
            int low = (message & 15) << 14 | (message >> 8 & 127) << 7 | message >> 16 & 127;
            // 18 bits hold all 100,000.
            int index = low;
            double expected = firstFrame + (player.dueNs[index] - player.firstNs) * (double) rate / 1e9;
            if (Math.abs(ear.frame(i) - expected) > 0.5 + 1e-4 || came[index]) {
                wrong.add("%d at %d, not %.3f".formatted(index, ear.frame(i), expected));
            }
            if (i > 0 && ear.frame(i) < ear.frame(i - 1)) {
                wrong.add("out of order");
            }
            if (i > 0 && ear.frame(i) == ear.frame(i - 1) && index < lastIndex) {
                wrong.add("order on one frame");
            }
            lastIndex = index;
            came[index] = true;
            rounds++;
        }
        assertEquals(EVENTS, rounds);
        assertEquals(List.of(), wrong.subList(0, Math.min(wrong.size(), 10)));
        assertEquals(EVENTS, ear.count());
    }

    @Test
    void sixteenOnOneFrameAllArriveInTheirOrder() {
        try (Jackd _ = Jackd.started(48_000, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            Once once = new Once(16, 5_000);
            link.add(once);
            link.start();
            link.connect("ear");
            once.go = true;
            ear.awaitCount(16);
            for (int i = 0; i < 16; i++) {
                assertEquals(ear.frame(0), ear.frame(i));
                assertEquals(Ear.packed(NOTE_ON, 0, i), ear.message(i));
            }
        }
    }

    @Test
    void tenThousandInOnePeriodAreCarriedOverAndNoneIsLost() {
        try (Jackd _ = Jackd.started(48_000, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            Once once = new Once(10_000, 0);
            link.add(once);
            link.start();
            link.connect("ear");
            once.go = true;
            ear.awaitCount(10_000);
            ear.awaitCycles(10);
            assertEquals(10_000, ear.count());
            for (int i = 0; i < 10_000; i++) {
                assertEquals(Ear.packed(NOTE_ON, i >> 7, i & 127), ear.message(i));
                assertEquals(0, (ear.frame(i) - ear.frame(0)) % 128, "at the start of a period");
            }
            assertEquals(0, link.counters().lost());
            org.junit.jupiter.api.Assertions.assertTrue(link.counters().carried() > 1000);
        }
    }

    /** Sends many at one moment, once. */
    private static final class Once implements JackPlayer {
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
    void aThousandCyclesWithOneMessageEachRepeatNone() {
        try (Jackd _ = Jackd.started(48_000, 64);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Ear ear = new Ear()) {
            RandomPlayer player = new RandomPlayer(1000, 1);
            link.add(player);
            link.start();
            link.connect("ear");
            player.go = true;
            ear.awaitCount(1000);
            ear.awaitCycles(1000);
            assertEquals(1000, ear.count());
            for (int i = 0; i < 1000; i++) {
                assertEquals(Ear.packed(NOTE_ON, i >> 7, i & 127), ear.message(i));
            }
        }
    }
}
