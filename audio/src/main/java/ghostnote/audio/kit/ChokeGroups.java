package ghostnote.audio.kit;

import java.util.HashMap;
import java.util.Map;

/** The words by which drums end each other, as numbers. Thread: one. Real-time safe: no. */
final class ChokeGroups {
    private final Map<String, Integer> numbers = new HashMap<>(Map.of("", Drum.UNCHOKED));

    /** The same number for the same word. */
    int number(String word) {
        return numbers.computeIfAbsent(word, _ -> numbers.size());
    }
}
