/** What a training looks like: what it learns from, its progress, its report. */
package ghostnote.ui.train;
