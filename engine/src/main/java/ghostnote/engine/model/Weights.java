package ghostnote.engine.model;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The trained numbers of a model, row-major, by the names of {@link ModelConfig#shapes}.
 *
 * <p>Thread: immutable, shared. Nobody writes to the arrays they are handed.
 */
public final class Weights {
    static final String CELL_BIAS = "cell.0.bias";
    static final String CELL_RECURRENT = "cell.0.recurrent";

    private final Map<String, float[]> tensors;

    /**
     * Checks every tensor against the shapes.
     *
     * @throws ModelException if one is missing, has another size, is not wanted, or holds a number that is not finite
     */
    public Weights(ModelConfig config, Map<String, float[]> tensors) {
        Map<String, float[]> checked = new LinkedHashMap<>();
        config.shapes().forEach((name, shape) -> {
            float[] values = tensors.get(name);
            if (values == null) {
                throw new ModelException("tensor %s %s is missing".formatted(name, Arrays.toString(shape)));
            }
            if (values.length != sizeOf(shape)) {
                throw new ModelException("tensor %s: expected %d numbers %s, found %d"
                        .formatted(name, sizeOf(shape), Arrays.toString(shape), values.length));
            }
            checkFinite(name, values);
            checked.put(name, values);
        });
        for (String name : tensors.keySet()) {
            if (!checked.containsKey(name)) {
                throw new ModelException("tensor %s is not part of such a model".formatted(name));
            }
        }
        this.tensors = checked;
    }

    static void checkFinite(String name, float[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Float.isFinite(values[i])) {
                throw new ModelException("%s: number %d of %d is %s; the weights are damaged or training broke"
                        .formatted(name, i, values.length, values[i]));
            }
        }
    }

    static long sizeOf(int[] shape) {
        return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** The rows a feature of the last hit adds to the gates: choices x 4 units. */
    public float[] input(Feature feature) {
        return tensors.get(ModelConfig.inputTensor(feature));
    }

    /** 4 units. */
    public float[] cellBias() {
        return tensors.get(CELL_BIAS);
    }

    /** units x 4 units. */
    public float[] cellRecurrent() {
        return tensors.get(CELL_RECURRENT);
    }

    /** units x choices. */
    public float[] headWeight(Head head) {
        return tensors.get(head.tensor("weight"));
    }

    /** One a choice. */
    public float[] headBias(Head head) {
        return tensors.get(head.tensor("bias"));
    }

    /** The rows a known feature adds to the logits of a head: choices of the feature x choices of the head. */
    public float[] headGiven(Head head, Feature given) {
        return tensors.get(head.tensor("given." + given.word()));
    }

    /** All tensors, in file order. */
    Map<String, float[]> tensors() {
        return tensors;
    }
}
