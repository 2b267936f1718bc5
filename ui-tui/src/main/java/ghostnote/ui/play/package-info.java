/** A performance: outputs, threads and what the terminal shows of it, wired from the rooms of the other modules. */
package ghostnote.ui.play;
