package ghostnote.ui.stage;

import ghostnote.engine.control.Control;
import ghostnote.ui.cast.Cast;
import java.util.ArrayList;
import java.util.List;

/** The help page, made of the table of keys and the table of controls. */
final class HelpText {
    private HelpText() {}

    static List<String> lines(KeyTable keys, Cast cast) {
        List<String> lines = new ArrayList<>();
        for (KeyTable.Row row : keys.rows()) {
            lines.add("%-12s %-12s %s".formatted(row.key(), row.line(), row.help()).stripTrailing());
        }
        lines.add("");
        lines.add("Any of these can be typed behind a colon, and so can the controls with a value:");
        lines.add("");
        for (Control control : Control.values()) {
            if (cast.lack(control).isEmpty()) {
                lines.add("%-16s %s".formatted(
                        control.ofVoices() ? control.text() + ".VOICE" : control.text(), control.help()));
                lines.add("%-16s %s, heard %s".formatted(
                        "", control.range(), control.quantum().text()));
            }
        }
        return lines;
    }
}
