/**
 * Controllers in a performance: which ports they are on, what of them is remembered, and what is learnt.
 *
 * <pre>
 *   any thread --&gt; {@link ghostnote.ui.controller.ControllerPort}: what is bound --&gt; inbox
 *   view       --&gt; {@link ghostnote.ui.controller.Controllers#drain} --&gt; midi.controller.Surface --&gt; Hand
 *                  learnt, forgotten --&gt; ControllerFile: one TOML file for each controller
 * </pre>
 */
package ghostnote.ui.controller;
