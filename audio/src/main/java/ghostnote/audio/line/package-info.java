/** Sound with nothing attached: the JDK's General MIDI synthesiser, played through javax.sound.sampled. */
package ghostnote.audio.line;
