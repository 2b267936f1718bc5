package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;

/**
 * A recurrent cell: how the hidden state goes on. The caller has put bias and input into the gates; the cell adds what
 * it remembers and moves its state.
 *
 * <p>Thread: immutable, any; the buffers belong to the caller. Real-time safe: yes.
 */
sealed interface Cell permits LstmCell {
    /**
     * @param gates the sums of bias and input rows; overwritten
     * @param hidden in and out, units floats
     * @param memory what the cell keeps besides, in and out, units floats
     * @param backwards from which end to read the weights; the caller turns round at every step
     */
    @RealTime
    void step(Floats gates, Floats hidden, Floats memory, boolean backwards);
}
