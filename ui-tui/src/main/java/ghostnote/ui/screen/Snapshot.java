package ghostnote.ui.screen;

import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.util.List;

/**
 * All that the screen shows, at one moment.
 *
 * @param title who plays: drummer, style, seed
 * @param bars the one that plays, and those that come
 * @param playhead where in the first of them it is, as a share of it; negative where it has not begun
 * @param lanes what is muted or solo, by {@link Lane}
 * @param dials what can be turned
 * @param selected the dial that the arrows turn
 * @param pending what was asked for and is not heard yet, the newest first
 * @param surpriseBits of the last hits, the newest last
 * @param outputs where it plays to
 * @param faults what went wrong, and how often; empty where nothing did
 * @param news what was said last, the newest last
 * @param prompt what the next key is for; empty for the usual
 */
public record Snapshot(
        String title,
        Time time,
        List<Bar> bars,
        double playhead,
        List<LaneState> lanes,
        List<Dial> dials,
        int selected,
        List<Pending> pending,
        List<Float> surpriseBits,
        List<Output> outputs,
        List<Fault> faults,
        List<String> news,
        String prompt,
        Overlay overlay) {
    /** What the performance does. */
    public enum Motion {
        /** It has not begun. */
        WARMS_UP,
        STANDS,
        /** It waits for the first pulse. */
        WAITS,
        ROLLS
    }

    /**
     * Where it is.
     *
     * @param bar from 1
     * @param beat from 1
     * @param source who keeps time; empty for this machine
     * @param lock how it stands with that, in a word or two
     * @param isLocked whether that is as it should be
     */
    public record Time(Motion motion, long bar, int beat, double tempoBpm, String source, String lock, boolean isLocked) {}

    /**
     * A bar of the pattern.
     *
     * @param number from 1
     * @param velocities by voice and sixteenth; 0 where there is no hit
     */
    public record Bar(long number, Meter meter, int[][] velocities) {
        /** How many sixteenths a bar has; the last may be a part of one. */
        public static int places(Meter meter) {
            return Math.ceilDiv(meter.ticksPerBar(), Ticks.PER_SIXTEENTH);
        }

        /** The hardest hit of some voices in a sixteenth; 0 if there is none. */
        int loudest(List<Voice> voices, int place) {
            int loudest = 0;
            for (Voice voice : voices) {
                loudest = Math.max(loudest, velocities[voice.ordinal()][place]);
            }
            return loudest;
        }
    }

    /** Whether a lane is heard. */
    public enum LaneState {
        OPEN,
        /** Some of its voices are muted. */
        PARTLY_MUTED,
        MUTED,
        SOLO
    }

    /**
     * Something that can be turned.
     *
     * @param value as it is said
     * @param share where it stands between its ends, 0 to 1; negative where that means nothing
     * @param isUsual whether it was not touched
     * @param hint what a knob that is bound to it waits for; empty for nothing
     */
    public record Dial(String name, String value, double share, boolean isUsual, String hint) {}

    /**
     * Something that is asked for.
     *
     * @param what as it is said
     * @param bar from 1, at which it is heard
     */
    public record Pending(String what, long bar) {}

    /**
     * Where it plays to.
     *
     * @param trouble what is wrong; empty for nothing
     * @param peaks how loud each side of what sounds there is, full scale being 1; empty where that is not known
     */
    public record Output(String name, String trouble, List<Float> peaks) {
        /** One of which nothing is heard here. */
        public Output(String name, String trouble) {
            this(name, trouble, List.of());
        }
    }

    /** Something that went wrong so often. */
    public record Fault(String name, long count) {}

    /** What is shown above the rest. */
    public sealed interface Overlay {
        /** Nothing. */
        record None() implements Overlay {}

        /**
         * Lines to read; those that do not fit are paged through.
         *
         * @param firstLine the one at the top
         */
        record Page(String heading, List<String> lines, int firstLine) implements Overlay {}

        /**
         * Something to choose from.
         *
         * @param chosen the one that enter takes
         */
        record Picker(String heading, List<String> items, int chosen) implements Overlay {}

        /**
         * Ways on.
         *
         * @param fromBar from 1, where they begin
         * @param futures for each its bars; empty while they are thought of
         * @param chosen the one that enter takes
         */
        record Futures(long fromBar, List<List<Bar>> futures, int chosen) implements Overlay {}

        /** A line that is typed. */
        record Typing(String text) implements Overlay {}
    }
}
