/**
 * The network step: what the last hit was in, logits out, one draw a head.
 *
 * <pre>
 *   last hit -> a row for each feature --+
 *                                        +--> gates -> {@link ghostnote.engine.net.Cell} -> hidden -> logits of all heads
 *   hidden state before -> recurrent ----+
 *
 *   a further layer: hidden of the one before -> input --+--> gates -> ... ; the logits come from the last
 *
 *   head by head: logits + a row for what is already drawn -> {@link ghostnote.engine.net.Sampler} -> a choice
 * </pre>
 *
 * {@link ghostnote.engine.net.Network} is immutable and may serve many drummers; each owns a
 * {@link ghostnote.engine.net.NetState}. After construction everything here is real-time safe.
 */
package ghostnote.engine.net;
