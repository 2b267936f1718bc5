package ghostnote.audio.jack;

import ghostnote.audio.sound.MixBus;
import ghostnote.engine.RealTime;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is done in each of JACK's cycles, by whichever client: the clock is set, then the transport is told, then what
 * came in, then all play and sound. It knows neither JNAJack nor whether the server is the first one.
 *
 * <p>Thread: JACK's; the setters any. Real-time safe: yes, as its players are.
 */
final class JackDuty {
    private final JackClock clock;
    private final JackCounters counters;
    private final MixBus bus;
    private JackMidiOut[] midiOuts = {};
    private volatile MidiBytes listener;
    private volatile TransportWatcher watcher;

    private long nowNs;
    private long untilNs;
    private int periodFrames;

    /**
     * @param bus of what sounds
     */
    JackDuty(JackClock clock, JackCounters counters, MixBus bus) {
        this.clock = clock;
        this.counters = counters;
        this.bus = bus;
    }

    /** Adds a port. Before the first cycle. */
    void add(JackMidiOut midiOut) {
        midiOuts = Stream.concat(Stream.of(midiOuts), Stream.of(midiOut)).toArray(JackMidiOut[]::new);
    }

    List<JackMidiOut> midiOuts() {
        return List.of(midiOuts);
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
        for (JackMidiOut midiOut : midiOuts) {
            midiOut.play(nowNs, untilNs, clock.frame(), periodFrames);
        }
    }

    /** What sounds, sounds. */
    @RealTime
    void sound() {
        bus.play(nowNs, untilNs, clock.frame(), periodFrames);
    }

    /** Of what sounds. */
    MixBus bus() {
        return bus;
    }

    /** The server is gone and no cycle is on its way. */
    void end() {
        for (JackMidiOut midiOut : midiOuts) {
            midiOut.events().clear();
        }
        clock.freeWheel();
    }
}
