/**
 * Training by back-propagation through time (Werbos 1990), truncated, and the evaluation of what was learnt.
 *
 * <pre>
 *   files -> {@link ghostnote.engine.learn.Streams} -> a window of steps for each shard of the batch
 *                                                        |
 *      weights -> {@link ghostnote.engine.learn.LstmPass} -> {@link ghostnote.engine.learn.HeadsPass} -> nats
 *                   |            |
 *                   +------------+--> gradient of the shard --+--> clip -> {@link ghostnote.engine.learn.Adam}
 *                                     ... of every other -----+
 * </pre>
 *
 * A <em>stream</em> plays one file after another; a <em>window</em> is what some streams play in a number of steps; a
 * <em>shard</em> is the share of the batch that one thread works on at a time. How the batch falls into shards, and the
 * order in which their gradients are added, depends on the batch alone, so a seed gives the same model on any number of
 * threads. All inner loops are in {@link ghostnote.engine.learn.Rows}. Nothing in this room is real-time safe.
 */
package ghostnote.engine.learn;
