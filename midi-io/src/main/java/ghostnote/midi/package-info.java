/** MIDI: the thread that plays, the ports it plays to, and files. */
package ghostnote.midi;
