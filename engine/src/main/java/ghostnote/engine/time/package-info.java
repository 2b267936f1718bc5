/**
 * Musical time: integer ticks, 480 to a quarter note, and the one place where they become nanoseconds. Pure values; the
 * clock is injected.
 */
package ghostnote.engine.time;
