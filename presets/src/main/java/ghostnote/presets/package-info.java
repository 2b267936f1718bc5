/** What ships with Ghostnote: drummers, kit maps and sounds, and what reads them. */
package ghostnote.presets;
