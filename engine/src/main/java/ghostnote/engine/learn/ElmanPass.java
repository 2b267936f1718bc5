package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;

/** Simple recurrent cells (Elman 1990): {@code h = tanh(g)}. */
final class ElmanPass extends CellPass {
    ElmanPass(Workspace work, Table recurrent) {
        super(work, recurrent);
    }

    @Override
    void step(int first) {
        kernel.copy(sums(), first * units, hidden(), first * units, stateFloats);
        kernel.tanh(hidden(), first * units, stateFloats);
    }

    @Override
    void stepBack(int first, Floats hiddenSlopes) {
        kernel.tanhBack(hidden(), first * units, hiddenSlopes, first * units, stateFloats);
        kernel.copy(hiddenSlopes, first * units, sums(), first * units, stateFloats);
    }
}
