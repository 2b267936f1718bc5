/**
 * The thread that plays: it merges hits with the 24 pulses a quarter note of the MIDI clock and sends each message at
 * its own deadline.
 *
 * <pre>
 *   ring reader --> {@link ghostnote.midi.clock.Schedule} --+
 *                                                           +--> {@link ghostnote.midi.clock.ClockDuty} --> MidiOut
 *   timeline --> clock pulses ------------------------------+            ^
 *                                                  {@link ghostnote.midi.clock.MidiClockThread}: park, spin, again
 * </pre>
 *
 * The duty takes the time as an argument and knows no thread, so 24 hours are simulated in seconds.
 */
package ghostnote.midi.clock;
