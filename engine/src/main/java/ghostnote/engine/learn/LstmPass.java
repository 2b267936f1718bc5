package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;

/**
 * LSTM cells (Hochreiter and Schmidhuber 1997; forget gate of Gers et al. 2000). The gates are f, i, o, g:
 * {@code c = f c + i g}, {@code h = o tanh(c)}.
 */
final class LstmPass extends MemoryPass {
    LstmPass(Workspace work, Table recurrent) {
        super(work, recurrent);
    }

    @Override
    void step(int first) {
        int state = first * units;
        kernel.lstm(
                work.streams(), units, sums(), first * columns, memory, state, state + stateFloats,
                tanhMemory, state, hidden(), state);
    }

    @Override
    void stepBack(int first, Floats hiddenSlopes) {
        int state = first * units;
        kernel.lstmBack(
                work.streams(), units, sums(), first * columns, memory, state, tanhMemory, state,
                hiddenSlopes, state, memorySlope);
    }
}
