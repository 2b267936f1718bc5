/**
 * The built-in kit: every drum is synthesised, from {@link ghostnote.engine.sound.KitSound}, as it is struck.
 *
 * <pre>
 *   note-on --&gt; {@link ghostnote.audio.kit.SynthKit}: which drum, and which hits fade for it
 *                 Drum: the hits of one voice that can sound at once
 *                   SoundingHit: its parts, darker the softer; fades
 *                     PartPlayer: Generator --&gt; FilterState, ... --&gt; EnvelopeState --&gt; left and right
 * </pre>
 *
 * Every number that goes on from frame to frame goes on by the frame, never by the block, and a message parts the block at
 * its frame. So the samples do not depend on how they are cut into blocks. Everything is made when the kit is; a hit looks up
 * tables. No state outlives the hit it belongs to, but for the filter that keeps direct current out, and that one is flushed.
 */
package ghostnote.audio.kit;
