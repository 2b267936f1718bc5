/** How far long work is, for people who watch. The only room that draws progress bars. */
package ghostnote.ui.progress;
