package ghostnote.engine.control;

/**
 * A knob that is turned at a tick.
 *
 * @param knob its number
 */
public record Cue(long tick, int knob, float value) {}
