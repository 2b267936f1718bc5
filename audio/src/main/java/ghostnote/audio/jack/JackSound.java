package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockEvents;
import ghostnote.audio.sound.FrameScale;
import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.engine.RealTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An instrument that sounds through JACK: in each cycle all play to it what is due, and then it renders the cycle.
 *
 * <p>Thread: JACK's, where it says so; else any but a hot one. Real-time safe: the methods marked so.
 */
final class JackSound implements BlockHost {
    private final InstrumentMaker maker;
    private final JackLink link;
    private final BlockEvents events;
    private final List<BlockPlayer> added = new CopyOnWriteArrayList<>();
    private final float[] left = new float[Instrument.MOST_FRAMES];
    private final float[] right = new float[Instrument.MOST_FRAMES];
    private volatile BlockPlayer[] players = {};
    private Instrument instrument;
    private int rate;

    /**
     * @param scale that of the cycles
     */
    JackSound(InstrumentMaker maker, JackLink link, FrameScale scale, JackCounters counters) {
        this.maker = maker;
        this.link = link;
        events = new BlockEvents(scale, counters);
    }

    @Override
    public synchronized void add(BlockPlayer player) {
        added.add(player);
        players = added.toArray(BlockPlayer[]::new);
    }

    @Override
    public long aheadNs() {
        return link.aheadNs();
    }

    @Override
    public boolean isPlaying() {
        return link.isPlaying();
    }

    /** Has an instrument of this rate, before the first cycle of a server. */
    void prepare(int sampleRate) {
        if (sampleRate != rate) {
            close();
            instrument = maker.make(sampleRate);
            rate = sampleRate;
        }
    }

    /** All play and sound in a cycle; one that fails does not silence the others. Thread: JACK's. */
    @RealTime
    void play(long nowNs, long untilNs, long firstFrame, int frames, JackCounters counters) {
        events.begin(firstFrame, frames);
        for (BlockPlayer player : players) {
            try {
                player.play(nowNs, untilNs, events);
            } catch (Throwable failure) {
                counters.noteFailure(failure);
            }
        }
        events.playOn(instrument);
        instrument.render(left, right, frames);
    }

    /** The left side of the cycle that was played. Thread: JACK's. */
    @RealTime
    float[] left() {
        return left;
    }

    /** The right side. Thread: JACK's. */
    @RealTime
    float[] right() {
        return right;
    }

    /** When there is no cycle any more. */
    void close() {
        if (instrument != null) {
            instrument.close();
            instrument = null;
            rate = 0;
        }
    }
}
