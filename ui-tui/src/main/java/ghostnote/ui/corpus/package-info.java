/**
 * Musicians' MIDI files as loops to learn from and to be judged by.
 *
 * <pre>
 *   folders, zips, files --&gt; SourceWalk, Unzip --&gt; midi.file.MidiFileReader --&gt; LoopReader --&gt; Corpus
 *   LoopReader asks DrumChannel which notes are drums and Roles which voice each stands for
 *   Corpus --&gt; CorpusFigures --&gt; CorpusText, CorpusJson
 * </pre>
 *
 * Whatever is in a file, it becomes a {@link ghostnote.ui.corpus.Loop} or is
 * {@link ghostnote.ui.corpus.Skipped} for one reason.
 */
package ghostnote.ui.corpus;
