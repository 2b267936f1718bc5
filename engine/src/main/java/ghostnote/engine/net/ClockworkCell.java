package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;
import ghostnote.engine.model.Layer;

/** Elman cells in modules with clocks of their own. Those whose turn it is are always the first ones. */
record ClockworkCell(Kernel kernel, Layer layer, Matrix recurrent) implements Cell {
    @Override
    @RealTime
    public void step(LayerState state, int step) {
        Floats gates = state.gates();
        recurrent.accumulate(state.hidden(), gates, Cell.backwards(step));
        kernel.tanh(gates, layer.units(), gates);
        int moving = layer.movingUnits(step);
        for (int u = 0; u < moving; u++) {
            state.hidden().set(u, gates.get(u));
        }
    }
}
