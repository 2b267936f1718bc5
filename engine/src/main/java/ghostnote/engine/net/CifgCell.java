package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;

/** The LSTM that takes in as much as it forgets. */
record CifgCell(Kernel kernel, int units, Matrix recurrent) implements Cell {
    @Override
    @RealTime
    public void step(LayerState state, int step) {
        recurrent.accumulate(state.hidden(), state.gates(), Cell.backwards(step));
        kernel.coupledLstm(state.gates(), units, state.memory(), state.hidden());
    }
}
