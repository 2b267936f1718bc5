package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.ModelConfig;
import java.lang.foreign.Arena;

/** The LSTM without peepholes. Its gates are f, i, o, g, and whatever goes into g goes in doubled (see the kernel). */
final class LstmCell implements Cell {
    private final Kernel kernel;
    private final int units;
    private final Matrix recurrent;

    LstmCell(Kernel kernel, int units, float[] recurrent, Precision precision, Arena arena) {
        this.kernel = kernel;
        this.units = units;
        this.recurrent =
                kernel.pack(doubleLastGate(recurrent, units), units, ModelConfig.GATES * units, precision, arena);
    }

    /** Rows of gate columns with the g columns doubled, which in floating point is exact. */
    static float[] doubleLastGate(float[] rows, int units) {
        float[] out = rows.clone();
        int width = ModelConfig.GATES * units;
        for (int i = 0; i < out.length; i++) {
            if (i % width >= width - units) {
                out[i] *= 2;
            }
        }
        return out;
    }

    @Override
    @RealTime
    public void step(Floats gates, Floats hidden, Floats memory, boolean backwards) {
        recurrent.accumulate(hidden, gates, backwards);
        kernel.lstm(gates, units, memory, hidden);
    }
}
