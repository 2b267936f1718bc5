package ghostnote.ui.stage;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Quantum;
import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Bars;
import ghostnote.ui.play.Sight;
import ghostnote.ui.screen.Snapshot.Pending;
import ghostnote.ui.set.CueText;
import java.util.ArrayList;
import java.util.List;

/**
 * What was turned and is not heard yet.
 *
 * <p>Thread: the view.
 */
final class PendingTurns {
    private final List<Turn> turns = new ArrayList<>();

    private record Turn(int knob, float value, long dueTick) {}

    /**
     * A knob was turned.
     *
     * @param bars of the performance
     */
    void turned(long tick, int knob, float value, Bars bars) {
        Control control = Knob.control(knob);
        turns.removeIf(turn -> turn.knob == knob);
        if (control == Control.LOCATE) {
            turns.add(new Turn(knob, value, Control.landsAt(tick, (long) value, bars)));
        } else if (control.quantum() != Quantum.NOW) {
            turns.add(new Turn(knob, value, control.dueTick(tick, bars)));
        }
    }

    /** What is not heard yet, each thing once, what was asked for last first. */
    List<Pending> after(Sight.Place place, CueText text) {
        turns.removeIf(turn -> turn.dueTick <= place.tick());
        return turns.reversed().stream()
                .map(turn -> new Pending(words(turn, text), place.bars().barAt(turn.dueTick) + 1 - place.barsAhead()))
                .distinct()
                .toList();
    }

    private static String words(Turn turn, CueText text) {
        Control control = Knob.control(turn.knob);
        if (control.ofVoices()) {
            Lane lane = Lane.of(Voice.of(Knob.voice(turn.knob)));
            return control.text() + ' ' + lane.word() + (turn.value == 0 ? " off" : "");
        }
        return control.reseeds() || control == Control.FILL || control == Control.LOCATE
                ? control.text()
                : text.write(turn.knob, turn.value);
    }
}
