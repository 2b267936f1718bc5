/** Who drums in a performance, and where drummers are found. */
package ghostnote.ui.cast;
