package ghostnote.engine.model;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Ticks;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The choices a model knows for each {@link Feature}.
 *
 * <p>Thread: immutable, any. Real-time safe: the methods marked so.
 */
public final class Vocabulary {
    /** Bars back that the senses of what was played before look: one, two, four. */
    private static final int LAGS = 3;

    /** Rows for the bar of a phrase of 4, 8 and 16. */
    private static final int PHRASE_ROWS = 4 + 8 + 16;

    private static final int BARS_ROWS = 9;
    private static final int FILL_ROWS = 2;

    /** Classes of tempo. */
    public static final int TEMPO_CLASSES = 8;

    /** Meters are told apart by their places in a bar, up to one less than this. */
    public static final int METER_ROWS = 33;

    /** Places whose share of hits is told to whoever draws when, the present one among them. */
    public static final int PLACES_AHEAD = 5;

    /** Knots of a share from 0 to 1. */
    public static final int SHARE_KNOTS = 9;

    /** Classes of the length of an echo, 0 for none. */
    public static final int ECHO_CLASSES = 9;

    /** Hits of the same voice at the same place that a habit holds one by one. */
    public static final int HABIT_HITS = 3;

    /** Choices of an offset or a velocity between two knots. */
    public static final int KNOT_CHOICES = 4;

    /** The width of a place for models that have none of their own: a sixteenth. */
    private static final int SIXTEENTH = Ticks.PER_QUARTER / 4;

    private final int[] voices;
    private final int[] ticks;
    private final int[] offsets;
    private final int[] velocities;
    private final int placeTicks;
    private final int places;
    private final List<String> styles;
    private final int styleCount;

    /**
     * Choices without offsets and styles.
     *
     * @param voices the voices, in the order of their indices
     * @param ticks the delays between hits, ascending
     * @param velocities 1 to 127, ascending; none for a model without dynamics
     * @param placeTicks the width of a place in the bar; 0 for a model that does not know where it is
     * @param places the number of places; a longer bar starts over
     * @throws ModelException if a list is empty, unordered or out of range
     */
    public Vocabulary(List<Voice> voices, int[] ticks, int[] velocities, int placeTicks, int places) {
        this(voices, ticks, new int[0], velocities, placeTicks, places, List.of());
    }

    /**
     * Choices.
     *
     * @param voices the voices, in the order of their indices
     * @param ticks the delays between hits, ascending; with offsets, 0, 1, 2... places
     * @param offsets how many ticks off its place a hit may lie, ascending, less than a place in all; none for a model
     *     whose ticks say where hits sound
     * @param velocities 1 to 127, ascending; none for a model without dynamics
     * @param placeTicks the width of a place in the bar; 0 for a model that does not know where it is
     * @param places the number of places; a longer bar starts over
     * @param styles the names of the styles it knows
     * @throws ModelException if a list is empty, unordered or out of range
     */
    public Vocabulary(
            List<Voice> voices,
            int[] ticks,
            int[] offsets,
            int[] velocities,
            int placeTicks,
            int places,
            List<String> styles) {
        this.voices = voices.stream().mapToInt(Voice::ordinal).toArray();
        this.ticks = ticks.clone();
        this.offsets = offsets.clone();
        this.velocities = velocities.clone();
        this.placeTicks = placeTicks;
        this.places = places;
        this.styles = List.copyOf(styles);
        styleCount = styles.size();
        if (voices.isEmpty() || voices.stream().distinct().count() != voices.size()) {
            throw new ModelException("the notes of a vocabulary must be given, each once");
        }
        // A model whose longest delay is 0 would never leave its first tick.
        checkAscending("ticks", ticks, 0, 64 * Ticks.PER_QUARTER);
        if (ticks.length == 0 || ticks[ticks.length - 1] == 0) {
            throw new ModelException("the ticks of a vocabulary must hold a delay above 0");
        }
        checkAscending("velocities", velocities, 1, 127);
        if (placeTicks < 0 || places < 0 || (placeTicks == 0) != (places == 0)) {
            throw new ModelException("place_ticks %d and places %d: expected both above 0, or neither"
                    .formatted(placeTicks, places));
        }
        if (offsets.length > 0) {
            checkOffsets();
        }
        for (String style : styles) {
            if (!style.matches("[\\w-]+") || Collections.frequency(styles, style) > 1) {
                throw new ModelException("style \"%s\": expected letters, digits, - and _, each style once"
                        .formatted(style));
            }
        }
    }

    private void checkOffsets() {
        checkAscending("offsets", offsets, -placeTicks, placeTicks);
        boolean narrow = offsets[offsets.length - 1] - offsets[0] < Math.max(1, placeTicks);
        if (!narrow || Arrays.binarySearch(offsets, 0) < 0) {
            throw new ModelException("offsets %d to %d: expected 0 among them and less than a place of %d ticks in all"
                    .formatted(offsets[0], offsets[offsets.length - 1], placeTicks));
        }
    }

    private static void checkAscending(String what, int[] values, int least, int most) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] < least || values[i] > most || i > 0 && values[i] <= values[i - 1]) {
                throw new ModelException("%s of a vocabulary: expected %d to %d, ascending, found %d at index %d"
                        .formatted(what, least, most, values[i], i));
            }
        }
    }

    /** The number of choices for a feature; 0 where the model does not know it. Real-time safe: yes. */
    @RealTime
    public int size(Feature feature) {
        return switch (feature) {
            case TICKS -> ticks.length;
            case NOTE -> voices.length;
            case OFFSET -> offsets.length;
            case VELOCITY -> velocities.length;
            case PLACE -> places;
            case PHRASE -> PHRASE_ROWS;
            case BARS -> BARS_ROWS;
            case STYLE -> styleCount;
            case STYLE_AT_PLACE -> styleCount * places;
            case FILL -> FILL_ROWS;
            case TEMPO -> TEMPO_CLASSES;
            case METER -> METER_ROWS;
            case LAST -> notes() + 1;
            case NOTE_AT_PLACE -> notes() * places;
            case AGO -> LAGS * (2 * notes() + steps() + 1 + notes() + 1);
            case AGO_WHEN -> LAGS * (steps() + 1);
            case AGO_WHAT -> LAGS * (2 * notes() + 1);
            case GROOVE -> 2 * notes();
            case GROOVE_WHEN, THEME_WHEN -> PLACES_AHEAD * SHARE_KNOTS;
            case GROOVE_WHAT, THEME_WHAT -> 2 * notes();
            case ECHO -> ECHO_CLASSES + steps() + notes();
            case ECHO_WHEN -> ECHO_CLASSES + 3 * steps();
            case ECHO_WHAT -> ECHO_CLASSES + 3 * notes();
            case HABIT_OFFSET -> habitRows(offsets.length);
            case HABIT_VELOCITY -> habitRows(velocities.length);
            case THEME_OFFSET -> themeRows(offsets.length);
            case THEME_VELOCITY -> themeRows(velocities.length);
        };
    }

    /** The last hit, at this place, the mean of a few, the voice's last, its last at this place, their mean, any's. */
    @RealTime
    private static int habitRows(int choices) {
        int knots = knots(choices);
        return choices == 0 ? 0 : (4 + HABIT_HITS + 2) * knots + 2 + HABIT_HITS + HABIT_HITS + 1;
    }

    /** The mean of the voice at this place, of the voice, and of any, and whether there is none of the first and second. */
    @RealTime
    private static int themeRows(int choices) {
        return choices == 0 ? 0 : 3 * knots(choices) + 2;
    }

    /** Knots for a feature of so many choices. Real-time safe: yes. */
    @RealTime
    public static int knots(int choices) {
        return (choices - 1) / KNOT_CHOICES + 2;
    }

    /** The number of voices. Real-time safe: yes. */
    @RealTime
    public int notes() {
        return voices.length;
    }

    /** The number of delays. Real-time safe: yes. */
    @RealTime
    public int steps() {
        return ticks.length;
    }

    /** The width of a place, or a sixteenth for a model that knows none. Real-time safe: yes. */
    @RealTime
    public int gridTicks() {
        return placeTicks == 0 ? SIXTEENTH : placeTicks;
    }

    /** Whether each delay is its index in places, as those who look back at the places need. */
    boolean stepsInPlaces() {
        return placeTicks > 0
                && IntStream.range(0, ticks.length).allMatch(step -> ticks[step] == step * placeTicks);
    }

    /** Whether hits lie off the grid by an offset. Real-time safe: yes. */
    @RealTime
    public boolean hasOffsets() {
        return offsets.length > 0;
    }

    /** The offset with an index. Real-time safe: yes. */
    @RealTime
    public int offset(int index) {
        return offsets[index];
    }

    /** The index of the nearest offset, the earlier of two equally near. Real-time safe: yes. */
    @RealTime
    public int offsetIndex(long offset) {
        return nearest(offsets, offset);
    }

    /** The names of the styles. */
    public List<String> styles() {
        return styles;
    }

    int[] offsets() {
        return offsets.clone();
    }

    /** The ordinal of the voice with an index. Real-time safe: yes. */
    @RealTime
    public int voice(int index) {
        return voices[index];
    }

    /** The delay with an index. Real-time safe: yes. */
    @RealTime
    public int ticks(int index) {
        return ticks[index];
    }

    /** The velocity with an index. Real-time safe: yes. */
    @RealTime
    public int velocity(int index) {
        return velocities[index];
    }

    /** The index of a place in the bar; 0 for a model without places. Real-time safe: yes. */
    @RealTime
    public int placeIndex(int ticksIntoBar) {
        return places == 0 ? 0 : ticksIntoBar / placeTicks % places;
    }

    /** The index of a voice, or -1 where the model does not know it. Real-time safe: yes. */
    @RealTime
    public int voiceIndex(int voice) {
        for (int i = 0; i < voices.length; i++) {
            if (voices[i] == voice) {
                return i;
            }
        }
        return -1;
    }

    /** The index of the nearest delay, the shorter of two equally near. Real-time safe: yes. */
    @RealTime
    public int ticksIndex(long delay) {
        return nearest(ticks, delay);
    }

    /** The index of the nearest velocity, the softer of two equally near. Real-time safe: yes. */
    @RealTime
    public int velocityIndex(int velocity) {
        return nearest(velocities, velocity);
    }

    @RealTime
    private static int nearest(int[] ascending, long wanted) {
        int best = 0;
        for (int i = 1; i < ascending.length; i++) {
            if (Math.abs(ascending[i] - wanted) < Math.abs(ascending[best] - wanted)) {
                best = i;
            }
        }
        return best;
    }

    /** The MIDI notes of the voices, as model files name them. */
    int[] midiNotes() {
        return Arrays.stream(voices).map(ordinal -> Voice.of(ordinal).note()).toArray();
    }

    int[] ticks() {
        return ticks.clone();
    }

    int[] velocities() {
        return velocities.clone();
    }

    int placeTicks() {
        return placeTicks;
    }

    @Override
    public String toString() {
        return "%d voices, %d delays, %d velocities, %d places"
                .formatted(voices.length, ticks.length, velocities.length, places);
    }
}
