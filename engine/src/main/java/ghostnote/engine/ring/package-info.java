/**
 * The way of hits from the one thread that writes them to all that read them.
 *
 * <pre>
 *   step-loop --offer--> [ slots, prefilled, overwritten in a circle ] --drain--> midi-clock
 *                                                                      --drain--> view
 * </pre>
 *
 * One producer. Every reader has its own position and none can hold up the producer or another reader: one that falls a
 * whole ring behind is moved forward, and what it missed is counted. This is the only room that imports the Disruptor.
 */
package ghostnote.engine.ring;
