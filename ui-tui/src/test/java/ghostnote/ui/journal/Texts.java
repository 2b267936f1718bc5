package ghostnote.ui.journal;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.set.JournalText;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.Wishes;
import java.util.List;

/** How a journal begins in tests. */
final class Texts {
    private Texts() {}

    /** That of the usual drummer, at a tempo. */
    static JournalText of(double tempoBpm) {
        Values initial = new Values();
        initial.set(Control.TEMPO, (float) tempoBpm);
        Cast cast = new Cast();
        cast.add(Drummers.usual());
        return new JournalText(SetFile.of(cast, "float32", 1, 0, Wishes.of(initial, List.of())), cast);
    }
}
