package ghostnote.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.ui.play.Sight;
import ghostnote.ui.screen.Snapshot.Bar;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternTest {
    private static final int BAR = Meter.COMMON.ticksPerBar();
    private static final int SNARE = Voice.SNARE.ordinal();

    private final Bars bars = new Bars(Meter.COMMON);
    private final Pattern pattern = new Pattern();
    private long hits;

    private void hit(long tick, int velocity) {
        pattern.onHit(hits, tick, SNARE, velocity);
        pattern.onLikelihood(hits++, 0.25f);
    }

    private Sight.Place at(long tick, long barsAhead) {
        return new Sight.Place(tick, bars, barsAhead, 0, 0);
    }

    private static List<Integer> places(Bar bar) {
        return java.util.stream.IntStream.range(0, bar.velocities()[SNARE].length)
                .filter(place -> bar.velocities()[SNARE][place] > 0)
                .boxed()
                .toList();
    }

    @Test
    void hitsStandAtTheSixteenthTheyAreNearestToEvenWhereTheyComeBeforeTheirBar() {
        hit(470, 90);
        hit(490, 40);
        hit(BAR - 15, 100);
        hit(BAR + 970, 80);
        List<Bar> shown = pattern.bars(at(500, 0));
        assertEquals(List.of(1L, 2L), shown.stream().map(Bar::number).toList());
        assertEquals(List.of(4), places(shown.get(0)));
        assertEquals(90, shown.get(0).velocities()[SNARE][4], "the louder of two");
        assertEquals(List.of(0, 8), places(shown.get(1)));
    }

    @Test
    void whatIsTakenBackIsNotShownAndNotSurprising() {
        hit(0, 90);
        hit(BAR, 90);
        hit(BAR + 480, 90);
        pattern.onRevoke(1);
        hits = 1;
        hit(BAR + 960, 90);
        List<Bar> shown = pattern.bars(at(0, 0));
        assertEquals(List.of(0), places(shown.get(0)));
        assertEquals(List.of(8), places(shown.get(1)));
        assertEquals(List.of(2f), pattern.surpriseBits(0));
        assertEquals(List.of(2f, 2f), pattern.surpriseBits(2L * BAR));
    }

    @Test
    void barsAreNumberedAsTheSongIsAndOfTheirMeter() {
        bars.change(4L * BAR, new Meter(7, 8));
        List<Bar> shown = pattern.bars(at(4L * BAR - 1, 2));
        assertEquals(List.of(2L, 3L), shown.stream().map(Bar::number).toList());
        assertEquals(List.of(16, 14), shown.stream().map(bar -> bar.velocities()[SNARE].length).toList());
    }

    @Test
    void afterHoursNoMoreIsRememberedThanIsShown() {
        for (long bar = 0; bar < 5000; bar++) {
            for (int place = 0; place < 8; place++) {
                hit(bar * BAR + place * 240L, 90);
            }
            long tick = bar * BAR;
            assertEquals(8, places(pattern.bars(at(tick, 0)).getFirst()).size());
            pattern.surpriseBits(tick);
        }
        assertEquals(24, pattern.surpriseBits(5000L * BAR).size());
    }
}
