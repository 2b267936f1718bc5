package ghostnote.engine.learn;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How to train.
 *
 * @param rule how the weights follow the gradient
 * @param batch the streams that are played side by side
 * @param stepsPerUpdate the events of each stream between two updates; a gradient reaches no further back
 * @param learningRate at the start
 * @param plateauFactor what the learning rate is multiplied by on a plateau
 * @param plateau so many epochs in a row without gain are one
 * @param patience so many epochs in a row without gain end the training
 * @param epochs the most there are
 * @param dropout the share of hidden units that whatever is above does not see, 0 to below 1
 * @param inputDropout the share of what was played before that is not told, 0 to below 1
 * @param slipRate the largest share of what was played bars before that is remembered wrong, 0 to below 1
 * @param weightDecay the share of each weight that an update at learning rate 1 would take away
 * @param clipNorm a gradient longer than this is shortened to it (Pascanu, Mikolov, Bengio 2013)
 * @param seed of the first weights, the order of the files and the dropout
 */
public record TrainingSettings(
        UpdateRule rule,
        int batch,
        int stepsPerUpdate,
        double learningRate,
        double plateauFactor,
        int plateau,
        int patience,
        int epochs,
        double dropout,
        double inputDropout,
        double slipRate,
        double weightDecay,
        double clipNorm,
        long seed) {

    /** Good for a corpus of a few hundred files. */
    public static final TrainingSettings DEFAULT =
            new TrainingSettings(UpdateRule.ADAM, 32, 64, 2e-3, 0.5, 1, 5, 60, 0.35, 0.1, 0.1, 0.01, 1, 1);

    /**
     * @throws IllegalArgumentException if a number is out of its range
     */
    public TrainingSettings {
        require(batch >= 1, "batch", batch, "1 or more");
        require(stepsPerUpdate >= 1, "steps per update", stepsPerUpdate, "1 or more");
        require(learningRate > 0, "learning rate", learningRate, "above 0");
        require(plateauFactor > 0 && plateauFactor <= 1, "plateau factor", plateauFactor, "above 0 to 1");
        require(plateau >= 1, "plateau", plateau, "1 or more");
        require(patience >= 1, "patience", patience, "1 or more");
        require(epochs >= 1, "epochs", epochs, "1 or more");
        require(dropout >= 0 && dropout < 1, "dropout", dropout, "0 to below 1");
        require(inputDropout >= 0 && inputDropout < 1, "input dropout", inputDropout, "0 to below 1");
        require(slipRate >= 0 && slipRate < 1, "slip rate", slipRate, "0 to below 1");
        require(weightDecay >= 0 && weightDecay * learningRate < 1, "weight decay", weightDecay,
                "0 to below 1 / learning rate");
        require(clipNorm > 0, "clip norm", clipNorm, "above 0");
    }

    private static void require(boolean holds, String what, Number found, String expected) {
        if (!holds) {
            throw new IllegalArgumentException("%s %s: expected %s".formatted(what, found, expected));
        }
    }

    /** The same with another limit of epochs. */
    public TrainingSettings withEpochs(int most) {
        return new TrainingSettings(rule, batch, stepsPerUpdate, learningRate, plateauFactor, plateau, patience, most,
                dropout, inputDropout, slipRate, weightDecay, clipNorm, seed);
    }

    /** The same with another seed. */
    public TrainingSettings withSeed(long another) {
        return new TrainingSettings(rule, batch, stepsPerUpdate, learningRate, plateauFactor, plateau, patience, epochs,
                dropout, inputDropout, slipRate, weightDecay, clipNorm, another);
    }

    /** The same with another rate to start with. */
    public TrainingSettings withLearningRate(double another) {
        return new TrainingSettings(rule, batch, stepsPerUpdate, another, plateauFactor, plateau, patience, epochs,
                dropout, inputDropout, slipRate, weightDecay, clipNorm, seed);
    }

    /** Each by its name, as reports and checkpoints say it. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put("update rule", rule.name());
        map.put("batch", String.valueOf(batch));
        map.put("steps per update", String.valueOf(stepsPerUpdate));
        map.put("learning rate", String.valueOf(learningRate));
        map.put("plateau factor", String.valueOf(plateauFactor));
        map.put("plateau", String.valueOf(plateau));
        map.put("patience", String.valueOf(patience));
        map.put("epochs", String.valueOf(epochs));
        map.put("dropout", String.valueOf(dropout));
        map.put("input dropout", String.valueOf(inputDropout));
        map.put("slip rate", String.valueOf(slipRate));
        map.put("weight decay", String.valueOf(weightDecay));
        map.put("clip norm", String.valueOf(clipNorm));
        map.put("seed", String.valueOf(seed));
        return map;
    }
}
