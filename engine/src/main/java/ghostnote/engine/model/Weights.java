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
        for (int l = 0; l < config.layers().size(); l++) {
            if (config.layers().get(l).cell() == CellKind.CLOCKWORK) {
                checkUnheard(ModelConfig.layerTensor(l, "recurrent"), config.layers().get(l), checked);
            }
        }
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

    /** No clockwork module hears a faster one. */
    private static void checkUnheard(String name, Layer layer, Map<String, float[]> tensors) {
        float[] recurrent = tensors.get(name);
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int heard = 0; heard < layer.firstHeard(unit); heard++) {
                if (recurrent[heard * layer.units() + unit] != 0) {
                    throw new ModelException("tensor %s: unit %d cannot hear unit %d, whose module is faster: expected 0"
                            .formatted(name, unit, heard) + ", found " + recurrent[heard * layer.units() + unit]);
                }
            }
        }
    }

    static long sizeOf(int[] shape) {
        return Arrays.stream(shape).asLongStream().reduce(1, (a, b) -> a * b);
    }

    /** The rows a feature of the last hit adds to the gates of layer 0: choices x gate columns. */
    public float[] input(Feature feature) {
        return tensors.get(ModelConfig.inputTensor(feature));
    }

    /** What a layer above 0 takes from the one before it: units of that x gate columns. */
    public float[] layerInput(int layer) {
        return tensors.get(ModelConfig.layerTensor(layer, "input"));
    }

    /** One a gate column of a layer. */
    public float[] bias(int layer) {
        return tensors.get(ModelConfig.layerTensor(layer, "bias"));
    }

    /** units x gate columns of a layer. */
    public float[] recurrent(int layer) {
        return tensors.get(ModelConfig.layerTensor(layer, "recurrent"));
    }

    /** For a layer of {@link CellKind#PEEPHOLE}: what f, i and o see of c, 3 x units. */
    public float[] peephole(int layer) {
        return tensors.get(ModelConfig.layerTensor(layer, "peephole"));
    }

    /** For a layer whose cell {@link CellKind#resets}: one a unit, of the candidate. */
    public float[] recurrentBias(int layer) {
        return tensors.get(ModelConfig.layerTensor(layer, "recurrent_bias"));
    }

    /** For a head with hidden units: units of the last layer x its hidden units. */
    public float[] headHiddenWeight(Head head) {
        return tensors.get(head.tensor("hidden.weight"));
    }

    /** For a head with hidden units: one each. */
    public float[] headHiddenBias(Head head) {
        return tensors.get(head.tensor("hidden.bias"));
    }

    /** What the logits take: units of the last layer, or of the head where it has some, x choices. */
    public float[] headWeight(Head head) {
        return tensors.get(head.tensor("weight"));
    }

    /** One a choice. */
    public float[] headBias(Head head) {
        return tensors.get(head.tensor("bias"));
    }

    /** The rows a known feature adds to a head: rows of the feature x hidden units of the head, or its choices. */
    public float[] headGiven(Head head, Feature given) {
        return tensors.get(head.tensor("given." + given.word()));
    }

    /** All tensors, in file order. */
    Map<String, float[]> tensors() {
        return tensors;
    }
}
