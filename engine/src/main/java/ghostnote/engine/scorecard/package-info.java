/**
 * Does it play like a drummer? Figures of performances in 4/4 that need nothing but the performances themselves: time
 * keeping, anchors of the bar, repetition, dynamics, microtiming, phrases. {@link ghostnote.engine.scorecard.Figure}
 * says what each is.
 */
package ghostnote.engine.scorecard;
