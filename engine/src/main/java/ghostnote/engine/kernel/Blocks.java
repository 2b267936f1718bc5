package ghostnote.engine.kernel;

/**
 * How a row of vectors is cut into blocks whose sums fit the registers: wide ones, and one narrow one where that wastes
 * less. In memory a block holds its columns of input 0, then of input 1, and so on.
 *
 * @param wide vectors in a wide block
 * @param narrow vectors in the narrow block
 * @param wideBlocks how many wide ones there are
 * @param narrowBlock whether a narrow one follows them
 */
record Blocks(int wide, int narrow, int wideBlocks, boolean narrowBlock) {
    /** Takes an element to its place in memory. */
    interface Packer {
        void put(int at, int input, int column);
    }

    /** Blocks for at least so many vectors. */
    static Blocks covering(int vectors, int wide, int narrow) {
        int rest = vectors % wide;
        return new Blocks(wide, narrow, vectors / wide + (rest > narrow ? 1 : 0), rest > 0 && rest <= narrow);
    }

    /** All vectors, the padding among them. */
    int vectors() {
        return wideBlocks * wide + (narrowBlock ? narrow : 0);
    }

    /** Visits every element in the order of memory. */
    void pack(int inputs, int lanes, Packer packer) {
        int at = 0;
        for (int vector = 0; vector < vectors(); ) {
            int width = vector < wideBlocks * wide ? wide : narrow;
            for (int k = 0; k < inputs; k++) {
                for (int column = vector * lanes; column < (vector + width) * lanes; column++) {
                    packer.put(at++, k, column);
                }
            }
            vector += width;
        }
    }
}
