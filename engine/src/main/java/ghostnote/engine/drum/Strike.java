package ghostnote.engine.drum;

/**
 * How a receiver plays a voice.
 *
 * @param channel 0 to 15
 * @param note 0 to 127
 * @param softest the velocity it is sent for the softest hit, 1 to 127
 * @param hardest and for the hardest, not below that
 * @param curve the power between: 1 is even, below 1 soft hits are lifted
 */
public record Strike(int channel, int note, int softest, int hardest, float curve) {
    private static final int MOST = 127;

    public Strike {
        require("channel", channel + 1, 1, 16);
        require("note", note, 0, MOST);
        require("softest velocity", softest, 1, MOST);
        require("hardest velocity", hardest, softest, MOST);
        if (!(curve >= 0.1f && curve <= 10)) {
            throw new IllegalArgumentException("curve %s: expected 0.1 to 10".formatted(curve));
        }
    }

    private static void require(String what, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("%s %d: expected %d to %d".formatted(what, value, least, most));
        }
    }

    /** Struck as hard as the drummer says. */
    public static Strike of(int channel, int note) {
        return new Strike(channel, note, 1, MOST, 1);
    }

    /** What is sent for a hit. */
    int velocity(int velocity) {
        double share = (velocity - 1) / (MOST - 1.0);
        return (int) Math.round(softest + (hardest - softest) * StrictMath.pow(share, curve));
    }
}
