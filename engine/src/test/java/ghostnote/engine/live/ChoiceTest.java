package ghostnote.engine.live;

import static ghostnote.engine.live.Play.BAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChoiceTest {
    private static final int BARS = 64;

    private final Network network = LittleModels.full(1);

    @AfterEach
    void close() {
        network.close();
    }

    private List<Hit> played(Consumer<Play> asked) {
        return played(6, asked);
    }

    private List<Hit> played(long seed, Consumer<Play> asked) {
        try (Play play = new Play(network, seed)) {
            play.turn(Control.HUMANISE, 0);
            asked.accept(play);
            play.playTo(BARS, 0);
            return play.between(0, BARS * BAR);
        }
    }

    @Test
    void theMoreWaysItThinksOfTheNearerItComesToADensity() {
        for (float density : new float[] {-0.2f, 0.2f}) {
            int alone = count(density, 1);
            int ofFour = count(density, 4);
            int ofSixteen = count(density, 16);
            assertTrue(
                    (ofFour - alone) * density > 0 && (ofSixteen - ofFour) * density > 0,
                    "density %s: %d, %d, %d hits".formatted(density, alone, ofFour, ofSixteen));
        }
    }

    private int count(float density, int choices) {
        int hits = 0;
        for (int seed = 0; seed < 8; seed++) {
            hits += played(seed, play -> {
                        play.turn(Control.DENSITY, density);
                        play.turn(Control.CHOICES, choices);
                    })
                    .size();
        }
        return hits;
    }

    @Test
    void barsAreAsLikeTheLastOnesAsIsAskedFor() {
        double novel = meanLikeness(1);
        double usual = meanLikeness(0);
        double alike = meanLikeness(-1);
        assertTrue(novel < usual - 0.02 && usual < alike - 0.02, "%s, %s, %s".formatted(novel, usual, alike));
    }

    private double meanLikeness(float novelty) {
        double sum = 0;
        for (int seed = 0; seed < 8; seed++) {
            List<Hit> hits = played(seed, play -> {
                play.turn(Control.NOVELTY, novelty);
                play.turn(Control.CHOICES, 8);
            });
            for (int bar = 1; bar < BARS; bar++) {
                sum += likenessToLastBars(hits, bar);
            }
        }
        return sum / (8 * (BARS - 1));
    }

    private static double likenessToLastBars(List<Hit> hits, int bar) {
        return IntStream.range(Math.max(0, bar - 4), bar)
                .mapToDouble(before -> shape(hits, bar).likeness(shape(hits, before)))
                .max()
                .orElseThrow();
    }

    private static BarShape shape(List<Hit> hits, int bar) {
        BarShape shape = new BarShape();
        hits.stream()
                .filter(hit -> Math.floorDiv(hit.tick(), BAR) == bar)
                .forEach(hit -> shape.add((int) (hit.tick() - bar * BAR), hit.voice().ordinal()));
        return shape;
    }

    @Test
    void fillsAreTheLeastLikeTheBarsBefore() {
        List<Hit> hits = played(play -> {
            play.turn(Control.FILL_EVERY, 4);
            play.turn(Control.CHOICES, 8);
        });
        double fills = 0;
        double grooves = 0;
        for (int bar = 4; bar < BARS; bar++) {
            double likeness = likenessToLastBars(hits, bar);
            if (bar % 4 == 3) {
                fills += likeness / (BARS / 4 - 1);
            } else if (bar % 4 != 0) {
                grooves += likeness / (BARS / 2 - 2);
            }
        }
        assertTrue(fills < grooves - 0.02, fills + ", " + grooves);
    }

    @Test
    void whereNothingIsAskedForItPlaysAsItWould() {
        assertEquals(played(_ -> {}), played(play -> play.turn(Control.CHOICES, 16)));
        assertNotEquals(
                played(play -> play.turn(Control.DENSITY, 0.2f)),
                played(play -> {
                    play.turn(Control.DENSITY, 0.2f);
                    play.turn(Control.CHOICES, 2);
                }));
    }

    @Test
    void aBarThatWasChosenIsTheSameWhenItIsComeBackTo() {
        try (Play play = new Play(network, 6)) {
            play.turn(Control.HUMANISE, 0);
            play.turn(Control.NOVELTY, 1);
            play.turn(Control.CHOICES, 8);
            play.playTo(30, 2);
            play.turn(Control.GOTO, 1 + 10);
            play.playTo(50, 2);
            assertEquals(play.between(10 * BAR, 25 * BAR), play.between(30 * BAR, 45 * BAR));
        }
    }

    @Test
    void choosingAllocatesNothing() {
        try (Play play = new Play(network, 7)) {
            play.turn(Control.NOVELTY, 1);
            play.turn(Control.CHOICES, 8);
            play.playTo(40, 2);
            assertEquals(0, Allocation.leastOf(() -> {
                for (int bar = 0; bar < 10; bar++) {
                    play.goOnUnheard();
                }
            }));
        }
    }
}
