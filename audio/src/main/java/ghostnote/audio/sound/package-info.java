/**
 * Sound, whatever makes it: instruments, the master that they all go through, and files of what they play.
 *
 * <pre>
 *   messages --&gt; {@link ghostnote.audio.sound.Instrument} --&gt; {@link ghostnote.audio.sound.Master}: level, limiter, meter
 *   {@link ghostnote.audio.sound.MixBus}: in each block all players to each instrument, and the sum of what sounds
 *   {@link ghostnote.audio.sound.Bounce}: messages of a whole piece, through an instrument
 *       --&gt; {@link ghostnote.audio.sound.SourceSum}, if there are several --&gt; {@link ghostnote.audio.sound.WavFile}
 * </pre>
 *
 * What renders keeps the law of hot threads: no allocation, lock, log or I/O; bouncing and files do as they like.
 */
package ghostnote.audio.sound;
