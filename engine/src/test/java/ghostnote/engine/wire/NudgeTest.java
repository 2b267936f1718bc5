package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.time.Ticks;
import ghostnote.engine.time.Timeline;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class NudgeTest {
    private static final long ORIGIN_NS = 1_000_000_000;
    private static final int BEATS = 64;

    /** When each pulse of some beats comes. */
    private static List<Long> pulses(double tempoBpm, UnaryOperator<Stage> turned) {
        List<Long> pulses = new ArrayList<>();
        StreamWatcher out = new StreamWatcher() {
            @Override
            void onPulse(long index, long timeNs) {
                pulses.add(timeNs);
            }
        };
        Stage stage = new Stage(new Timeline(0, ORIGIN_NS, tempoBpm), out).end(BEATS * (long) Ticks.PER_QUARTER);
        turned.apply(stage).playToEnd();
        return pulses;
    }

    @Test
    void withinTwoBeatsBehindANudgeAllIsSoMuchLaterAndNeverJumps() {
        for (float ms : new float[] {-50, -7.5f, 0, 0.4f, 50}) {
            List<Long> straight = pulses(124, stage -> stage);
            List<Long> nudged = pulses(124, stage -> stage.nudge(4807, ms));
            assertEquals(straight.size(), nudged.size());
            double before = 0;
            for (int pulse = 0; pulse < straight.size(); pulse++) {
                double laterMs = (nudged.get(pulse) - straight.get(pulse)) / 1e6;
                double share = Math.clamp((pulse * 20 - 4807) / 960.0, 0, 1);
                assertEquals(ms * share, laterMs, 1e-5, "pulse " + pulse);
                assertTrue(Math.abs(laterMs - before) <= 50 * 20 / 960.0 + 1e-5);
                before = laterMs;
            }
        }
    }

    @Test
    void nudgesAddUpHoweverTheyFallTogetherAndWhateverTheTempoDoes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 300; trial++) {
            int tempoTick = random.nextInt(9600);
            float tempo = 60 + random.nextInt(100);
            double[] sum = {0};
            List<Long> straight = pulses(124, stage -> stage.tempo(tempoTick, tempo));
            List<Long> nudged = pulses(124, stage -> {
                int tick = 0;
                boolean changed = false;
                for (int i = 0; i < 8; i++) {
                    tick += random.nextInt(1200);
                    float ms = random.nextInt(-20, 21);
                    if (!changed && tick >= tempoTick) {
                        stage.tempo(tempoTick, tempo);
                        changed = true;
                    }
                    stage.nudge(tick, ms);
                    sum[0] += ms;
                }
                return changed ? stage : stage.tempo(tempoTick, tempo);
            });
            assertEquals(sum[0], (nudged.getLast() - straight.getLast()) / 1e6, 1e-3);
            for (int pulse = 1; pulse < nudged.size(); pulse++) {
                assertTrue(nudged.get(pulse) > nudged.get(pulse - 1));
            }
        }
    }
}
