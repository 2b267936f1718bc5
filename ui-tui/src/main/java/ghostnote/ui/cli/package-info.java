/** The command line: one class a command, options that several share as mixins. The only room that imports picocli. */
package ghostnote.ui.cli;
