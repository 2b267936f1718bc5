/**
 * The drummer at work: a thread that steps the network ahead of the playhead and publishes what it plays.
 *
 * <pre>
 *   {@link ghostnote.engine.live.Drummer}   network step + draws -> the next hit
 *                                           after a {@link ghostnote.engine.live.Rehearsal}, and held
 *                                           to the grid by {@link ghostnote.engine.live.GridPull}
 *   {@link ghostnote.engine.live.LookAhead} goes back to what was not sent when a control is turned
 *   {@link ghostnote.engine.live.Song}      all that was played, to come back to any bar of it
 *   {@link ghostnote.engine.live.States}    bars that were stored, to play on as if they had just been played
 *   {@link ghostnote.engine.live.Landing}   gets ready, in spare time, where it jumps to: a bar of the song, a state,
 *                                           what the performer has drummed, another meter
 *   {@link ghostnote.engine.live.Choice}    of several ways through a bar, the nearest to what is asked for
 *   {@link ghostnote.engine.live.Futures}   ways in which it could go on, to choose from
 *   {@link ghostnote.engine.live.StepLoop}  keeps two bars of hits written ahead of the playhead, of all that play at once
 *   {@link ghostnote.engine.live.Steering}  turns the knobs of one of them
 *   {@link ghostnote.engine.live.WarmUp}    makes both quick before the first note
 * </pre>
 */
package ghostnote.engine.live;
