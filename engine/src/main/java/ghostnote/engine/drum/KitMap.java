package ghostnote.engine.drum;

import ghostnote.engine.RealTime;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a receiver plays each voice: on which channel, which note, how hard.
 *
 * <p>Thread: immutable, any. Real-time safe: the methods marked so.
 */
public final class KitMap {
    /** The channel of drums in General MIDI, the tenth. */
    public static final int DRUM_CHANNEL = 9;

    /**
     * What is played for a voice that a kit lacks, if the kit does not say: what sounds most like it. Where that is
     * lacking too, what is played for that.
     */
    private static final Map<Voice, Voice> LIKENESSES = new EnumMap<>(Map.ofEntries(
            Map.entry(Voice.KICK_2, Voice.KICK),
            Map.entry(Voice.RIM, Voice.SNARE),
            Map.entry(Voice.CROSS_STICK, Voice.RIM),
            Map.entry(Voice.CLAP, Voice.SNARE),
            Map.entry(Voice.HAT_CLOSED_EDGE, Voice.HAT_CLOSED),
            Map.entry(Voice.HAT_PEDAL, Voice.HAT_CLOSED),
            Map.entry(Voice.HAT_OPEN_EDGE, Voice.HAT_OPEN),
            Map.entry(Voice.HAT_OPEN, Voice.HAT_CLOSED),
            Map.entry(Voice.TOM_1_RIM, Voice.TOM_1),
            Map.entry(Voice.TOM_2_RIM, Voice.TOM_2),
            Map.entry(Voice.TOM_3_RIM, Voice.TOM_3),
            Map.entry(Voice.TOM_1, Voice.TOM_2),
            Map.entry(Voice.TOM_2, Voice.TOM_3),
            Map.entry(Voice.TOM_4, Voice.TOM_3),
            Map.entry(Voice.CRASH_1_EDGE, Voice.CRASH_1),
            Map.entry(Voice.CRASH_2_EDGE, Voice.CRASH_2),
            Map.entry(Voice.CRASH_2, Voice.CRASH_1),
            Map.entry(Voice.RIDE_EDGE, Voice.RIDE),
            Map.entry(Voice.RIDE_BELL, Voice.RIDE),
            Map.entry(Voice.RIDE, Voice.HAT_CLOSED),
            Map.entry(Voice.CRASH_1, Voice.HAT_OPEN),
            Map.entry(Voice.TAMBOURINE, Voice.HAT_CLOSED),
            Map.entry(Voice.COWBELL, Voice.RIDE_BELL)));

    /** Each voice under its own note: General MIDI percussion, and the zones that it does not know. */
    public static final KitMap ALL_VOICES = new KitMap(
            "all voices",
            Stream.of(Voice.values())
                    .collect(Collectors.toMap(Function.identity(), voice -> Strike.of(DRUM_CHANNEL, voice.note()))),
            Map.of());

    /**
     * General MIDI percussion. The zones it does not know sound on their drum: hat edges on the hats, the floor tom's
     * rim on the floor tom.
     */
    public static final KitMap GENERAL_MIDI = new KitMap(
            "General MIDI",
            Stream.of(Voice.values())
                    .filter(voice -> voice != Voice.HAT_CLOSED_EDGE
                            && voice != Voice.HAT_OPEN_EDGE
                            && voice != Voice.TOM_3_RIM)
                    .collect(Collectors.toMap(Function.identity(), voice -> Strike.of(DRUM_CHANNEL, voice.note()))),
            Map.of());

    private static final int NONE = -1;
    private static final int VELOCITIES = 128;

    private final String name;
    private final int[] channels = new int[Voice.count()];
    private final int[] notes = new int[Voice.count()];
    private final int[][] velocities = new int[Voice.count()][VELOCITIES];

    /**
     * @param strikes how it plays the voices that it has
     * @param instead what it plays for some that it lacks
     */
    public KitMap(String name, Map<Voice, Strike> strikes, Map<Voice, Voice> instead) {
        this.name = name;
        Arrays.fill(notes, NONE);
        for (Voice voice : Voice.values()) {
            Strike strike = find(voice, strikes, instead);
            if (strike != null) {
                int ordinal = voice.ordinal();
                channels[ordinal] = strike.channel();
                notes[ordinal] = strike.note();
                for (int velocity = 1; velocity < VELOCITIES; velocity++) {
                    velocities[ordinal][velocity] = strike.velocity(velocity);
                }
            }
        }
    }

    private KitMap(KitMap other, int channel) {
        name = other.name;
        for (int voice = 0; voice < notes.length; voice++) {
            channels[voice] = channel;
            notes[voice] = other.notes[voice];
            velocities[voice] = other.velocities[voice];
        }
    }

    /**
     * The same, all of it on one channel.
     *
     * @param channel 0 to 15
     */
    public KitMap onChannel(int channel) {
        return new KitMap(this, channel);
    }

    private static Strike find(Voice wanted, Map<Voice, Strike> strikes, Map<Voice, Voice> instead) {
        Voice voice = wanted;
        // No way from likeness to likeness is as long as there are voices, unless it goes in a circle.
        for (int steps = 0; voice != null && steps < Voice.count(); steps++) {
            if (strikes.containsKey(voice)) {
                return strikes.get(voice);
            }
            voice = instead.getOrDefault(voice, LIKENESSES.get(voice));
        }
        return null;
    }

    /** How it is called. */
    public String name() {
        return name;
    }

    /** The voices that it neither has nor plays by another. */
    public List<Voice> lacks() {
        return Stream.of(Voice.values()).filter(voice -> !plays(voice.ordinal())).toList();
    }

    /** The same in words, with a word or two before them; nothing if it lacks none. */
    public String lacks(String before) {
        String words = lacks().stream().map(Voice::word).collect(Collectors.joining(", "));
        return words.isEmpty() ? "" : before + words;
    }

    /** Whether the voice with an ordinal is played. */
    @RealTime
    public boolean plays(int voice) {
        return notes[voice] != NONE;
    }

    /** The channel for the voice with an ordinal, 0 to 15. */
    @RealTime
    public int channel(int voice) {
        return channels[voice];
    }

    /** The note for the voice with an ordinal; it must be played. */
    @RealTime
    public int note(int voice) {
        return notes[voice];
    }

    /** How hard the voice with an ordinal is played for a velocity, 1 to 127. */
    @RealTime
    public int velocity(int voice, int velocity) {
        return velocities[voice][velocity];
    }
}
