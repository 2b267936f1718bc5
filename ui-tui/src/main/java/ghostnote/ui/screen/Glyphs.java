package ghostnote.ui.screen;

/**
 * The signs of the screen. Accent, hit and ghost note are told apart by their shape.
 *
 * @param levels of the surprise, from least to most
 */
public record Glyphs(
        char accent,
        char hit,
        char ghost,
        char beat,
        char rest,
        char playhead,
        char rolls,
        char stands,
        char waits,
        char full,
        char empty,
        String levels) {
    /** Harder than this it is an accent. */
    static final int ACCENT = 96;

    /** As hard as this at most it is a ghost note. */
    public static final int GHOST = 40;

    /** For any terminal. */
    public static final Glyphs ASCII = new Glyphs('O', 'o', '.', '|', ' ', 'v', '>', '=', '+', '#', '-', "_.-=+*#");

    /** For one that knows Unicode. */
    public static final Glyphs UNICODE =
            new Glyphs('\u2588', '\u2584', '\u2581', '\u2575', ' ', '\u25bc', '\u25b6', '\u25a0', '\u25b7',
                    '\u2501', '\u00b7', "\u2581\u2582\u2583\u2584\u2585\u2586\u2587\u2588");

    /**
     * The sign of a hit.
     *
     * @param velocity 0 for none
     */
    public char hit(int velocity, boolean onBeat) {
        if (velocity <= 0) {
            return onBeat ? beat : rest;
        }
        return velocity >= ACCENT ? accent : velocity > GHOST ? hit : ghost;
    }

    /** The sign of a level from 0 to 1. */
    char level(double share) {
        return levels.charAt((int) Math.clamp((long) (share * levels.length()), 0L, levels.length() - 1L));
    }
}
