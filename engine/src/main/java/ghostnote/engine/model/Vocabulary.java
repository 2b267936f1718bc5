package ghostnote.engine.model;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Ticks;
import java.util.Arrays;
import java.util.List;

/**
 * The choices a model knows for each {@link Feature}.
 *
 * <p>Thread: immutable, any. Real-time safe: the methods marked so.
 */
public final class Vocabulary {
    private final int[] voices;
    private final int[] ticks;
    private final int[] velocities;
    private final int placeTicks;
    private final int places;

    /**
     * @param voices the voices, in the order of their indices
     * @param ticks the delays between hits, ascending
     * @param velocities 1 to 127, ascending; none for a model without dynamics
     * @param placeTicks the width of a place in the bar; 0 for a model that does not know where it is
     * @param places the number of places; a longer bar starts over
     * @throws ModelException if a list is empty, unordered or out of range
     */
    public Vocabulary(List<Voice> voices, int[] ticks, int[] velocities, int placeTicks, int places) {
        this.voices = voices.stream().mapToInt(Voice::ordinal).toArray();
        this.ticks = ticks.clone();
        this.velocities = velocities.clone();
        this.placeTicks = placeTicks;
        this.places = places;
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
            case VELOCITY -> velocities.length;
            case PLACE -> places;
        };
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
    int[] notes() {
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
