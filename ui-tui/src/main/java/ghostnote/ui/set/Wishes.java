package ghostnote.ui.set;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.TempoMap;
import ghostnote.engine.time.Timeline;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a drummer.
 *
 * @param initial from the beginning
 * @param cues later, in the order of the ticks
 * @param heard what it has heard before it begins
 * @param stored the states that are stored from the beginning, by number
 */
public record Wishes(Values initial, List<Cue> cues, List<Hit> heard, Map<Integer, List<Hit>> stored) {
    private static final int TEMPO = Knob.number(Control.TEMPO);

    /** Nothing was heard, and nothing is stored. */
    public static Wishes of(Values initial, List<Cue> cues) {
        return new Wishes(initial, cues, List.of(), Map.of());
    }

    /** Where their bars lie. */
    public Bars bars() {
        Bars bars = new Bars(initial.meter());
        cues.forEach(cue -> Knob.turn(bars, cue.tick(), cue.knob(), cue.value()));
        return bars;
    }

    /** When their ticks are due. */
    public TempoMap tempo() {
        TempoMap tempo = new TempoMap(Timeline.nanosPerTick(initial.get(Control.TEMPO)));
        for (Cue cue : cues) {
            if (cue.knob() == TEMPO) {
                tempo.change(cue.tick(), Timeline.nanosPerTick(cue.value()));
            }
        }
        return tempo;
    }

    /** The same, with other values from the beginning. */
    public Wishes withInitial(Values other) {
        return new Wishes(other, cues, heard, stored);
    }

    /** The same, with other cues. */
    public Wishes withCues(List<Cue> others) {
        return new Wishes(initial, others, heard, stored);
    }
}
