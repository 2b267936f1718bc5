/**
 * Knobs, faders, encoders and buttons of a controller, and what each of them turns or says.
 *
 * <pre>
 *   messages --&gt; {@link ghostnote.midi.controller.Surface}, the bindings of one controller
 *                  --&gt; Decoder: what was moved, and how far
 *                  --&gt; PickUp: whether it acts yet
 *                  --&gt; {@link ghostnote.midi.controller.Hand}: knobs are turned, lines are obeyed
 *   messages --&gt; {@link ghostnote.midi.controller.Learner}: which control was meant, and how it speaks
 * </pre>
 *
 * Messages and their times are arguments, and nothing here knows a port or a file.
 */
package ghostnote.midi.controller;
