package ghostnote.engine.kernel;

/** How the weights of a matrix are held. The arithmetic is 32-bit float in either case. */
public enum Precision {
    /** Weights as they are. */
    FLOAT32,
    /**
     * Weights as 16-bit integers with one scale for each output, two to an int. Half the memory, so that networks of
     * 200 units stay inside a 512 KB second-level cache.
     */
    INT16
}
