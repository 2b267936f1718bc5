/**
 * Whether the performance plays, where it is, and how fast.
 *
 * <pre>
 *   {@link ghostnote.engine.transport.TimeSource}: this machine, a MIDI clock, JACK
 *        | {@link ghostnote.engine.transport.Conductor}
 *        v
 *   {@link ghostnote.engine.transport.Transport}: stretches of ticks over time
 *        |                      |
 *        v                      v {@link ghostnote.engine.transport.Walk}
 *   {@link ghostnote.engine.transport.Playhead}: step-loop, view       outputs
 * </pre>
 */
package ghostnote.engine.transport;
