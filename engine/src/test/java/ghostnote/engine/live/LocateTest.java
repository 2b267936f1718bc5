package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Time itself goes on from another place of the song, as when a clock that is followed says so. */
@Timeout(value = 240, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocateTest {
    private static final long BAR = Meter.COMMON.ticksPerBar();

    private final Network network = LittleModels.full(1);
    private final Bars bars = new Bars(Meter.COMMON);

    @AfterEach
    void close() {
        network.close();
    }

    private List<Hit> song(long seed, long fromTick, long toTick) {
        try (Play play = new Play(network, seed)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(Math.ceilDiv(toTick, BAR), 0);
            return play.between(fromTick, toTick);
        }
    }

    private Play played(long seed, int barsPlayed) {
        Play play = new Play(network, seed);
        play.turn(Control.HUMANISE, 0);
        play.playTo(barsPlayed, 2);
        return play;
    }

    @Test
    void behindTheLeapItIsAsItWasThereAndBetweenNothingIsPlayed() {
        for (long songTick = 4 * BAR; songTick < 5 * BAR; songTick += 120) {
            try (Play play = played(3, 9)) {
                long stoppedTick = 9 * BAR - 500;
                play.turnAt(stoppedTick, Control.LOCATE, (float) songTick);
                play.playTo(20, 0);
                long landing = Control.landsAt(stoppedTick, songTick, bars);
                assertEquals(List.of(), play.between(stoppedTick, landing));
                assertEquals(song(3, songTick, songTick + 4 * BAR), play.between(landing, landing + 4 * BAR));
                assertEquals(song(3, 0, stoppedTick), play.between(0, stoppedTick));
            }
        }
    }

    @Test
    void aPlaceThatWasNeverPlayedIsAsItWouldHaveBeen() {
        try (Play play = played(4, 3)) {
            long songTick = 50 * BAR + 7 * 120;
            play.turn(Control.LOCATE, (float) songTick);
            play.playTo(12, 2);
            long landing = Control.landsAt(3 * BAR, songTick, bars);
            assertEquals(song(4, songTick, songTick + 3 * BAR), play.between(landing, landing + 3 * BAR));
        }
    }

    @Test
    void aPlaceFarFromAllThatWasPlayedIsComeToAtOnceAndIsTheSameWhenItIsComeBackTo() {
        try (Play play = played(5, 3)) {
            play.turn(Control.LOCATE, (float) (1000 * BAR));
            play.playTo(10, 2);
            long landing = Control.landsAt(3 * BAR, 1000 * BAR, bars);
            List<Hit> first = play.between(landing, landing + 4 * BAR);
            assertTrue(first.size() > 4, "so few: " + first);
            play.turn(Control.LOCATE, (float) (1000 * BAR));
            play.playTo(20, 2);
            long again = Control.landsAt(10 * BAR, 1000 * BAR, bars);
            assertEquals(first, play.between(again, again + 4 * BAR));
        }
    }

    @Test
    void theLastOfManyPlacesIsPlayedFrom() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 30; trial++) {
            try (Play play = played(6, 9)) {
                long stoppedTick = 9 * BAR - random.nextInt(1000);
                long songTick = 0;
                for (int i = 0; i < 8; i++) {
                    songTick = random.nextInt(8 * 16) * 120L;
                    play.turnAt(stoppedTick, Control.LOCATE, (float) songTick);
                    if (random.nextBoolean()) {
                        play.playTo(9, 2);
                    }
                }
                play.playTo(18, 2);
                long landing = Control.landsAt(stoppedTick, songTick, bars);
                assertEquals(List.of(), play.between(stoppedTick, landing));
                assertEquals(song(6, songTick, songTick + 3 * BAR), play.between(landing, landing + 3 * BAR));
            }
        }
    }

    @Test
    void aHitThatIsHeardEarlyIsHeardAtTheLeapAndNotLost() {
        long songTick = song(7, BAR, 4 * BAR).getFirst().tick() + BAR;
        try (Play play = new Play(network, 7)) {
            play.turn(Control.HUMANISE, 0);
            play.turn(Control.OFFSET, -20);
            play.playTo(5, 2);
            play.turn(Control.LOCATE, (float) songTick);
            play.playTo(10, 2);
            long landing = Control.landsAt(5 * BAR, songTick, bars);
            assertTrue(play.between(landing, landing + 1).size() > 0, "the hit is lost");
        }
    }

    @Test
    void leapsAllocateNothing() {
        SplittableRandom random = new SplittableRandom(2);
        try (Play play = new Play(network, 8)) {
            assertEquals(0, Allocation.leastOf(() -> {
                for (int i = 0; i < 20; i++) {
                    play.turn(Control.LOCATE, (float) (random.nextInt(16 * 60) * 120));
                    play.goOnUnheard();
                    play.goOnUnheard();
                }
            }));
        }
    }
}
