package ghostnote.engine.learn;

import ghostnote.engine.sense.Part;
import java.util.List;

/** What is to be learnt. */
@FunctionalInterface
public interface Passes {
    /**
     * The parts of one pass. They may differ from pass to pass in how they were played, but the same pass is always the
     * same.
     *
     * @param pass from 1
     */
    List<Part> parts(int pass);
}
