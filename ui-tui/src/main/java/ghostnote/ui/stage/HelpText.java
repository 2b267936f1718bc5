package ghostnote.ui.stage;

import ghostnote.engine.control.Ability;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.model.ModelConfig;
import java.util.ArrayList;
import java.util.List;

/** The help page, made of the table of keys and the table of controls. */
final class HelpText {
    private HelpText() {}

    static List<String> lines(KeyTable keys, ModelConfig drummer) {
        List<String> lines = new ArrayList<>();
        for (KeyTable.Row row : keys.rows()) {
            lines.add("%-12s %-12s %s".formatted(row.key(), row.line(), row.help()).stripTrailing());
        }
        lines.add("");
        lines.add("Any of these can be typed behind a colon, and so can the controls with a value:");
        lines.add("");
        for (Control control : Control.values()) {
            if (Ability.lack(control, drummer).isEmpty()) {
                lines.add("%-16s %s".formatted(
                        control.ofVoices() ? control.text() + ".VOICE" : control.text(), control.help()));
                lines.add("%-16s %s".formatted("", values(control)));
            }
        }
        return lines;
    }

    private static String values(Control control) {
        String range = switch (control.kind()) {
            case SWITCH -> "on or off";
            case STYLE -> "none, or a style";
            case METER -> "such as 7/8";
            case NUMBER, WHOLE -> Knob.plain(control.least()) + " to " + Knob.plain(control.most()) + ' ' + control.unit();
        };
        String heard = switch (control.quantum()) {
            case NOW -> "at once";
            case SIXTEENTH -> "on the next sixteenth";
            case BEAT -> "on the next beat";
            case BAR -> "on the next bar";
        };
        return range.strip() + ", heard " + heard;
    }
}
