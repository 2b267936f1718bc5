/**
 * The terminal on which the stage stands: keys in, cells out, and all as it was when it is left. The only room that imports
 * JLine.
 */
package ghostnote.ui.term;
