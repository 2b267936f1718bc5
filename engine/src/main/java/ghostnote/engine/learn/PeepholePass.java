package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;

/**
 * LSTM cells with peepholes (Gers and Schmidhuber 2000): f and i are given c before the step, o that after it, each
 * unit its own.
 */
final class PeepholePass extends MemoryPass {
    private final Table peepholes; // 3 x units, for f, i and o

    PeepholePass(Workspace work, Table recurrent, Table peepholes) {
        super(work, recurrent);
        this.peepholes = peepholes;
    }

    @Override
    void step(int first) {
        Floats gates = sums();
        for (int row = first; row < first + work.streams(); row++) {
            int gate = row * columns;
            int before = row * units;
            int after = before + stateFloats;
            addPeephole(0, before, gate);
            addPeephole(1, before, gate + units);
            kernel.sigmoid(gates, gate, 2 * units);
            kernel.tanh(gates, gate + 3 * units, units);
            for (int u = 0; u < units; u++) {
                float kept = gates.get(gate + u) * memory.get(before + u);
                float c = Math.fma(gates.get(gate + units + u), gates.get(gate + 3 * units + u), kept);
                memory.set(after + u, c);
                tanhMemory.set(before + u, c);
            }
            addPeephole(2, after, gate + 2 * units);
            kernel.sigmoid(gates, gate + 2 * units, units);
            kernel.tanh(tanhMemory, before, units);
            for (int u = 0; u < units; u++) {
                hidden().set(before + u, gates.get(gate + 2 * units + u) * tanhMemory.get(before + u));
            }
        }
    }

    private void addPeephole(int which, int c, int gate) {
        int peephole = peepholes.row(which);
        for (int u = 0; u < units; u++) {
            float p = work.weights().get(peephole + u);
            sums().set(gate + u, Math.fma(p, memory.get(c + u), sums().get(gate + u)));
        }
    }

    @Override
    void stepBack(int first, Floats hiddenSlopes) {
        Floats gates = sums();
        Floats weights = work.weights();
        for (int n = 0; n < stateFloats; n++) {
            int u = n % units;
            int at = first * units + n;
            int gate = (first + n / units) * columns + u;
            float f = gates.get(gate);
            float i = gates.get(gate + units);
            float o = gates.get(gate + 2 * units);
            float g = gates.get(gate + 3 * units);
            float t = tanhMemory.get(at);
            float before = memory.get(at);
            float dh = hiddenSlopes.get(at);
            float fromO = dh * t * o * (1 - o);
            float dc = memorySlope.get(n) + dh * o * (1 - t * t) + fromO * weights.get(peepholes.row(2) + u);
            float fromF = dc * before * f * (1 - f);
            float fromI = dc * g * i * (1 - i);
            gates.set(gate, fromF);
            gates.set(gate + units, fromI);
            gates.set(gate + 2 * units, fromO);
            gates.set(gate + 3 * units, dc * i * (1 - g * g));
            memorySlope.set(
                    n,
                    dc * f + fromF * weights.get(peepholes.row(0) + u) + fromI * weights.get(peepholes.row(1) + u));
            addGradient(peepholes.row(0) + u, fromF * before);
            addGradient(peepholes.row(1) + u, fromI * before);
            // What stands behind the step may be forgotten already.
            addGradient(peepholes.row(2) + u, fromO * Math.fma(i, g, f * before));
        }
    }

    private void addGradient(int place, float slope) {
        work.gradient().set(place, work.gradient().get(place) + slope);
    }
}
