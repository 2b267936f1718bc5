package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;

/**
 * LSTM cells that take in as much as they forget (CIFG, Greff et al. 2017). The gates are f, o, g:
 * {@code c = f c + (1 - f) g}, {@code h = o tanh(c)}.
 */
final class CifgPass extends MemoryPass {
    CifgPass(Workspace work, Table recurrent) {
        super(work, recurrent);
    }

    @Override
    void step(int first) {
        Floats gates = sums();
        for (int row = first; row < first + work.streams(); row++) {
            int gate = row * columns;
            kernel.sigmoid(gates, gate, 2 * units);
            kernel.tanh(gates, gate + 2 * units, units);
            for (int u = 0; u < units; u++) {
                float f = gates.get(gate + u);
                float g = gates.get(gate + 2 * units + u);
                float c = Math.fma(f, memory.get(row * units + u) - g, g);
                memory.set(row * units + stateFloats + u, c);
                tanhMemory.set(row * units + u, c);
            }
            kernel.tanh(tanhMemory, row * units, units);
            for (int u = 0; u < units; u++) {
                hidden().set(row * units + u, gates.get(gate + units + u) * tanhMemory.get(row * units + u));
            }
        }
    }

    @Override
    void stepBack(int first, Floats hiddenSlopes) {
        Floats gates = sums();
        for (int n = 0; n < stateFloats; n++) {
            int at = first * units + n;
            int gate = (first + n / units) * columns + n % units;
            float f = gates.get(gate);
            float o = gates.get(gate + units);
            float g = gates.get(gate + 2 * units);
            float t = tanhMemory.get(at);
            float dh = hiddenSlopes.get(at);
            float dc = memorySlope.get(n) + dh * o * (1 - t * t);
            gates.set(gate, dc * (memory.get(at) - g) * f * (1 - f));
            gates.set(gate + units, dh * t * o * (1 - o));
            gates.set(gate + 2 * units, dc * (1 - f) * (1 - g * g));
            memorySlope.set(n, dc * f);
        }
    }
}
