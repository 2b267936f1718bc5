package ghostnote.engine.sound;

import ghostnote.engine.drum.Voice;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a synthesised kit sounds like.
 *
 * @param name as it is told
 * @param levelDb of all of it
 * @param variation how much successive hits of a voice differ: 0 not at all, 1 as those of a person's hand
 * @param voices those that it has
 */
public record KitSound(String name, float levelDb, float variation, Map<Voice, VoiceSound> voices) {
    public KitSound {
        Range.require("level-db", levelDb, -90, 24);
        Range.require("variation", variation, 0, 2);
        if (voices.isEmpty()) {
            throw new IllegalArgumentException("no voices: expected one or more");
        }
        voices = Map.copyOf(new EnumMap<>(voices));
    }
}
