package ghostnote.midi.controller;

/** What was done to something on a controller. */
sealed interface Movement {
    /**
     * It stands somewhere now.
     *
     * @param share 0 at the lower end, 1 at the upper
     * @param step from one place to the next
     */
    record To(double share, double step) implements Movement {}

    /**
     * It was turned on.
     *
     * @param clicks up, or down if negative
     */
    record By(int clicks) implements Movement {}

    /** It was pressed. */
    record Press() implements Movement {}
}
