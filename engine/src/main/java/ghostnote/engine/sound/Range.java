package ghostnote.engine.sound;

/** What a number may be. */
final class Range {
    private Range() {}

    /**
     * Refuses what is outside, and NaN.
     *
     * @param what in the words of whoever writes a sound
     * @throws IllegalArgumentException with the number and the range
     */
    static void require(String what, float value, float least, float most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "%s %s: expected %s to %s".formatted(what, plain(value), plain(least), plain(most)));
        }
    }

    private static String plain(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6 ? String.valueOf((int) value) : String.valueOf(value);
    }
}
