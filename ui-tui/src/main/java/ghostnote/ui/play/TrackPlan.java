package ghostnote.ui.play;

import ghostnote.engine.control.Values;
import ghostnote.ui.set.CueText;
import ghostnote.ui.set.Wishes;

/**
 * What is settled of a track before it plays.
 *
 * @param name by which it is spoken to; empty where it is the only one
 * @param casting who plays
 * @param wishes what the drummer is asked for; its cues are turned by themselves
 * @param cueText reads and writes what is turned
 */
public record TrackPlan(
        String name, Casting casting, Wishes wishes, long seed, CueText cueText, Outputs outputs) {
    Values initial() {
        return wishes.initial();
    }
}
