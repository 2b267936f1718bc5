/** Musicians' MIDI files as events to learn from and to be judged by. */
package ghostnote.ui.corpus;
