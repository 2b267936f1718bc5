package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;

/** Cells that remember c besides h: {@code h = o tanh(c)}. */
abstract sealed class MemoryPass extends CellPass permits CifgPass, LstmPass, PeepholePass {
    final Floats memory; // steps + 1 x streams x units: c before each step and behind the last
    final Floats tanhMemory; // steps x streams x units, after the step
    final Floats memorySlope; // streams x units
    private final Floats carried; // streams x units: c from window to window

    MemoryPass(Workspace work, Table recurrent) {
        super(work, recurrent);
        memory = work.floats((work.steps() + 1) * stateFloats);
        tanhMemory = work.tape(units);
        memorySlope = work.floats(stateFloats);
        carried = work.kept(stateFloats);
    }

    @Override
    final void carryOver() {
        kernel.copy(carried, 0, memory, 0, stateFloats);
    }

    @Override
    final void keep() {
        kernel.copy(memory, work.steps() * stateFloats, carried, 0, stateFloats);
    }

    @Override
    final void forget(int row) {
        memory.clear(row * units, units);
    }

    @Override
    final void startBack() {
        memorySlope.clear();
    }

    @Override
    final void forgetSlopes(int stream) {
        memorySlope.clear(stream * units, units);
    }
}
