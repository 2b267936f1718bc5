/**
 * The controls: what a performer can turn. One table of rows is read by all who name, show, set, keep or obey them.
 */
package ghostnote.engine.control;
