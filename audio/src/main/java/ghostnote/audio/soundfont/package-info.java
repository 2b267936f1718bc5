/**
 * Sound fonts (SF2), as the JDK's own synthesiser plays them, without a device and on the frame.
 *
 * <pre>
 *   {@link ghostnote.audio.soundfont.SoundFont}: the drum kit of a file --&gt; SoundFontPlayer: com.sun.media.sound in whole blocks of its own
 * </pre>
 *
 * The JDK makes objects and takes locks where it renders: that is told in docs/figures.md and cannot be helped.
 */
package ghostnote.audio.soundfont;
