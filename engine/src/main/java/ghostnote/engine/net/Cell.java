package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Matrix;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Weights;
import java.lang.foreign.Arena;
import java.util.Arrays;

/**
 * A recurrent cell: how the hidden state of a layer goes on. The caller has put bias and input into the gates; the cell
 * adds what it remembers and moves its state.
 *
 * <p>Whatever goes into the candidate gate goes in doubled (see the kernel), the rows of the caller too.
 *
 * <p>Thread: immutable, any; the state belongs to the caller. Real-time safe: yes.
 */
sealed interface Cell permits ClockworkCell, CifgCell, ElmanCell, GruCell, LstmCell, PeepholeCell {
    /**
     * @param state of its layer
     * @param step the number of the step, from 0; also says from which end to read the weights, as every step turns
     *     round
     */
    @RealTime
    void step(LayerState state, int step);

    /** The cell of a layer. Real-time safe: no. */
    static Cell of(Layer layer, int index, Weights weights, Kernel kernel, Precision precision, Arena arena) {
        float[] recurrent = doubleCandidate(weights.recurrent(index), layer);
        int units = layer.units();
        Matrix matrix = kernel.pack(recurrent, units, layer.gateColumns(), precision, arena);
        return switch (layer.cell()) {
            case ELMAN -> new ElmanCell(kernel, units, matrix);
            case LSTM -> new LstmCell(kernel, units, matrix);
            case PEEPHOLE -> new PeepholeCell(
                    kernel, units, matrix, PeepholeCell.rows(weights.peephole(index), units, arena));
            case CIFG -> new CifgCell(kernel, units, matrix);
            case GRU, MGU -> {
                // The candidate is the first gate, and only it has a recurrent bias.
                float[] bias = Arrays.copyOf(weights.recurrentBias(index), layer.gateColumns());
                Floats doubled = Floats.copyOf(arena, doubleCandidate(bias, layer));
                yield new GruCell(kernel, units, matrix, doubled, layer.cell() == CellKind.MGU);
            }
            case CLOCKWORK -> new ClockworkCell(kernel, layer, matrix);
        };
    }

    /** Rows of gate columns with those of the candidate doubled, which in floating point is exact. */
    static float[] doubleCandidate(float[] rows, Layer layer) {
        float[] out = rows.clone();
        int start = layer.cell().candidate() * layer.units();
        for (int row = 0; row < out.length; row += layer.gateColumns()) {
            for (int i = row + start; i < row + start + layer.units(); i++) {
                out[i] *= 2;
            }
        }
        return out;
    }

    /** From which end to read the weights in a step. */
    @RealTime
    static boolean backwards(int step) {
        return (step & 1) != 0;
    }
}
