/** The machine's own audio output, played through javax.sound.sampled. */
package ghostnote.audio.line;
