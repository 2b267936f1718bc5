package ghostnote.ui.play;

import ghostnote.audio.sound.BlockPlayer;
import ghostnote.audio.jack.JackLink;
import ghostnote.engine.RealTime;
import ghostnote.engine.os.Threads;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.OutputDuty;
import java.util.concurrent.TimeUnit;

/** An output that JACK plays, each message at its frame. */
final class JackOutput implements OutputPlayer, BlockPlayer {
    private static final long LOOK_MS = 1;

    private final Output output;
    private final JackLink link;
    private final OutputDuty duty;
    private final Relay relay;

    /** Where the messages of this cycle go. */
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
     */
    JackOutput(Output output, OutputDuty duty, Relay relay, JackLink link) {
        this.output = output;
        this.duty = duty;
        this.relay = relay;
        this.link = link;
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

    /** All of a cycle is played at its beginning. */
    @Override
    public long earlyNs() {
        return link.clock().periodNs() - output.offsetNs();
    }

    @Override
    public void start() {
        link.add(this);
    }

    /** JACK looks in each of its cycles. */
    @Override
    public void wake() {}

    @Override
    public void joinFor(long longestMs) {
        Threads.waitFor(() -> duty.ended() || !link.isConnected(), LOOK_MS, longestMs);
    }

    @Override
    public boolean closeWithin(long longestMs) {
        duty.requestStop();
        joinFor(longestMs);
        return duty.ended() || !link.isConnected();
    }

    /** That is between JACK and the system. */
    @Override
    public boolean isRealTime() {
        return true;
    }
}
