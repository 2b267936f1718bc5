package ghostnote.engine.learn;

/**
 * What some streams play in a number of steps. An event is an {@code int[Feature.count()]} of choices, as everywhere.
 *
 * @param last what each step is given, steps x streams; null where a file starts
 * @param next what each step has to predict, steps x streams
 */
record Window(int[][][] last, int[][][] next) {
    Window(int steps, int streams) {
        this(new int[steps][streams][], new int[steps][streams][]);
    }
}
