package ghostnote.engine.drum;

import ghostnote.engine.RealTime;
import java.util.EnumMap;
import java.util.Map;

/**
 * Which note a receiver plays for each voice.
 *
 * <p>Thread: immutable, any. Real-time safe: {@link #note} is.
 */
public final class KitMap {
    /**
     * General MIDI percussion. The zones it does not know sound on their drum: hat edges on the hats, the floor tom's
     * rim on the floor tom.
     */
    public static final KitMap GENERAL_MIDI = new KitMap(Map.of(
            Voice.HAT_CLOSED_EDGE, Voice.HAT_CLOSED.note(),
            Voice.HAT_OPEN_EDGE, Voice.HAT_OPEN.note(),
            Voice.TOM_3_RIM, Voice.TOM_3.note()));

    private final int[] notes = new int[Voice.count()];

    private KitMap(Map<Voice, Integer> exceptions) {
        Map<Voice, Integer> byVoice = new EnumMap<>(exceptions);
        for (Voice voice : Voice.values()) {
            notes[voice.ordinal()] = byVoice.getOrDefault(voice, voice.note());
        }
    }

    /** The note for the voice with an ordinal. */
    @RealTime
    public int note(int voiceOrdinal) {
        return notes[voiceOrdinal];
    }
}
