package ghostnote.ui.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CorpusFiguresTest {
    @Test
    void offsetsAndVelocitiesHaveTheMeanAndSpreadOfTheHits() {
        SplittableRandom random = new SplittableRandom(3);
        List<Hit> hits = new ArrayList<>();
        double[] offsets = new double[2_000];
        double[] velocities = new double[offsets.length];
        for (int i = 0; i < offsets.length; i++) {
            int offset = random.nextInt(-60, 60);
            int velocity = 1 + random.nextInt(127);
            hits.add(new Hit(120L * (i + 1) + offset, Voice.of(i % 5), velocity));
            offsets[i] = offset;
            velocities[i] = velocity;
        }
        hits.sort(Comparator.comparingLong(Hit::tick));
        CorpusFigures figures = new CorpusFigures(List.of(loop(hits, new Meter(4, 4), 75)));
        assertEquals(mean(offsets), figures.offsets.mean(), 1e-9);
        assertEquals(sd(offsets), figures.offsets.sd(), 1e-9);
        assertEquals(mean(velocities), figures.velocities.mean(), 1e-9);
        assertEquals(sd(velocities), figures.velocities.sd(), 1e-9);
        double msATick = 60_000.0 / (75 * 480);
        assertEquals(msATick * mean(offsets), figures.offsetMeanMs(), 1e-9);
        assertEquals(msATick * sd(offsets), figures.offsetSdMs(), 1e-9);
        assertEquals(400, figures.voices.get(Voice.KICK).count());
    }

    @Test
    void placesAreThoseOfTheMeterOfMostBars() {
        Loop waltz = loop(List.of(new Hit(5 * 1_440 - 30, Voice.KICK, 90)), new Meter(3, 4), 120);
        Loop common = loop(List.of(new Hit(485, Voice.SNARE, 90)), Meter.COMMON, 120);
        CorpusFigures figures = new CorpusFigures(List.of(common, waltz));
        assertEquals(new Meter(3, 4), figures.meter);
        assertEquals(1, figures.places.get(Voice.KICK)[0], "a little early is still on the one");
        assertEquals(Set.of(Voice.KICK), figures.places.keySet());
        assertEquals(6, figures.all.bars);
        assertEquals(5 * 3 / 120.0 + 4 / 120.0, figures.all.minutes, 1e-9);
    }

    private static Loop loop(List<Hit> hits, Meter meter, double tempoBpm) {
        return new Loop("x", hits, meter, tempoBpm, "", false, Split.TRAIN, Map.of(), List.of());
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double sd(double[] values) {
        double mean = mean(values);
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return Math.sqrt(squares / values.length);
    }
}
