package ghostnote.midi.controller;

import ghostnote.engine.control.Knob;

/**
 * Something on a controller that waits to pick up a knob.
 *
 * @param asked the value at which it stands
 * @param value where the knob stands
 */
public record Waiting(Binding binding, Knob knob, float asked, float value) {
    /** Whether it is to be turned up. */
    public boolean isUp() {
        return value > asked;
    }

    /** Whether it can come to where the knob stands at all. */
    public boolean isInReach() {
        return value >= binding.least() && value <= binding.most();
    }
}
