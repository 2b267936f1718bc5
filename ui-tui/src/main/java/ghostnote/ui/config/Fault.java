package ghostnote.ui.config;

import ghostnote.ui.toml.Place;
import java.util.Optional;

/**
 * What is wrong in a configuration.
 *
 * @param place where; empty if it is the whole file
 * @param told in one line, with what is allowed
 */
public record Fault(Optional<Place> place, String told) {
    /** Takes out of the line what would end it, move the cursor or colour the screen. */
    public Fault {
        told = told.replaceAll("\\p{C}", "?");
    }

    Fault(Place place, String told) {
        this(Optional.of(place), told);
    }

    @Override
    public String toString() {
        return place.map(where -> where + ": ").orElse("") + told;
    }
}
