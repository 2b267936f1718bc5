package ghostnote.engine.control;

import java.util.List;

/**
 * How what controls are turned to by number is called.
 *
 * <p>Thread: any, and what there is may become more. Real-time safe: no.
 */
public interface Names {
    /** The styles, from number 1 on. */
    List<String> styles();

    /** The drummers, from number 1 on. */
    List<String> drummers();

    /** Names that stay as they are. */
    static Names of(List<String> styles, List<String> drummers) {
        return new Names() {
            @Override
            public List<String> styles() {
                return styles;
            }

            @Override
            public List<String> drummers() {
                return drummers;
            }
        };
    }
}
