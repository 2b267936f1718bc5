package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ghostnote.engine.control.Control;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Meter;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GotoTest {
    private static final Meter METER = Meter.COMMON;
    private static final long BAR = METER.ticksPerBar();

    private final Network network = LittleModels.full(1);

    @AfterEach
    void close() {
        network.close();
    }

    private List<List<Hit>> straight(long seed, int bars) {
        try (Play play = new Play(network, seed)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(bars, 0);
            return IntStream.range(0, bars).mapToObj(play::bar).toList();
        }
    }

    @Test
    void aBarThatIsComeBackToIsPlayedAsItWasAndSoAreThoseBehindIt() {
        List<List<Hit>> song = straight(3, 20);
        for (int ahead = 0; ahead < 5; ahead += 2) {
            try (Play play = new Play(network, 3)) {
                // Hits on the grid belong to the bar they sound in.
                play.turn(Control.HUMANISE, 0);
                play.playTo(9, ahead);
                play.turnAt(9 * BAR - 100, Control.GOTO, 1 + 4);
                play.playTo(25, 0);
                for (int bar = 0; bar < 25; bar++) {
                    assertEquals(song.get(bar < 9 ? bar : bar - 9 + 4), play.bar(bar), "bar " + bar);
                }
            }
        }
    }

    @Test
    void aBarThatWasNeverPlayedIsPlayedAsItWouldHaveBeen() {
        List<List<Hit>> song = straight(4, 330);
        try (Play play = new Play(network, 4)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(3, 2);
            play.turn(Control.GOTO, 1 + 40);
            play.playTo(8, 2);
            play.turn(Control.GOTO, 1 + 310);
            play.playTo(16, 2);
            List<Integer> bars = List.of(0, 1, 2, 3, 40, 41, 42, 43, 44, 45, 310, 311, 312, 313, 314, 315);
            // It is due one bar later for each 256 bars that are to be got ready.
            assertEquals(List.of(3, 9), List.of(bars.indexOf(40) - 1, bars.indexOf(310) - 1));
            for (int bar = 0; bar < 16; bar++) {
                assertEquals(song.get(bars.get(bar)), play.bar(bar), "bar " + bar);
            }
        }
    }

    @Test
    void whatIsTurnedBehindABarThatWasComeBackToMakesABranch() {
        try (Play play = new Play(network, 5)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(12, 2);
            play.turn(Control.GOTO, 1 + 4);
            play.turn(Control.TEMPERATURE, 1.7f);
            play.playTo(18, 2);
            assertNotEquals(play.bar(6), play.bar(15));
            play.turn(Control.GOTO, 1 + 6);
            play.playTo(20, 2);
            assertEquals(play.bar(14), play.bar(18), "bar 6 is now what was played there last");
        }
    }

    /** 10,000 jumps, back and forth, to bars that were played and bars that were not. */
    @Test
    void howeverOftenItJumpsEachBarIsTheSameAtEachVisit() {
        int length = 100;
        List<List<Hit>> song = straight(6, length + 1);
        boolean[] played = new boolean[length + 1];
        SplittableRandom random = new SplittableRandom(1);
        int jumps = 0;
        try (Play play = new Play(network, 6)) {
            play.turn(Control.HUMANISE, 0);
            int songBar = 0;
            int dueNext = -1;
            for (int bar = 0; jumps < 10_000; bar++) {
                play.playTo(bar + 1L, 2);
                assertEquals(song.get(songBar), play.bar(bar), "bar " + songBar);
                play.forgetBefore(bar);
                played[songBar] = true;
                if (dueNext >= 0) {
                    songBar = dueNext;
                    dueNext = -1;
                    continue;
                }
                int target = random.nextInt(random.nextInt(1, length));
                play.turn(Control.GOTO, 1 + target);
                jumps++;
                // One that was not played yet is put off by a bar.
                dueNext = played[target] ? -1 : target;
                songBar = played[target] ? target : songBar + 1;
            }
        }
    }

    @Test
    void jumpsAllocateNothing() {
        try (Play play = new Play(network, 7)) {
            play.playTo(40, 2);
            SplittableRandom random = new SplittableRandom(1);
            int[] targets = random.ints(20, 1, 60).toArray();
            assertEquals(0, Allocation.leastOf(() -> {
                for (int target : targets) {
                    play.goOnUnheard();
                    play.turn(Control.GOTO, target);
                }
            }));
        }
    }
}
