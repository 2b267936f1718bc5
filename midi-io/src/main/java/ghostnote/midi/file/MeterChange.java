package ghostnote.midi.file;

/**
 * The meter from a tick on.
 *
 * @param tick 0 or more
 * @param numerator beats a bar, 1 to 255
 * @param denominator the note value of a beat, a power of two from 1 to 128
 */
public record MeterChange(long tick, int numerator, int denominator) {

    public MeterChange {
        if (tick < 0 || numerator < 1 || numerator > 255
                || denominator < 1 || denominator > 128 || Integer.bitCount(denominator) != 1) {
            throw new IllegalArgumentException("no such meter: tick " + tick + ", " + numerator + "/" + denominator);
        }
    }
}
