package ghostnote.engine.control;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a performer has turned, to be undone and done again. Acts, such as a fill, are nothing that could be.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
public final class History {
    /** More than anybody counts back. */
    private static final int MOST_STEPS = 1000;

    private final Values values = new Values();

    /** Turns of each knob that were asked for and not heard of yet. */
    private final int[] onTheWay = new int[Knob.count()];

    private final Deque<List<Turn>> done = new ArrayDeque<>();
    private final Deque<List<Turn>> undone = new ArrayDeque<>();

    private record Turn(int knob, float before, float after) {}

    /**
     * @param initial what is asked for from the beginning
     */
    public History(Values initial) {
        values.setAll(initial);
    }

    /** Where every knob stands. */
    public Values values() {
        return values.copy();
    }

    /** Where a knob stands. */
    public float value(int knob) {
        return values.get(knob);
    }

    /** A knob is asked to be turned: {@link #heard} will come of it. */
    public void asked(int knob, float value) {
        onTheWay[knob]++;
        values.set(knob, value);
    }

    /** A knob was turned, by whomever. Where it was asked to be turned on since, that is where it stands. */
    public void heard(int knob, float value) {
        onTheWay[knob] = Math.max(0, onTheWay[knob] - 1);
        if (onTheWay[knob] == 0) {
            values.set(knob, value);
        }
    }

    /** The performer turned some knobs at once. */
    public void turned(List<Cue> cues) {
        List<Turn> turns = new ArrayList<>();
        for (Cue cue : cues) {
            if (!Knob.control(cue.knob()).isAct()) {
                turns.add(new Turn(cue.knob(), values.get(cue.knob()), cue.value()));
            }
            values.set(cue.knob(), cue.value());
        }
        if (!turns.isEmpty()) {
            undone.clear();
            done.addLast(turns);
            if (done.size() > MOST_STEPS) {
                done.removeFirst();
            }
        }
    }

    /** The performer turned the same knobs further, in one movement with the turn before: both are undone as one. */
    public void turnedOn(List<Cue> cues) {
        List<Turn> last = done.isEmpty() || !undone.isEmpty() ? List.of() : done.getLast();
        if (!last.stream().map(Turn::knob).toList().equals(cues.stream().map(Cue::knob).toList())) {
            turned(cues);
            return;
        }
        List<Turn> whole = new ArrayList<>();
        for (int i = 0; i < last.size(); i++) {
            whole.add(new Turn(last.get(i).knob, last.get(i).before, cues.get(i).value()));
            values.set(cues.get(i).knob(), cues.get(i).value());
        }
        done.removeLast();
        done.addLast(whole);
    }

    /**
     * Takes back what was turned last and is not taken back yet.
     *
     * @param tick now
     * @return what is to be turned for that; nothing if there is nothing to take back
     */
    public List<Cue> undo(long tick) {
        if (done.isEmpty()) {
            return List.of();
        }
        List<Turn> turns = done.removeLast();
        undone.addLast(turns);
        return turns.reversed().stream().map(turn -> cue(tick, turn.knob, turn.before)).toList();
    }

    /** Does again what was taken back last; as {@link #undo}. */
    public List<Cue> redo(long tick) {
        if (undone.isEmpty()) {
            return List.of();
        }
        List<Turn> turns = undone.removeLast();
        done.addLast(turns);
        return turns.stream().map(turn -> cue(tick, turn.knob, turn.after)).toList();
    }

    private Cue cue(long tick, int knob, float value) {
        values.set(knob, value);
        return new Cue(tick, knob, value);
    }
}
