/**
 * What can sound, and music as files that can be heard: whatever it comes from, it is hits and the times at which they are due, and
 * whatever plays it is sent messages as a port is.
 *
 * <pre>
 *   {@link ghostnote.ui.sound.SoundWish} --&gt; {@link ghostnote.ui.sound.Sounds} --&gt; {@link ghostnote.ui.sound.SoundChoice}: an instrument, a kit map, a name
 *   {@link ghostnote.ui.sound.Music} --&gt; Messages, by the kit map --&gt; the instrument --&gt; {@link ghostnote.ui.sound.SoundFile}
 * </pre>
 */
package ghostnote.ui.sound;
