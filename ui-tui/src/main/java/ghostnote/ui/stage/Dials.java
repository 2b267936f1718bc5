package ghostnote.ui.stage;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Meter;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.screen.Snapshot.Dial;
import java.util.List;
import java.util.function.Function;

/**
 * The controls that keep a value and that a drummer can honour, one of which the arrows turn.
 *
 * <p>Thread: the view.
 */
final class Dials {
    private static final double SMALL_RANGE = 10;
    private static final double SMALL_STEP = 0.05;

    private final List<Knob> knobs;
    private final Cast cast;
    private int selected;

    Dials(Cast cast) {
        this.cast = cast;
        knobs = Knob.table().stream()
                .filter(knob -> knob.voice() == null)
                .filter(knob -> !knob.control().isAct())
                .filter(knob -> cast.lack(knob.control()).isEmpty())
                .toList();
    }

    /** The one that the arrows turn. */
    Knob selected() {
        return knobs.get(selected);
    }

    int selectedIndex() {
        return selected;
    }

    /** Goes so many further, round and round. */
    void select(int steps) {
        selected = Math.floorMod(selected + steps, knobs.size());
    }

    /**
     * The line that turns the selected one.
     *
     * @param steps how far; where there are whole numbers only, at least one of them
     */
    String turned(double steps, Values values) {
        Knob knob = selected();
        float value = values.get(knob.number());
        return knob.name() + ' ' + knob.format(next(knob, value, steps), cast);
    }

    private float next(Knob knob, float value, double steps) {
        Control control = knob.control();
        double whole = Math.copySign(Math.max(1, Math.rint(Math.abs(steps))), steps);
        return switch (control.kind()) {
            case NUMBER -> {
                double step = control.most() - control.least() > SMALL_RANGE ? 1 : SMALL_STEP;
                double unit = step * Math.min(1, Math.abs(steps));
                double next = Math.rint(value / unit + steps * step / unit) * unit;
                yield (float) Math.clamp(next, control.least(), control.most());
            }
            case WHOLE -> (float) Math.clamp(value + whole, control.least(), control.most());
            case SWITCH -> steps > 0 ? 1 : 0;
            case STYLE -> (float) Math.clamp(value + whole, 0, cast.styles().size());
            case DRUMMER -> (float) Math.clamp(value + whole, 1, cast.drummers().size());
            case METER -> {
                Meter meter = Meter.numbered((int) value);
                int beats = (int) (meter.beats() + whole);
                yield Meter.isNumbered(beats, meter.unit()) ? new Meter(beats, meter.unit()).number() : value;
            }
        };
    }

    /** The line that makes the selected one as it was before it was touched. */
    String usual() {
        Knob knob = selected();
        return knob.name() + ' ' + knob.format(knob.control().usual(), cast);
    }

    /**
     * All of them.
     *
     * @param hint what a knob that is bound to one waits for; empty for nothing
     */
    List<Dial> show(Values values, Function<Knob, String> hint) {
        return knobs.stream().map(knob -> dial(knob, values, hint.apply(knob))).toList();
    }

    private Dial dial(Knob knob, Values values, String hint) {
        Control control = knob.control();
        float value = values.get(knob.number());
        boolean isRange = control.kind() == Control.Kind.NUMBER || control.kind() == Control.Kind.WHOLE;
        double share = isRange ? (value - control.least()) / (control.most() - control.least()) : -1;
        return new Dial(knob.name(), knob.format(value, cast), share, value == control.usual(), hint);
    }
}
