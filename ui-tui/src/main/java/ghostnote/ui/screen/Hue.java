package ghostnote.ui.screen;

import ghostnote.engine.drum.Lane;

/** What a colour says. Which colour it is, the terminal decides by how many it has. */
public enum Hue {
    PLAIN,
    KICK,
    SNARE,
    HAT,
    TOM,
    CYMBAL,
    PERCUSSION,
    /** What can be turned. */
    DIAL,
    /** All is well. */
    GOOD,
    /** Something was done, or waits to be. */
    NEWS,
    /** Something is wrong. */
    ALERT;

    static Hue of(Lane lane) {
        return switch (lane) {
            case KICK -> KICK;
            case SNARE, RIM -> SNARE;
            case HAT, OPEN, PEDAL -> HAT;
            case TOMS -> TOM;
            case CRASH, RIDE -> CYMBAL;
            case PERCUSSION -> PERCUSSION;
        };
    }
}
