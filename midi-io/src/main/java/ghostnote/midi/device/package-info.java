/** MIDI ports of the machine, by name, through javax.sound.midi. */
package ghostnote.midi.device;
