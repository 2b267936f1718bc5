/**
 * The stage: what a performer sees on the screen and does with keys.
 *
 * <pre>
 *   keys thread     terminal -> ui.play.Requests
 *   view thread     Stage: key -> line to obey, or another overlay; thirty times a second a Snapshot of all there is to see
 *   screen thread   the newest Snapshot -> ui.screen.StageView -> terminal, which may block it as long as it likes
 * </pre>
 */
package ghostnote.ui.stage;
