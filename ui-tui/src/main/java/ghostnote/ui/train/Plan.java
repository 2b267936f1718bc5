package ghostnote.ui.train;

import ghostnote.engine.learn.Augmentation;
import ghostnote.engine.learn.TrainingSettings;
import ghostnote.engine.learn.UpdateRule;
import ghostnote.ui.corpus.Loop;
import java.util.List;

/**
 * How to learn from so many hits.
 *
 * @param units of the network
 * @param headUnits hidden units of each of its heads
 * @param settings of the training
 * @param augmentation how the loops are played otherwise
 */
public record Plan(int units, int headUnits, TrainingSettings settings, Augmentation augmentation) {
    /** Fewer hits than this are learnt by heart before they are understood. */
    private static final int FEW_HITS = 40_000;

    private static final Plan FOR_FEW = new Plan(
            128,
            64,
            new TrainingSettings(UpdateRule.ADAM, 4, 64, 3e-3, 0.5, 4, 15, 200, 0.5, 0.1, 0.1, 0.01, 1, 1),
            Augmentation.STRONG);

    private static final Plan FOR_MANY = new Plan(384, 128, TrainingSettings.DEFAULT, Augmentation.STRONG);

    /** The plan for some loops. */
    public static Plan of(List<Loop> loops) {
        return loops.stream().mapToInt(loop -> loop.hits().size()).sum() < FEW_HITS ? FOR_FEW : FOR_MANY;
    }
}
