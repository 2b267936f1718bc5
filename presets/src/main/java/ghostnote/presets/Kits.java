package ghostnote.presets;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Strike;
import ghostnote.engine.drum.Voice;
import ghostnote.presets.TomlPresets.Found;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tomlj.TomlTable;

/**
 * Kit maps, which are TOML files: those that ship, and those of the user, which win.
 *
 * <pre>{@code
 *   name = "My drum machine"
 *   channel = 10                  # for all voices that do not say another
 *   lv2 = "http://example.org/"   # the plugins whose notes these are: how their URIs begin
 *
 *   [voices]                      # in the words of "ghostnote controls"
 *   kick = 36
 *   snare = { note = 38, channel = 2, softest = 20, hardest = 120, curve = 0.8 }
 *
 *   [instead]                     # for a voice it lacks; else what sounds most like it
 *   ride-bell = "cowbell"
 * }</pre>
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param userFolder where the user's lie, each {@code NAME.toml}
 */
public record Kits(Path userFolder) {
    /** The one that needs no file, so that no time is lost over it at the start. */
    private static final String GENERAL_MIDI = "general-midi";

    private static final Set<String> KEYS = new TreeSet<>(Set.of("name", "channel", "lv2", "voices", "instead"));
    private static final Set<String> STRIKE_KEYS =
            new TreeSet<>(Set.of("note", "channel", "softest", "hardest", "curve"));
    private static final int DRUM_CHANNEL = KitMap.DRUM_CHANNEL + 1;
    private static final int HARDEST = 127;

    private TomlPresets presets() {
        return new TomlPresets("kit", "kits", userFolder);
    }

    /** The names of all kits there are, the user's first. */
    public Set<String> names() {
        return presets().names(Set.of(GENERAL_MIDI));
    }

    /**
     * Finds a kit.
     *
     * @param wanted its name, or a file that ends in .toml
     * @throws KitException in one line, with what is wrong where, or with the names there are
     */
    public KitMap find(String wanted) {
        TomlPresets presets = presets();
        if (wanted.equals(GENERAL_MIDI) && !presets.isUsers(wanted)) {
            return KitMap.GENERAL_MIDI;
        }
        Found found = presets.find(wanted, Set.of(GENERAL_MIDI));
        return parse(found.where(), wanted, found.content());
    }

    /**
     * The kit of an LV2 plugin: the first that says so; General MIDI if none does.
     *
     * @throws KitException in one line, if a kit cannot be read
     */
    public KitMap ofPlugin(String uri) {
        TomlPresets presets = presets();
        for (String name : presets.names(Set.of())) {
            Found found = presets.find(name, Set.of());
            TomlReader in = TomlReader.of(found.where(), found.content());
            String begins = in.text(in.toml(), "lv2", "");
            if (!begins.isEmpty() && uri.startsWith(begins)) {
                return kit(in, name);
            }
        }
        return KitMap.GENERAL_MIDI;
    }

    static KitMap parse(String where, String wanted, String content) {
        return kit(TomlReader.of(where, content), wanted);
    }

    private static KitMap kit(TomlReader in, String wanted) {
        in.requireKeys(in.toml(), KEYS);
        int channel = in.whole(in.toml(), "channel", DRUM_CHANNEL);
        TomlTable voices = in.table("voices");
        Map<Voice, Strike> strikes = new EnumMap<>(Voice.class);
        for (String word : voices.keySet()) {
            strikes.put(in.voice(voices, word, word), strike(in, voices, word, channel));
        }
        if (strikes.isEmpty()) {
            throw new KitException("%s: expected [voices] with a line such as kick = 36".formatted(in.where()));
        }
        TomlTable others = in.table("instead");
        Map<Voice, Voice> instead = new EnumMap<>(Voice.class);
        for (String word : others.keySet()) {
            Object value = others.get(List.of(word));
            instead.put(in.voice(others, word, word), in.voice(others, word, String.valueOf(value)));
        }
        return new KitMap(in.text(in.toml(), "name", wanted), strikes, instead);
    }

    private static Strike strike(TomlReader in, TomlTable voices, String word, int kitChannel) {
        Object value = voices.get(List.of(word));
        try {
            if (value instanceof TomlTable strike) {
                in.requireKeys(strike, STRIKE_KEYS);
                return new Strike(
                        in.whole(strike, "channel", kitChannel) - 1,
                        in.whole(strike, "note", -1),
                        in.whole(strike, "softest", 1),
                        in.whole(strike, "hardest", HARDEST),
                        in.number(strike, "curve", 1));
            }
            return Strike.of(kitChannel - 1, in.whole(voices, word, -1));
        } catch (IllegalArgumentException wrong) {
            throw in.refused(voices, word, "%s: %s".formatted(word, wrong.getMessage()));
        }
    }
}
