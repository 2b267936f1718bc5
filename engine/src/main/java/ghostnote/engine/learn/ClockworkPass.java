package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.model.Layer;

/**
 * Elman cells in modules with clocks of their own (Koutnik et al. 2014). A stream's clocks start anew where it forgets
 * everything. What a unit cannot hear has weight 0, and here gradient 0, so that it stays 0.
 */
final class ClockworkPass extends CellPass {
    private final Layer layer;
    private final Table recurrent;
    private final int[] clocks; // of each row: the number of the step
    private final Floats directSlopes; // streams x units

    ClockworkPass(Workspace work, Table recurrent, Layer layer) {
        super(work, recurrent);
        this.layer = layer;
        this.recurrent = recurrent;
        clocks = new int[work.rows() + work.streams()];
        directSlopes = work.floats(stateFloats);
    }

    @Override
    void carryOver() {
        System.arraycopy(clocks, work.rows(), clocks, 0, work.streams());
    }

    @Override
    void forget(int row) {
        clocks[row] = 0;
    }

    @Override
    void step(int first) {
        kernel.tanh(sums(), first * units, stateFloats);
        kernel.copy(previous(), first * units, hidden(), first * units, stateFloats);
        for (int row = first; row < first + work.streams(); row++) {
            int moving = layer.movingUnits(clocks[row]);
            for (int at = row * units; at < row * units + moving; at++) {
                hidden().set(at, sums().get(at));
            }
            clocks[row + work.streams()] = (clocks[row] + 1) % Layer.LONGEST_PERIOD;
        }
    }

    @Override
    void stepBack(int first, Floats hiddenSlopes) {
        for (int i = 0; i < stateFloats; i++) {
            int at = first * units + i;
            float h = hidden().get(at);
            float dh = hiddenSlopes.get(at);
            boolean moves = i % units < layer.movingUnits(clocks[first + i / units]);
            sums().set(at, moves ? dh * (1 - h * h) : 0);
            directSlopes.set(i, moves ? 0 : dh);
        }
    }

    @Override
    void addDirectSlopes(Floats hiddenSlopes, int row) {
        kernel.addScaled(1, directSlopes, 0, hiddenSlopes, row * units, stateFloats);
    }

    @Override
    void endBack() {
        for (int unit = 0; unit < layer.units(); unit++) {
            for (int heard = 0; heard < layer.firstHeard(unit); heard++) {
                work.gradient().set(recurrent.row(heard) + unit, 0);
            }
        }
    }
}
