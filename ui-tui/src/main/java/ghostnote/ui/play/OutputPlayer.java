package ghostnote.ui.play;

import ghostnote.engine.wire.OutputDuty;

/**
 * Who plays an output: a thread of its own, or who plays block by block.
 *
 * <p>Thread: any but a hot one, {@link #wake} any. Real-time safe: no, but {@link #wake}.
 */
sealed interface OutputPlayer permits PortPlayer, BlockOutput {
    /** The output. */
    Output output();

    /** What is done for it. */
    OutputDuty duty();

    /** How much ahead of time it is played. */
    long earlyNs();

    /** Begins. */
    void start();

    /** Lets it look whether anything is due earlier than it thought. */
    void wake();

    /** Waits for its end, but not for ever. */
    void joinFor(long longestMs);

    /** Ends it now; false if it does not end in time. */
    boolean closeWithin(long longestMs);

    /** Whether the system runs it before ordinary threads. */
    boolean isRealTime();
}
