/** What a training looks like: what it learns from, its progress, its report. The only room that draws progress bars. */
package ghostnote.ui.train;
