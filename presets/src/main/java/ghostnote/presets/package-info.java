/** What ships with Ghostnote: drummers, and the catalog that reads them. */
package ghostnote.presets;
