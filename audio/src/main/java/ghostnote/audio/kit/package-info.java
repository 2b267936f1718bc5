/**
 * Our own kits: every drum is synthesised as it is struck, from {@link ghostnote.engine.sound.KitSound}, or recorded, as {@link
 * ghostnote.engine.sound.SampledKit} says.
 *
 * <pre>
 *   note-on --&gt; DrumKit: which drum, and which hits fade for it; {@link ghostnote.audio.kit.SynthKit} or {@link ghostnote.audio.kit.SampleKit}
 *                 Drum: the hits of one voice that can sound at once
 *                   SoundingHit: darker the softer; fades
 *                     SynthHit: its parts; PartPlayer: Generator --&gt; FilterState, ... --&gt; EnvelopeState --&gt; left and right
 *                     SampleHit: a recording --&gt; left and right
 * </pre>
 *
 * Every number that goes on from frame to frame goes on by the frame, never by the block, and a message parts the block at
 * its frame. So the samples do not depend on how they are cut into blocks. Everything is made when the kit is; a hit looks up
 * tables. No state outlives the hit it belongs to, but for whose turn it is, and for the filter that keeps direct current out of
 * what is synthesised, and that one is flushed.
 */
package ghostnote.audio.kit;
