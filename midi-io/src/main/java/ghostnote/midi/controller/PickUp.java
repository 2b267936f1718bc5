package ghostnote.midi.controller;

/**
 * Whether a knob follows something on a controller: from where the two have met until somebody else turns the knob.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
final class PickUp {
    /** As long after a turn the knob may stand where it was turned a moment earlier: turns are heard of late. */
    private static final long LONGEST_ECHO_NS = 500_000_000;

    private static final int MOST_ECHOES = 64;

    /** What the knob was turned to, in a circle. */
    private final float[] turned = new float[MOST_ECHOES];

    private int turns;
    private long turnedNs;
    private boolean isHeld;
    private float before = Float.NaN;

    /**
     * The control was moved.
     *
     * @param asked the value at which it stands
     * @param value where the knob stands
     * @param step of the control
     * @return whether the knob is to follow
     */
    boolean follows(float asked, float value, float step, long atNs) {
        boolean isPassed = (before - value) * (asked - value) <= 0;
        isHeld = isHeld && isOwn(value, atNs) || isPassed || Math.abs(asked - value) <= step;
        before = asked;
        return isHeld;
    }

    /** The knob was turned to where the control stands. */
    void turned(float value, long atNs) {
        turned[turns++ % MOST_ECHOES] = value;
        turnedNs = atNs;
    }

    private boolean isOwn(float value, long atNs) {
        int oldest = atNs - turnedNs > LONGEST_ECHO_NS ? turns - 1 : Math.max(0, turns - MOST_ECHOES);
        for (int i = Math.max(0, oldest); i < turns; i++) {
            if (turned[i % MOST_ECHOES] == value) {
                return true;
            }
        }
        return false;
    }
}
