package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;

/**
 * The gated recurrent unit, and the minimal one.
 *
 * @param recurrentBias one a gate column, 0 but for the candidate
 * @param minimal whether its only gate is both reset and update gate
 */
record GruCell(Kernel kernel, int units, Matrix recurrent, Floats recurrentBias, boolean minimal) implements Cell {
    @Override
    @RealTime
    public void step(LayerState state, int step) {
        kernel.copy(recurrentBias, state.recurrent(), recurrentBias.length());
        recurrent.accumulate(state.hidden(), state.recurrent(), Cell.backwards(step));
        if (minimal) {
            kernel.minimalGru(state.gates(), state.recurrent(), units, state.hidden());
        } else {
            kernel.gru(state.gates(), state.recurrent(), units, state.hidden());
        }
    }
}
