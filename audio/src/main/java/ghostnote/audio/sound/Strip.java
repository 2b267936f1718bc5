package ghostnote.audio.sound;

import ghostnote.engine.RealTime;
import java.util.Arrays;

/**
 * An instrument and who plays it: in each block all send to it what is due, and then it renders the block.
 *
 * <p>Thread: that of the blocks, where it says so; else any but a hot one. Real-time safe: the methods marked so.
 */
final class Strip {
    private final InstrumentMaker maker;
    private final BlockPlayers players;
    private final FailureListener failures;
    private final float[] left = new float[Instrument.MOST_FRAMES];
    private final float[] right = new float[Instrument.MOST_FRAMES];
    private Instrument instrument;
    private int rate;

    Strip(InstrumentMaker maker, BlockPlayers players, FailureListener failures) {
        this.maker = maker;
        this.players = players;
        this.failures = failures;
    }

    /** Has an instrument of this rate, before the first block at it. */
    void prepare(int sampleRateHz) {
        if (sampleRateHz != rate) {
            close();
            instrument = maker.make(sampleRateHz);
            rate = sampleRateHz;
        }
    }

    /** All play and sound in a block; an instrument that fails is silent in it. Thread: that of the blocks. */
    @RealTime
    void play(long nowNs, long untilNs, long firstFrame, int frames) {
        players.play(nowNs, untilNs, firstFrame, frames);
        try {
            players.events().playOn(instrument);
            instrument.render(left, right, frames);
        } catch (Throwable failure) {
            Arrays.fill(left, 0, frames, 0);
            Arrays.fill(right, 0, frames, 0);
            failures.onFailure(failure);
        }
    }

    BlockHost host() {
        return players;
    }

    /** The left side of the block that was played. Thread: that of the blocks. */
    @RealTime
    float[] left() {
        return left;
    }

    /** The right side. Thread: that of the blocks. */
    @RealTime
    float[] right() {
        return right;
    }

    /** When there is no block any more. */
    void close() {
        if (instrument != null) {
            instrument.close();
            instrument = null;
            rate = 0;
        }
    }
}
