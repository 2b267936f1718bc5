package ghostnote.engine.drum;

import ghostnote.engine.RealTime;

/** The nine parts of a kit that drum research tells apart (Gillick et al., "Learning to groove", ICML 2019). */
public enum Family {
    KICK,
    SNARE,
    CLOSED_HAT,
    OPEN_HAT,
    LOW_TOM,
    MID_TOM,
    HIGH_TOM,
    CRASH,
    RIDE;

    private static final Family[] ALL = values();

    /** The number of families. */
    @RealTime
    public static int count() {
        return ALL.length;
    }

    /** The family of a voice, or null for hand percussion, which has none. */
    public static Family of(Voice voice) {
        return switch (voice) {
            case KICK, KICK_2 -> KICK;
            case SNARE, RIM, CROSS_STICK, CLAP -> SNARE;
            case HAT_CLOSED, HAT_CLOSED_EDGE, HAT_PEDAL -> CLOSED_HAT;
            case HAT_OPEN, HAT_OPEN_EDGE -> OPEN_HAT;
            case TOM_3, TOM_3_RIM, TOM_4 -> LOW_TOM;
            case TOM_2, TOM_2_RIM -> MID_TOM;
            case TOM_1, TOM_1_RIM -> HIGH_TOM;
            case CRASH_1, CRASH_1_EDGE, CRASH_2, CRASH_2_EDGE -> CRASH;
            case RIDE, RIDE_EDGE, RIDE_BELL -> RIDE;
            case TAMBOURINE, COWBELL -> null;
        };
    }
}
