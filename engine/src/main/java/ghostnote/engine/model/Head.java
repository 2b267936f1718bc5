package ghostnote.engine.model;

import java.util.List;

/**
 * One softmax of a model.
 *
 * @param feature what it draws
 * @param width the hidden units between what it hears and its logits; 0 for a head without
 * @param given what is known of the hit when it is drawn, besides the hidden state: each adds rows to its hidden units,
 *     or, where it has none, to its logits
 */
public record Head(Feature feature, int width, List<Feature> given) {
    private static final int MOST_UNITS = 8192;

    /**
     * @throws ModelException if the width is out of range
     */
    public Head {
        given = List.copyOf(given);
        if (width < 0 || width > MOST_UNITS) {
            throw new ModelException(
                    "head %s: width %d, expected 0 to %d".formatted(feature.word(), width, MOST_UNITS));
        }
    }

    /** A head without hidden units. */
    public Head(Feature feature, List<Feature> given) {
        this(feature, 0, given);
    }

    /** The columns that the hidden state and what is given add to: its hidden units, or its logits. */
    int columns(Vocabulary vocabulary) {
        return width > 0 ? width : vocabulary.size(feature);
    }

    /** The name of its tensors in a file. */
    String tensor(String part) {
        return "head." + feature.word() + "." + part;
    }
}
