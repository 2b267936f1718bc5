/**
 * What a drummer is made of, as data: the vocabulary it speaks, the shape of its network, its weights, and the files
 * that hold them. Nothing here computes.
 */
package ghostnote.engine.model;
