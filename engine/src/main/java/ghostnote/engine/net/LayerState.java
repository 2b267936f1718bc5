package ghostnote.engine.net;

import ghostnote.engine.kernel.Floats;

/**
 * What one layer remembers, and its scratch space.
 *
 * @param hidden h, units floats
 * @param memory c, units floats; none where the cell has no c
 * @param gates scratch, gate columns: sums of bias and input when the cell is stepped
 * @param recurrent scratch, gate columns: the recurrent sums of a cell that wants them apart; else none
 */
record LayerState(Floats hidden, Floats memory, Floats gates, Floats recurrent) {}
