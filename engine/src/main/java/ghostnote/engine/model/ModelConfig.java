package ghostnote.engine.model;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The shape of a model.
 *
 * @param name what people call it
 * @param units the hidden units of its LSTM
 * @param inputs the features of the last hit that it is fed
 * @param heads what it draws for the next hit, in that order
 * @param vocabulary the choices
 */
public record ModelConfig(String name, int units, List<Feature> inputs, List<Head> heads, Vocabulary vocabulary) {
    /** An LSTM has four gates: f, i, o, g, in this order in every tensor. */
    public static final int GATES = 4;

    /** More than any drummer needs, and few enough that a forged file cannot ask for all memory. */
    private static final int MOST_UNITS = 8192;

    /**
     * @throws ModelException if the parts do not make a drummer
     */
    public ModelConfig {
        inputs = List.copyOf(inputs);
        heads = List.copyOf(heads);
        if (units < 1 || units > MOST_UNITS) {
            throw new ModelException("units %d: expected 1 to %d".formatted(units, MOST_UNITS));
        }
        if (inputs.isEmpty() || Set.copyOf(inputs).size() != inputs.size()) {
            throw new ModelException("inputs %s: expected at least one, each once".formatted(inputs));
        }
        Set<Feature> known = EnumSet.noneOf(Feature.class);
        for (Head head : heads) {
            if (Set.copyOf(head.given()).size() != head.given().size()) {
                throw new ModelException("head %s is given the same twice: %s"
                        .formatted(head.feature().word(), head.given()));
            }
            for (Feature given : head.given()) {
                if (!known.contains(given == Feature.PLACE ? Feature.TICKS : given)) {
                    throw new ModelException("head %s is given %s, which is not drawn before it"
                            .formatted(head.feature().word(), given.word()));
                }
            }
            if (head.feature() == Feature.PLACE || !known.add(head.feature())) {
                throw new ModelException("%s cannot be drawn, or is drawn twice".formatted(head.feature().word()));
            }
        }
        if (!known.contains(Feature.TICKS) || !known.contains(Feature.NOTE)) {
            throw new ModelException("a drummer needs the heads ticks and note, found " + known);
        }
        for (Feature used : usedFeatures(inputs, heads)) {
            if (vocabulary.size(used) == 0) {
                throw new ModelException("%s is used but has no choices".formatted(used.word()));
            }
        }
    }

    private static Set<Feature> usedFeatures(List<Feature> inputs, List<Head> heads) {
        Set<Feature> used = EnumSet.copyOf(inputs);
        for (Head head : heads) {
            used.add(head.feature());
            used.addAll(head.given());
        }
        return used;
    }

    /** Whether it draws a velocity for each hit. */
    public boolean hasDynamics() {
        return heads.stream().anyMatch(head -> head.feature() == Feature.VELOCITY);
    }

    /** The name and shape of every tensor, in the order in which files hold them. */
    public Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        int gateColumns = GATES * units;
        for (Feature input : inputs) {
            shapes.put(inputTensor(input), new int[] {vocabulary.size(input), gateColumns});
        }
        shapes.put(Weights.CELL_BIAS, new int[] {gateColumns});
        shapes.put(Weights.CELL_RECURRENT, new int[] {units, gateColumns});
        for (Head head : heads) {
            int choices = vocabulary.size(head.feature());
            shapes.put(head.tensor("weight"), new int[] {units, choices});
            shapes.put(head.tensor("bias"), new int[] {choices});
            for (Feature given : head.given()) {
                shapes.put(head.tensor("given." + given.word()), new int[] {vocabulary.size(given), choices});
            }
        }
        return shapes;
    }

    static String inputTensor(Feature input) {
        return "input." + input.word();
    }
}
