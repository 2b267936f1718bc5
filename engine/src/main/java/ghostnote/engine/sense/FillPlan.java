package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import java.util.Arrays;

/**
 * Which bars are fills.
 *
 * <p>Thread: immutable, any. Real-time safe: {@link #at}.
 */
public final class FillPlan {
    private static final FillPlan NATURAL = new FillPlan(0, new boolean[0]);

    /** What a drummer may be told of a bar. */
    enum Word {
        /** Nothing: it does what it likes. */
        FREE,
        /** Keep the groove. */
        GROOVE,
        /** Play a fill. */
        FILL
    }

    private final int everyBars;
    private final boolean[] fillBars;

    private FillPlan(int everyBars, boolean[] fillBars) {
        this.everyBars = everyBars;
        this.fillBars = fillBars;
    }

    /** Where the drummer likes. */
    public static FillPlan natural() {
        return NATURAL;
    }

    /**
     * The last of every so many bars, and no other.
     *
     * @throws IllegalArgumentException if the number is below 1
     */
    public static FillPlan every(int bars) {
        if (bars < 1) {
            throw new IllegalArgumentException("a fill every %d bars: expected 1 or more".formatted(bars));
        }
        return new FillPlan(bars, new boolean[0]);
    }

    /** The bars of a part that are true, and no other. */
    public static FillPlan of(boolean[] fillBars) {
        return new FillPlan(0, fillBars.clone());
    }

    /** The plan of a part that begins at a later bar of this one. Real-time safe: no. */
    FillPlan from(int bar) {
        return fillBars.length == 0
                ? this
                : new FillPlan(0, Arrays.copyOfRange(fillBars, Math.min(bar, fillBars.length), fillBars.length + 1));
    }

    @RealTime
    Word at(long bar) {
        if (everyBars > 0) {
            return Math.floorMod(bar, everyBars) == everyBars - 1 ? Word.FILL : Word.GROOVE;
        }
        if (fillBars.length == 0) {
            return Word.FREE;
        }
        return bar >= 0 && bar < fillBars.length && fillBars[(int) bar] ? Word.FILL : Word.GROOVE;
    }
}
