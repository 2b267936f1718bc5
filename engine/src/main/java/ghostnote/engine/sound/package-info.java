/**
 * What a kit sounds like, as values. Of a synthesised one each voice is a few parts, and a part is a source, through filters,
 * in an envelope; of a sampled one each voice is recordings. Whoever reads or makes these need not know who plays them.
 */
package ghostnote.engine.sound;
