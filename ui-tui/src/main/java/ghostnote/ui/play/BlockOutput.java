package ghostnote.ui.play;

import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.engine.RealTime;
import ghostnote.engine.os.Threads;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.OutputDuty;
import java.util.concurrent.TimeUnit;

/** An output that is played block by block, each message at its frame: through JACK, or by an instrument. */
final class BlockOutput implements OutputPlayer, BlockPlayer {
    private static final long LOOK_MS = 1;

    private final Output output;
    private final BlockHost host;
    private final OutputDuty duty;
    private final Relay relay;

    /** Where the messages of this block go. */
    static final class Relay implements MidiOut {
        private MidiOut events;

        @Override
        @RealTime
        public void send(long dueNs, int status, int data1, int data2) {
            events.send(dueNs, status, data1, data2);
        }
    }

    /**
     * @param relay is what the output sends to
     * @param host asks for the blocks
     */
    BlockOutput(Output output, OutputDuty duty, Relay relay, BlockHost host) {
        this.output = output;
        this.duty = duty;
        this.relay = relay;
        this.host = host;
    }

    @Override
    @RealTime
    public void play(long nowNs, long untilNs, MidiOut events) {
        relay.events = events;
        duty.doWork(nowNs, untilNs);
    }

    @Override
    public Output output() {
        return output;
    }

    @Override
    public OutputDuty duty() {
        return duty;
    }

    /** All of a block is played at its beginning. */
    @Override
    public long earlyNs() {
        return host.aheadNs() - output.offsetNs();
    }

    @Override
    public void start() {
        host.add(this);
    }

    /** It looks in each block. */
    @Override
    public void wake() {}

    @Override
    public void joinFor(long longestMs) {
        Threads.waitFor(() -> duty.ended() || !host.isPlaying(), LOOK_MS, longestMs);
    }

    @Override
    public boolean closeWithin(long longestMs) {
        duty.requestStop();
        joinFor(longestMs);
        return duty.ended() || !host.isPlaying();
    }

    /** That is between the host and the system. */
    @Override
    public boolean isRealTime() {
        return true;
    }
}
