package ghostnote.ui.stage;

import ghostnote.ui.config.KeyLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * What each key says. Every key says a line, which is obeyed as if it had been typed; so any key can be made to say anything.
 */
final class KeyTable {
    private static final Pattern NAME = Pattern.compile("((ctrl|alt|shift)-)*(\\S|space|enter|tab|backspace|escape|up|down|"
            + "left|right|home|end|page-up|page-down|insert|delete|f[1-9]|f1[0-2])");
    private static final String SOLO_KEYS = "!@#$%^&*()";

    private final Map<String, Row> rows = new LinkedHashMap<>();

    /**
     * A key.
     *
     * @param line what it says
     * @param help what that does; empty where the line says it
     */
    record Row(String key, String line, String help) {}

    KeyTable() {
        put("space", "start-stop", "starts and stops");
        put("t", "tap", "taps the tempo, on each beat");
        put("up", "select -1", "the control above");
        put("down", "select 1", "the control below");
        put("left", "turn -1", "turns it down");
        put("right", "turn 1", "turns it up");
        put("shift-left", "turn -0.2", "the same, finely");
        put("shift-right", "turn 0.2", "the same, finely");
        put("[", "turn -0.2", "the same, where shift and an arrow do nothing");
        put("]", "turn 0.2", "the same, where shift and an arrow do nothing");
        put("backspace", "usual", "turns it to where it was before it was touched");
        put("enter", "value", "types its value");
        for (int i = 0; i < SOLO_KEYS.length(); i++) {
            put(String.valueOf((i + 1) % SOLO_KEYS.length()), "mute " + (i + 1) % SOLO_KEYS.length(), "mutes that lane");
        }
        for (int i = 0; i < SOLO_KEYS.length(); i++) {
            put(String.valueOf(SOLO_KEYS.charAt(i)), "solo " + (i + 1) % SOLO_KEYS.length(), "makes that lane solo");
        }
        put("s", "solo-next", "and a digit: makes that lane solo, on any keyboard");
        put("f", "fill now", "a fill in the next bar");
        put("r", "reseed random", "forgets all and begins anew");
        put("z", "repeat", "repeats the last two bars, and plays on");
        put("u", "undo", "takes back what was turned last");
        put("ctrl-r", "redo", "does it again");
        put("k", "keep", "saves the last four bars");
        put("a", "futures", "shows sixteen ways on");
        put("d", "pick drummer", "who drums, from the next bar on");
        put("c", "pick clock", "who keeps time");
        put("i", "pick kit", "how ports play the voices");
        put("o", "pick port", "where it plays to");
        put("l", "learn", "binds a knob or a pad of a controller to the control, or to the next key");
        put("L", "forget", "unbinds it");
        put("<", "nudge -5", "pulls the beat forward by 5 ms");
        put(">", "nudge 5", "pushes it back");
        put("tab", "track next", "steers the next track");
        put("p", "panic", "ends all notes that sound or hang");
        put(":", "type", "types a line: whatever can be said");
        put("?", "help", "this page");
        put("q", "leave", "ends the performance, if pressed twice");
    }

    private void put(String key, String line, String help) {
        rows.put(key, new Row(key, line, help));
    }

    /**
     * Lets keys say other lines.
     *
     * @param refuse is told of keys that there are none of, with where and why
     */
    void bind(Map<String, KeyLine> lines, Consumer<String> refuse) {
        lines.forEach((key, line) -> {
            if (NAME.matcher(key).matches()) {
                put(key, line.line(), "");
            } else {
                refuse.accept(line.place() + ": there is no key " + key
                        + ": expected a character, or a name such as space, up, f5, ctrl-x, alt-x or shift-left");
            }
        });
    }

    /** What a key says; null for nothing. */
    String line(String key) {
        Row row = rows.get(key);
        return row == null ? null : row.line;
    }

    /** All keys. */
    List<Row> rows() {
        return new ArrayList<>(rows.values());
    }
}
