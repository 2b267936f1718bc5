/**
 * Musical time: integer ticks, 480 to a quarter note, the bars they lie in, and the one place where they become
 * nanoseconds. The clock is injected.
 */
package ghostnote.engine.time;
