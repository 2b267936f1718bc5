package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;

/**
 * Gated recurrent units (Cho et al. 2014, the reset behind the recurrent product) and minimal ones (Zhou et al. 2016).
 * With x from the layer below and y from h, both summed apart, the gates are n, r, z: {@code n = tanh(x + r y)},
 * {@code h = n + z (h - n)}. The minimal ones have one gate f for two: r = f, z = 1 - f.
 */
final class GruPass extends CellPass {
    private final Table recurrentBias; // 1 x units, of n
    private final boolean minimal;
    private final Floats recurrentSums; // steps x streams x columns
    private final Floats directSlopes; // streams x units

    GruPass(Workspace work, Table recurrent, Table recurrentBias, boolean minimal) {
        super(work, recurrent);
        this.recurrentBias = recurrentBias;
        this.minimal = minimal;
        recurrentSums = work.tape(columns);
        directSlopes = work.floats(stateFloats);
    }

    @Override
    Floats recurrentSums() {
        return recurrentSums;
    }

    @Override
    void carryOver() {
        recurrentSums.clear();
        for (int row = 0; row < work.rows(); row++) {
            kernel.copy(work.weights(), recurrentBias.start(), recurrentSums, row * columns, units);
        }
    }

    @Override
    void step(int first) {
        Floats gates = sums();
        for (int row = first; row < first + work.streams(); row++) {
            int gate = row * columns;
            kernel.addScaled(1, recurrentSums, gate + units, gates, gate + units, columns - units);
            kernel.sigmoid(gates, gate + units, columns - units);
            for (int u = gate; u < gate + units; u++) {
                gates.set(u, Math.fma(gates.get(u + units), recurrentSums.get(u), gates.get(u)));
            }
            kernel.tanh(gates, gate, units);
            for (int u = 0; u < units; u++) {
                float n = gates.get(gate + u);
                float h = previous().get(row * units + u);
                hidden().set(row * units + u, Math.fma(update(gate + u), h - n, n));
            }
        }
    }

    /** z of the unit whose n stands at a place. */
    private float update(int candidate) {
        return minimal ? 1 - sums().get(candidate + units) : sums().get(candidate + 2 * units);
    }

    @Override
    void stepBack(int first, Floats hiddenSlopes) {
        Floats gates = sums();
        for (int i = 0; i < stateFloats; i++) {
            int at = first * units + i;
            int gate = (first + i / units) * columns + i % units;
            float n = gates.get(gate);
            float r = gates.get(gate + units);
            float z = update(gate);
            float y = recurrentSums.get(gate);
            float dh = hiddenSlopes.get(at);
            float fromN = dh * (1 - z) * (1 - n * n);
            float alongR = fromN * y;
            float alongZ = dh * (previous().get(at) - n);
            directSlopes.set(i, dh * z);
            gates.set(gate, fromN);
            recurrentSums.set(gate, fromN * r);
            if (minimal) {
                setBoth(gate + units, (alongR - alongZ) * r * (1 - r));
            } else {
                setBoth(gate + units, alongR * r * (1 - r));
                setBoth(gate + 2 * units, alongZ * z * (1 - z));
            }
        }
    }

    private void setBoth(int gate, float slope) {
        sums().set(gate, slope);
        recurrentSums.set(gate, slope);
    }

    @Override
    void addDirectSlopes(Floats hiddenSlopes, int row) {
        kernel.addScaled(1, directSlopes, 0, hiddenSlopes, row * units, stateFloats);
    }

    @Override
    void endBack() {
        for (int row = 0; row < work.rows(); row++) {
            kernel.addScaled(1, recurrentSums, row * columns, work.gradient(), recurrentBias.start(), units);
        }
    }
}
