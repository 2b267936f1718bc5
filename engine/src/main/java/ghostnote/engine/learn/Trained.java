package ghostnote.engine.learn;

import ghostnote.engine.model.Model;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What became of a training.
 *
 * @param model that of the epoch with the fewest nats in validation
 * @param epochs all of them
 * @param fault why it broke, in one line, if it did
 */
public record Trained(Model model, List<Epoch> epochs, Optional<String> fault) {
    /** Copies the list. */
    public Trained {
        epochs = List.copyOf(epochs);
    }

    /** The epoch whose model it is. */
    public Epoch best() {
        return epochs.stream().min(Comparator.comparingDouble(Epoch::validationNats)).orElseThrow();
    }
}
