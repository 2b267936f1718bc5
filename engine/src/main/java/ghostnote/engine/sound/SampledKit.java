package ghostnote.engine.sound;

import ghostnote.engine.drum.Voice;
import java.util.EnumMap;
import java.util.Map;

/**
 * A kit whose drums are recordings.
 *
 * @param name as it is told
 * @param levelDb of all of it
 * @param voices those that it has
 */
public record SampledKit(String name, float levelDb, Map<Voice, SampledVoice> voices) {
    public SampledKit {
        Range.require("level-db", levelDb, -90, 24);
        if (voices.isEmpty()) {
            throw new IllegalArgumentException("no voices: expected one or more");
        }
        voices = Map.copyOf(new EnumMap<>(voices));
    }
}
