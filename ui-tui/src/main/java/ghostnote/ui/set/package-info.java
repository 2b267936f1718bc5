/**
 * Cue files, set files and presets: what a performer did, and comes back to, as lines of text.
 *
 * <pre>{@code
 *   swing 58                from the beginning
 *   @5.1 temperature 1.3    bar 5, beat 1
 *   @9.3+60 style funk      60 ticks behind beat 3
 * }</pre>
 */
package ghostnote.ui.set;
