/**
 * The last part of a hit's way: MIDI messages, each at its own deadline.
 *
 * <pre>
 *   ring reader --> {@link ghostnote.engine.wire.Schedule} ------+
 *                                                                +--> {@link ghostnote.engine.wire.OutputDuty} --> {@link ghostnote.engine.wire.MidiOut}
 *   transport --> clock pulses, starts and stops ----------------+
 * </pre>
 *
 * The duty takes the time as an argument and knows no thread, so 24 hours are simulated in seconds: a thread of its own
 * runs it for a MIDI port, JACK's callback runs it for JACK.
 */
package ghostnote.engine.wire;
