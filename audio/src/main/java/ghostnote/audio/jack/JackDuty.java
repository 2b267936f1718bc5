package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockEvents;
import ghostnote.audio.sound.BlockPlayers;
import ghostnote.audio.sound.MixBus;
import ghostnote.engine.RealTime;

/**
 * What is done in each of JACK's cycles, by whichever client: the clock is set, then the transport is told, then what
 * came in, then all play and sound. It knows neither JNAJack nor whether the server is the first one.
 *
 * <p>Thread: JACK's; the setters any. Real-time safe: yes, as its players are.
 */
final class JackDuty {
    private final JackClock clock;
    private final JackCounters counters;
    private final BlockPlayers players;
    private final MixBus bus;
    private volatile MidiBytes listener;
    private volatile TransportWatcher watcher;

    private long nowNs;
    private long untilNs;
    private int periodFrames;

    /**
     * @param players to the MIDI port
     * @param bus of what sounds
     */
    JackDuty(JackClock clock, JackCounters counters, BlockPlayers players, MixBus bus) {
        this.clock = clock;
        this.counters = counters;
        this.players = players;
        this.bus = bus;
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
        periodFrames = frames;
        untilNs = clock.scale().lastNsOf(clock.frame() + frames - 1);
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

    /** All play what is to be written in this cycle. */
    @RealTime
    void play() {
        players.play(nowNs, untilNs, clock.frame(), periodFrames);
    }

    /** What sounds, sounds. */
    @RealTime
    void sound() {
        bus.play(nowNs, untilNs, clock.frame(), periodFrames);
    }

    /** What is to be written in this cycle. */
    @RealTime
    BlockEvents events() {
        return players.events();
    }

    /** Of what sounds. */
    MixBus bus() {
        return bus;
    }

    /** The server is gone and no cycle is on its way. */
    void end() {
        players.events().clear();
        clock.freeWheel();
    }
}
