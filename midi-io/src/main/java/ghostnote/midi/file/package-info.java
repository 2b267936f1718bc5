/**
 * Standard MIDI Files in and out.
 *
 * <pre>
 *   file --&gt; MidiFileReader --&gt; TrackReader, a track at a time --&gt; Findings --&gt; MidiFile
 *   MidiFile, or a NamedMusic for each part --&gt; MidiFileWriter --&gt; file (written aside, forced, renamed)
 * </pre>
 *
 * Reading is total: any bytes give a {@link ghostnote.midi.file.MidiFile}, with the notes that could be saved and
 * warnings that say what could not. Nothing here runs on a hot thread.
 */
package ghostnote.midi.file;
