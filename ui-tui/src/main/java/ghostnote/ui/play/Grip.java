package ghostnote.ui.play;

import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.midi.controller.Hand;
import java.util.List;

/**
 * What controllers reach: the knobs of the track that is steered, as the performer's hands turn them, and whatever can be
 * said. What no drummer there can honour is left out; who opens the controller is told.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class Grip implements Hand {
    private final Ensemble ensemble;
    private final Requests requests;

    /** The knob of which it was told last that another keeps it. */
    private int toldOf = -1;

    Grip(Ensemble ensemble, Requests requests) {
        this.ensemble = ensemble;
        this.requests = requests;
    }

    @Override
    public float value(int knob) {
        return ensemble.steered().track().history().value(knob);
    }

    @Override
    public void turn(List<Cue> asked, boolean goesOn) {
        Track track = ensemble.steered().track();
        Hands hands = ensemble.steered().hands();
        List<Cue> cues = asked.stream()
                .filter(cue -> track.plan().cueText().cast().lack(Knob.control(cue.knob())).isEmpty())
                .toList();
        if (cues.isEmpty()) {
            return;
        }
        int knob = cues.getFirst().knob();
        if (!hands.mayTurn(Knob.control(knob), knob != toldOf)) {
            toldOf = knob;
            return;
        }
        toldOf = -1;
        if (goesOn) {
            track.history().turnedOn(cues);
        } else {
            track.history().turned(cues);
        }
        hands.turn(cues);
    }

    @Override
    public void obey(String line, long atNs) {
        requests.say(line, atNs);
    }
}
