/**
 * Open Sound Control 1.0 by UDP: whatever can be typed can come as a message.
 *
 * <pre>
 *   datagram --&gt; {@link ghostnote.ui.osc.OscInput}, on its thread --&gt; OscDecoder: messages --&gt; OscLines: lines
 * </pre>
 */
package ghostnote.ui.osc;
