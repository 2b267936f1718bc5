/**
 * What a synthesised kit sounds like, as values: each voice is a few parts, and a part is a source, through filters, in an
 * envelope. Whoever reads or makes these need not know who plays them.
 */
package ghostnote.engine.sound;
