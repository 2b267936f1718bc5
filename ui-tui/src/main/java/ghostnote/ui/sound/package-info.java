/**
 * Music as files that can be heard: whatever it comes from, it is notes and the times at which they are due, and the built-in kit
 * plays it.
 */
package ghostnote.ui.sound;
