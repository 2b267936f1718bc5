/**
 * Ghostnote as a client of JACK, and its time. The only room that knows JNAJack and JNA.
 *
 * <pre>
 *   {@link ghostnote.audio.jack.JackTransport}: JACK's transport leads that of the performance
 *   JackLink --opens, watches, closes, opens again--> JackSession --each cycle--> JackDuty
 *                                                                                   |- JackClock    frames to nanoseconds
 *                                                                                   |- TransportWatcher, MidiBytes
 *                                                                                   |- JackMidiOut, one or more: BlockPlayers --> BlockEvents
 *                                                                                   |- MixBus: the same for each instrument that sounds
 * </pre>
 *
 * All of {@link ghostnote.audio.jack.JackDuty} outlives the server; a session ends with it.
 */
package ghostnote.audio.jack;
