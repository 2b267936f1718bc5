/**
 * The drummer at work: a thread that steps the network ahead of the playhead and publishes what it plays.
 *
 * <pre>
 *   {@link ghostnote.engine.live.Drummer}   network step + draws -> the next hit
 *                                           after a {@link ghostnote.engine.live.Rehearsal}, and held
 *                                           to the grid by {@link ghostnote.engine.live.GridPull}
 *   {@link ghostnote.engine.live.LookAhead} goes back to what was not sent when a control is turned
 *   {@link ghostnote.engine.live.Song}      all that was played, to come back to any bar of it
 *   {@link ghostnote.engine.live.Futures}   ways in which it could go on, to choose from
 *   {@link ghostnote.engine.live.StepLoop}  keeps two bars of hits written ahead of the playhead
 *   {@link ghostnote.engine.live.WarmUp}    makes both quick before the first note
 * </pre>
 */
package ghostnote.engine.live;
