/**
 * The host of LV2 plugins: drums and other instruments that play what is sent to them. It finds them by the library lilv,
 * and calls it and them through {@code java.lang.foreign}; no other room of this module does.
 *
 * <pre>
 *   {@link ghostnote.audio.lv2.Lv2World}, lilv's: which plugins there are
 *     -> {@link ghostnote.audio.lv2.Lv2Instrument}: queues messages, cuts blocks, mutes what is no number
 *          -> Lv2Instance: the plugin's functions and the memory of its ports
 *               |- MidiSequence   messages at their frames
 *               |- Worker         what the plugin does beside the hot thread
 *               |- FloatingPoint  how the thread computes, made again as it was
 *               |- HostFeatures   what it is given: Urids, options, the worker
 * </pre>
 */
package ghostnote.audio.lv2;
