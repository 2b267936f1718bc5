package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockEvents;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.engine.RealTime;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What is done in each of JACK's cycles, by whichever client: the clock is set, then the transport is told, then what
 * came in, then all play. It knows neither JNAJack nor whether the server is the first one.
 *
 * <p>Thread: JACK's; {@link #add} and the setters any. Real-time safe: yes, as its players are.
 */
final class JackDuty {
    private final JackClock clock;
    private final JackCounters counters;
    private final BlockEvents events;
    private final List<BlockPlayer> added = new CopyOnWriteArrayList<>();
    private volatile BlockPlayer[] players = {};
    private volatile MidiBytes listener;
    private volatile TransportWatcher watcher;
    private JackSound sound;

    private long nowNs;
    private long untilNs;
    private int periodFrames;

    JackDuty(JackClock clock, JackCounters counters) {
        this.clock = clock;
        this.counters = counters;
        events = new BlockEvents(clock.scale(), counters);
    }

    /** Before the first cycle. */
    void sound(JackSound newSound) {
        sound = newSound;
    }

    synchronized void add(BlockPlayer player) {
        added.add(player);
        players = added.toArray(BlockPlayer[]::new);
    }

    void listen(MidiBytes newListener) {
        listener = newListener;
    }

    void follow(TransportWatcher newWatcher) {
        watcher = newWatcher;
    }

    /** See {@link JackClock#cycle}. */
    @RealTime
    void begin(long frame32, int frames, int rate, long beganNs, long systemNs) {
        nowNs = clock.cycle(frame32, frames, rate, beganNs, systemNs);
        counters.noteMissedCycles(clock.missedCycles());
        long frame = clock.frame();
        periodFrames = frames;
        untilNs = clock.scale().lastNsOf(frame + frames - 1);
        events.begin(frame, frames);
    }

    /** Whether anyone asks for the transport, which costs something to know. */
    @RealTime
    boolean isFollowing() {
        return watcher != null;
    }

    @RealTime
    void transport(TransportState state, long frame, int frameRate, BarBeatTick place) {
        TransportWatcher told = watcher;
        if (told != null) {
            told.onCycle(nowNs, state, frame, frameRate, place);
        }
    }

    /** Whether anyone hears what comes in. */
    @RealTime
    boolean isListening() {
        return listener != null;
    }

    @RealTime
    void heard(int offset, byte[] bytes, int length) {
        MidiBytes told = listener;
        if (told != null) {
            told.onBytes(clock.scale().nsAt(clock.frame() + offset), bytes, length);
        }
    }

    /** All play; one that fails does not silence the others. */
    @RealTime
    void play() {
        for (BlockPlayer player : players) {
            try {
                player.play(nowNs, untilNs, events);
            } catch (Throwable failure) {
                counters.noteFailure(failure);
            }
        }
    }

    /** What sounds, sounds. */
    @RealTime
    void sound() {
        sound.play(nowNs, untilNs, clock.frame(), periodFrames, counters);
    }

    /** What is to be written in this cycle. */
    @RealTime
    BlockEvents events() {
        return events;
    }

    /** The server is gone and no cycle is on its way. */
    void end() {
        events.clear();
        clock.freeWheel();
    }
}
