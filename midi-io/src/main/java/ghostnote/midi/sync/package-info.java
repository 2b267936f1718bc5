/**
 * Following another's clock: how many of its pulses have come, and the even line that they lie on.
 *
 * <pre>
 *   messages --> {@link ghostnote.midi.sync.ClockFollower}: start, stop, position --> the transport
 *        |
 *   pulses --> {@link ghostnote.midi.sync.PulseTracker}: counts --> {@link ghostnote.midi.sync.PulseLine}: filters
 *                        |
 *                        +--> {@link ghostnote.midi.sync.RecentPulses}: sees that the tempo is another
 * </pre>
 *
 * Times are arguments, so hours are simulated in a second.
 */
package ghostnote.midi.sync;
