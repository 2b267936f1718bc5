/** MIDI ports of the machine, by name, through javax.sound.midi; they may go and come back. */
package ghostnote.midi.device;
