package ghostnote.ui.play;

import ghostnote.engine.control.Cue;
import ghostnote.engine.control.History;
import ghostnote.engine.control.Knob;
import ghostnote.midi.controller.Hand;
import java.util.List;

/**
 * What controllers reach: the knobs, as the performer's hands turn them, and whatever can be said.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class Grip implements Hand {
    private final History history;
    private final Requests requests;
    private Hands hands;

    /** The knob of which it was told last that another keeps it. */
    private int toldOf = -1;

    Grip(History history, Requests requests) {
        this.history = history;
        this.requests = requests;
    }

    /** These turn the knobs. */
    void reachFor(Hands newHands) {
        hands = newHands;
    }

    @Override
    public float value(int knob) {
        return history.value(knob);
    }

    @Override
    public void turn(List<Cue> cues, boolean goesOn) {
        int knob = cues.getFirst().knob();
        if (!hands.mayTurn(Knob.control(knob), knob != toldOf)) {
            toldOf = knob;
            return;
        }
        toldOf = -1;
        if (goesOn) {
            history.turnedOn(cues);
        } else {
            history.turned(cues);
        }
        hands.turn(cues);
    }

    @Override
    public void obey(String line, long atNs) {
        requests.say(line, atNs);
    }
}
