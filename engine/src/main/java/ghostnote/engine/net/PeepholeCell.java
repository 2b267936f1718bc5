package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;
import java.lang.foreign.Arena;

/** The LSTM whose gates see c. */
record PeepholeCell(Kernel kernel, int units, Matrix recurrent, Floats peepholes) implements Cell {
    /** Peepholes in the rows the kernel wants. */
    static Floats rows(float[] peepholes, int units, Arena arena) {
        int row = Kernel.wholeLanes(units);
        float[] rows = new float[peepholes.length / units * row];
        for (int i = 0; i < peepholes.length; i++) {
            rows[i / units * row + i % units] = peepholes[i];
        }
        return Floats.copyOf(arena, rows);
    }

    @Override
    @RealTime
    public void step(LayerState state, int step) {
        recurrent.accumulate(state.hidden(), state.gates(), Cell.backwards(step));
        kernel.peepholeLstm(state.gates(), peepholes, units, state.memory(), state.hidden());
    }
}
