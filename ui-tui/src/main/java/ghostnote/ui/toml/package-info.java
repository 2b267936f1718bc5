/** TOML files that people write: read as far as they can be, and every mistake told with its place. */
package ghostnote.ui.toml;
