/**
 * Training by back-propagation through time (Werbos 1990), truncated, and the evaluation of what was learnt.
 *
 * <pre>
 *   files -> {@link ghostnote.engine.learn.Streams} -> a window of steps for each shard of the batch
 *                                                        |
 *      weights -> {@link ghostnote.engine.learn.CellPass} -> {@link ghostnote.engine.learn.HeadsPass} -> nats
 *                   |            |
 *                   +------------+--> gradient of the shard --+--> clip -> {@link ghostnote.engine.learn.Optimiser}
 *                                     ... of every other -----+
 * </pre>
 *
 * What a stream tells of the bars before goes through {@link ghostnote.engine.learn.Slips}, so that on stage a drummer
 * knows what to make of its own.
 *
 * <p>An <em>epoch</em> plays a pass over the files, or a part of a long one; a <em>stream</em> plays one file after another;
 * a <em>window</em> is what some streams play in a number of steps; a <em>shard</em> is the share of the batch that one
 * thread works on at a time. How the batch falls into shards, and the order in which their gradients are added, depends
 * on the batch alone, so a seed gives the same model on any number of threads. Every epoch starts its streams anew and
 * draws its chance from (seed, epoch), so a {@link ghostnote.engine.learn.Checkpoint} between two epochs holds no more
 * than weights and what the optimiser remembers, and a training that was killed ends as if it had not been. All inner
 * loops are those of a {@link ghostnote.engine.kernel.TrainingKernel}. Nothing in this room is real-time safe.
 */
package ghostnote.engine.learn;
