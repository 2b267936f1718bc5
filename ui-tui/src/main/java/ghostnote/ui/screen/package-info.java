/**
 * What the stage's screen shows: pure functions from a {@link ghostnote.ui.screen.Snapshot} to
 * {@link ghostnote.ui.screen.Cells}. Nothing here knows a terminal, a thread or the time.
 *
 * <pre>
 *   Snapshot -> StageView -> HeadPanel, PatternPanel, DialsPanel, FootPanel, an Overlay above them -> Cells
 * </pre>
 */
package ghostnote.ui.screen;
