package ghostnote.ui.set;

import ghostnote.ui.sound.SoundWish;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a performance sounded by, as lines:
 *
 * <pre>{@code
 *   sound machine                        or a file, or a folder
 *
 *   instrument http://example.org/drums  a plugin
 *   instrument-kit avldrums              how it plays the voices
 *   instrument-preset http://example.org/drums#dry
 *   instrument-control level 0.5
 *   instrument-state # LV2 state of ...  and so on, line for line
 * }</pre>
 */
final class SoundText {
    private static final String SOUND = "sound";
    private static final String INSTRUMENT = "instrument";
    private static final String KIT = "instrument-kit";
    private static final String PRESET = "instrument-preset";
    private static final String CONTROL = "instrument-control";
    private static final String STATE = "instrument-state";
    private static final List<String> KEYS = List.of(SOUND, INSTRUMENT, KIT, PRESET, CONTROL, STATE);

    private SoundText() {}

    /** Whether a line says something of it. */
    static boolean isTold(String line) {
        return KEYS.contains(key(line));
    }

    private static String key(String line) {
        int space = line.indexOf(' ');
        return space < 0 ? line : line.substring(0, space);
    }

    private static String value(String line) {
        return line.substring(Math.min(line.length(), key(line).length() + 1));
    }

    static List<String> write(SoundWish wish) {
        List<String> lines = new ArrayList<>();
        switch (wish) {
            case SoundWish.Kit kit -> lines.add(SOUND + ' ' + kit.name());
            case SoundWish.Plugin plugin -> {
                lines.add(INSTRUMENT + ' ' + plugin.name());
                plugin.kitMap().ifPresent(kit -> lines.add(KIT + ' ' + kit));
                plugin.preset().ifPresent(preset -> lines.add(PRESET + ' ' + preset));
                plugin.controls().forEach((name, value) -> lines.add(CONTROL + ' ' + name + ' ' + value));
                plugin.state().ifPresent(state -> List.of(state.split("\n", -1))
                        .forEach(line -> lines.add(line.isEmpty() ? STATE : STATE + ' ' + line)));
            }
        }
        return lines;
    }

    /** @throws IllegalArgumentException in one line */
    static Optional<SoundWish> read(List<String> lines) {
        Optional<String> sound = only(lines, SOUND);
        Optional<String> instrument = only(lines, INSTRUMENT);
        if (sound.isPresent() || instrument.isEmpty()) {
            return sound.map(SoundWish.Kit::new);
        }
        List<String> state = values(lines, STATE);
        return Optional.of(new SoundWish.Plugin(
                instrument.get(),
                only(lines, KIT),
                only(lines, PRESET),
                controls(lines),
                state.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", state))));
    }

    private static List<String> values(List<String> lines, String key) {
        return lines.stream().filter(line -> key(line).equals(key)).map(SoundText::value).toList();
    }

    private static Optional<String> only(List<String> lines, String key) {
        List<String> values = values(lines, key);
        if (values.size() > 1 || values.contains("")) {
            throw new IllegalArgumentException("expected one line \"%s ...\"".formatted(key));
        }
        return values.stream().findFirst();
    }

    private static Map<String, Float> controls(List<String> lines) {
        return values(lines, CONTROL).stream().collect(Collectors.toMap(SoundText::key, SoundText::number, (_, last) -> last, TreeMap::new));
    }

    private static Float number(String control) {
        try {
            return Float.valueOf(value(control));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(
                    "expected \"%s NAME NUMBER\", found: %s %s".formatted(CONTROL, CONTROL, control), wrong);
        }
    }
}
