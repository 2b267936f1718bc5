package ghostnote.engine.model;

import ghostnote.engine.time.Timeline;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The shape of a model.
 *
 * @param name what people call it
 * @param layers its recurrent layers; each hears the one before it, and the heads hear the last
 * @param inputs the features of the last hit that it is fed
 * @param heads what it draws for the next hit, in that order
 * @param vocabulary the choices
 * @param styleTemposBpm how fast each style is usually played; empty where that is not known
 * @param styleBars how many bars of each style it learnt from; empty where that is not known
 */
public record ModelConfig(
        String name,
        List<Layer> layers,
        List<Feature> inputs,
        List<Head> heads,
        Vocabulary vocabulary,
        List<Integer> styleTemposBpm,
        List<Integer> styleBars) {
    /** Gates that see c, each unit its own: f, i and o. */
    public static final int PEEPHOLES = 3;

    private static final int MOST_LAYERS = 16;

    /** A model that knows no tempo of any style. */
    public ModelConfig(
            String name, List<Layer> layers, List<Feature> inputs, List<Head> heads, Vocabulary vocabulary) {
        this(name, layers, inputs, heads, vocabulary, List.of(), List.of());
    }

    /**
     * @throws ModelException if the parts do not make a drummer
     */
    public ModelConfig {
        styleTemposBpm = List.copyOf(styleTemposBpm);
        styleBars = List.copyOf(styleBars);
        if (!styleBars.isEmpty() && styleBars.size() != vocabulary.styles().size()
                || styleBars.stream().anyMatch(bars -> bars < 0)) {
            throw new ModelException("bars %s of %d styles"
                    .formatted(styleBars, vocabulary.styles().size()));
        }
        if (!styleTemposBpm.isEmpty() && styleTemposBpm.size() != vocabulary.styles().size()) {
            throw new ModelException("%d tempos for %d styles"
                    .formatted(styleTemposBpm.size(), vocabulary.styles().size()));
        }
        for (int tempoBpm : styleTemposBpm) {
            if (tempoBpm < Timeline.SLOWEST_BPM || tempoBpm > Timeline.FASTEST_BPM) {
                throw new ModelException("a style's tempo of %d bpm: expected %.0f to %.0f"
                        .formatted(tempoBpm, Timeline.SLOWEST_BPM, Timeline.FASTEST_BPM));
            }
        }
        inputs = List.copyOf(inputs);
        heads = List.copyOf(heads);
        layers = List.copyOf(layers);
        if (layers.isEmpty() || layers.size() > MOST_LAYERS) {
            throw new ModelException("%d layers: expected 1 to %d".formatted(layers.size(), MOST_LAYERS));
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
                if (!known.containsAll(given.needs())) {
                    throw new ModelException("head %s is given %s, which needs %s to be drawn before it"
                            .formatted(head.feature().word(), given.word(), given.needs()));
                }
            }
            if (!head.feature().drawn() || !known.add(head.feature())) {
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
            if (used.looksBack() && !vocabulary.stepsInPlaces()) {
                throw new ModelException("%s is used, but the ticks are not 0, 1, 2... places of the bar"
                        .formatted(used.word()));
            }
        }
        if (known.contains(Feature.OFFSET) != vocabulary.hasOffsets()) {
            throw new ModelException("offsets need a head that draws them, and such a head needs offsets");
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

    /** How fast a style is usually played, in bpm; empty where that is not known. */
    public OptionalInt tempoBpm(int style) {
        return style < styleTemposBpm.size() ? OptionalInt.of(styleTemposBpm.get(style)) : OptionalInt.empty();
    }

    /**
     * The style of one of the bars it learnt from.
     *
     * @param u which bar, as a share of all, from 0 to 1
     * @return its index, or -1 where that is not known
     */
    public int styleAt(double u) {
        double left = u * styleBars.stream().mapToLong(Integer::longValue).sum();
        for (int style = 0; style < styleBars.size(); style++) {
            left -= styleBars.get(style);
            if (left < 0) {
                return style;
            }
        }
        return -1;
    }

    /** The units of the last layer, which the heads hear. */
    public int units() {
        return layers.getLast().units();
    }

    /** Whether it draws a velocity for each hit. */
    public boolean hasDynamics() {
        return heads.stream().anyMatch(head -> head.feature() == Feature.VELOCITY);
    }

    /** Whether it is told what was played bars ago. */
    public boolean looksBack() {
        return usedFeatures(inputs, heads).stream().anyMatch(Feature::looksBack);
    }

    /** The name and shape of every tensor, in the order in which files hold them. */
    public Map<String, int[]> shapes() {
        Map<String, int[]> shapes = new LinkedHashMap<>();
        for (Feature input : inputs) {
            shapes.put(inputTensor(input), new int[] {vocabulary.size(input), layers.getFirst().gateColumns()});
        }
        for (int l = 0; l < layers.size(); l++) {
            putLayer(l, shapes);
        }
        for (Head head : heads) {
            int choices = vocabulary.size(head.feature());
            if (head.width() > 0) {
                shapes.put(head.tensor("hidden.weight"), new int[] {units(), head.width()});
                shapes.put(head.tensor("hidden.bias"), new int[] {head.width()});
            }
            shapes.put(head.tensor("weight"), new int[] {head.width() > 0 ? head.width() : units(), choices});
            shapes.put(head.tensor("bias"), new int[] {choices});
            for (Feature given : head.given()) {
                int columns = head.columns(vocabulary);
                shapes.put(head.tensor("given." + given.word()), new int[] {vocabulary.size(given), columns});
            }
        }
        return shapes;
    }

    private void putLayer(int l, Map<String, int[]> shapes) {
        Layer layer = layers.get(l);
        if (l > 0) {
            shapes.put(layerTensor(l, "input"), new int[] {layers.get(l - 1).units(), layer.gateColumns()});
        }
        shapes.put(layerTensor(l, "bias"), new int[] {layer.gateColumns()});
        shapes.put(layerTensor(l, "recurrent"), new int[] {layer.units(), layer.gateColumns()});
        if (layer.cell() == CellKind.PEEPHOLE) {
            shapes.put(layerTensor(l, "peephole"), new int[] {PEEPHOLES, layer.units()});
        } else if (layer.cell().resets()) {
            shapes.put(layerTensor(l, "recurrent_bias"), new int[] {layer.units()});
        }
    }

    static String layerTensor(int layer, String part) {
        return "layer." + layer + "." + part;
    }

    static String inputTensor(Feature input) {
        return "input." + input.word();
    }
}
