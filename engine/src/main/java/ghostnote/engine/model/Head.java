package ghostnote.engine.model;

import java.util.List;

/**
 * One softmax of a model.
 *
 * @param feature what it draws
 * @param given what is known of the hit when it is drawn, besides the hidden state: each adds a row to the logits
 */
public record Head(Feature feature, List<Feature> given) {
    public Head {
        given = List.copyOf(given);
    }

    /** The name of its tensors in a file. */
    String tensor(String part) {
        return "head." + feature.word() + "." + part;
    }
}
