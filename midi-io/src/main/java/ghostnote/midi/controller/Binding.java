package ghostnote.midi.controller;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Names;

/**
 * What something on a controller does.
 *
 * @param least the value at its lower end, for knobs
 * @param most the value at its upper end
 * @param pickup whether it acts only once it has come to where the knob stands; else the knob jumps to it
 */
public record Binding(Source source, Target target, float least, float most, boolean pickup) {
    /** Of seven bits, so that each is one step. */
    private static final int STEPS = 127;

    private static final float SLOWEST_BPM = 60;

    /** @throws IllegalArgumentException with what is allowed */
    public Binding {
        if (target instanceof Target.Line && !source.kind().isButton()) {
            throw new IllegalArgumentException(
                    "%s: a line is said by a button, a note-N or a cc-button-N".formatted(target));
        }
        if (target instanceof Target.Knobs knobs) {
            Control control = knobs.knobs().getFirst().control();
            if (!(least >= control.least() && least <= most && most <= control.most())) {
                throw new IllegalArgumentException("%s from %s to %s: expected from %s to %s at most"
                        .formatted(
                                target,
                                Knob.plain(least),
                                Knob.plain(most),
                                Knob.plain(control.least()),
                                Knob.plain(control.most())));
            }
        }
    }

    /**
     * As it is until somebody says otherwise: the range is the control's, or as much of it as seven bits can say.
     *
     * @param names of what there is now; of what there is more later, more is reached
     */
    public static Binding of(Source source, Target target, Names names) {
        if (!(target instanceof Target.Knobs knobs)) {
            return new Binding(source, target, 0, 0, true);
        }
        Control control = knobs.knobs().getFirst().control();
        return switch (control.kind()) {
            case STYLE -> new Binding(source, target, 0, names.styles().size(), true);
            default -> {
                float least = control == Control.TEMPO ? SLOWEST_BPM : control.least();
                yield new Binding(source, target, least, Math.min(least + STEPS, control.most()), true);
            }
        };
    }

    @Override
    public String toString() {
        return source + " -> " + target;
    }
}
