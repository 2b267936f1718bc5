package ghostnote.ui.set;

import ghostnote.engine.control.Cue;
import ghostnote.ui.cast.Cast;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a set file as they come while it is played: a drummer that was called is told of before what is turned next.
 *
 * <p>Thread: one owner. Real-time safe: no, the digest of a drummer takes a while.
 */
public final class JournalText {
    private final SetFile begun;
    private final Cast cast;
    private final CueText text;
    private int told;

    /**
     * @param begun without cues
     * @param cast who plays; there may come more
     */
    public JournalText(SetFile begun, Cast cast) {
        this.begun = begun;
        this.cast = cast;
        text = new CueText(begun.wishes().initial().meter(), cast);
        told = 1 + begun.others().size();
    }

    /** Those that stand there from the beginning. */
    public List<String> head() {
        return begun.lines(cast);
    }

    /** Those of something that is turned. */
    public List<String> of(Cue cue) {
        List<String> lines = new ArrayList<>();
        List<Cast.Member> members = cast.members();
        while (told < members.size()) {
            lines.add(SetFile.Other.of(members.get(told++)).line());
        }
        lines.add(text.write(cue));
        return lines;
    }
}
