/**
 * What is played and turned, written through to disk as it happens, so that a crash, a kill or a full disk loses none
 * of it. Drummers who play at once have a journal each, all in one folder:
 *
 * <pre>{@code
 *   2026-11-28_04-00-00.000.journal               of one who played alone
 *   2026-11-28_05-00-00.000.kit.journal           of two
 *   2026-11-28_05-00-00.000.percussion.journal
 * }</pre>
 *
 * <p>A journal is text: each line begins with the CRC32C of the rest. The first lines are those of a set file; then come,
 * as they happen,
 *
 * <pre>{@code
 *   hit 17 3840 snare 96      the 17th hit that was decided, at tick 3840, with its velocity
 *   back 17                   hits from the 17th on were decided anew
 *   @3.1 temperature 1.3      what was turned, as in a set file
 *   end 7680                  it ended well; a performance without this line did not
 * }</pre>
 */
package ghostnote.ui.journal;
