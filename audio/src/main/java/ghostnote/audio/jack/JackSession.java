package ghostnote.audio.jack;

import ghostnote.audio.sound.BlockEvents;
import ghostnote.audio.sound.MixBus;
import ghostnote.engine.RealTime;
import ghostnote.engine.os.Threads;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.jaudiolibs.jnajack.JackPosition;
import org.jaudiolibs.jnajack.JackPositionBits;
import org.jaudiolibs.jnajack.JackProcessCallback;
import org.jaudiolibs.jnajack.JackTimebaseCallback;
import org.jaudiolibs.jnajack.JackTransportState;

/**
 * One client of one server, from its opening to its close, and nearly all that has to be known of JNAJack 1.4.0:
 *
 * <ul>
 *   <li>A callback that throws or returns false ends the client without a word: ours catches all and returns true.
 *   <li>The thread that calls it is no daemon: the JVM ends when the client is closed, or by {@code System.exit}.
 *   <li>Closing within the shutdown callback hangs for ever: that only sets a flag.
 *   <li>Closing while it runs is no better: libjack cancels its threads wherever they are, and the JVM crashes when one is
 *       just leaving it. So its end is waited for. For the same reason no callback for xruns is set, which come at any
 *       time: cycles that were missed are seen by their frames.
 *   <li>{@code eventWrite} drops its return code, so the buffer is cleared, the events are sorted and the room is asked
 *       for before each.
 *   <li>{@code eventGet} throws when a late sender fills the buffer anew while it is read.
 *   <li>{@code transportQuery} allocates 416 bytes and {@code getValid} 40, so they are called only when someone follows;
 *       {@code Jack.getTime} allocates 216 and is never called. A port costs 24 bytes a cycle, an event that came in 160.
 *   <li>{@code JackPosition} is laid out as on x86-64: elsewhere libjack would write beyond its end.
 *   <li>After a change of the period an audio port's buffer keeps its old length: a session with such ports then ends, and
 *       another begins.
 *   <li>The callback that asks a slow client whether it is ready throws when it is set: it is not used.
 * </ul>
 */
final class JackSession implements JackProcessCallback, JackTimebaseCallback {
    static final String MIDI_IN = "midi_in";
    static final String LEFT_OUT = "out_1";
    static final String RIGHT_OUT = "out_2";

    private static final long LONGEST_SILENCE_NS = 500_000_000;

    /** A thread that has ended for Java has still to leave the JVM. */
    private static final long LEAVE_NS = 30_000_000;

    private static final long LONGEST_LEAVE_MS = 1000;
    private static final long LOOK_MS = 1;

    private static final int LONGEST_MESSAGE = 1 << 13;
    private static final int MESSAGE_BYTES = 3;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long FRAME_MASK = 0xFFFF_FFFFL;

    private final Libjack libjack;
    private final JackClient client;
    private final MidiOutPort[] midiOuts;
    private final JackPort midiIn;
    private final int sampleRate;
    private final JackDuty duty;
    private final MixBus bus;

    /** Null where nothing sounds, as the other. */
    private final JackPort leftOut;

    private final JackPort rightOut;

    /** How long a cycle was when the ports were made; 0 before the first. */
    private int portFrames;

    private volatile boolean resized;
    private final JackCounters counters;

    private final byte[] message = new byte[MESSAGE_BYTES];
    private final byte[] heard = new byte[LONGEST_MESSAGE];
    private final JackMidi.Event event = new JackMidi.Event();
    private final JackPosition position = new JackPosition();
    private final BarBeatTick place = new BarBeatTick();
    private final BarBeatTick ledPlace = new BarBeatTick();

    private volatile TransportLeader leader;

    /** The thread that told of the server's end; null while it lives. */
    private volatile Thread shutdown;

    private volatile boolean retired;
    private volatile boolean isInCycle;
    private volatile long lastCycleNs = System.nanoTime();

    /** A port that sends, at this server. */
    private record MidiOutPort(JackMidiOut midiOut, JackPort port) {}

    /**
     * Joins the server that is there.
     *
     * @param watch is woken when the server goes
     * @throws JackException if there is none
     */
    JackSession(Libjack libjack, String clientName, JackDuty duty, JackCounters counters, Thread watch)
            throws JackException {
        this.libjack = libjack;
        this.duty = duty;
        bus = duty.bus();
        this.counters = counters;
        client = libjack.open(clientName);
        try {
            sampleRate = client.getSampleRate();
            List<JackMidiOut> outs = duty.midiOuts();
            midiOuts = new MidiOutPort[outs.size()];
            for (int i = 0; i < midiOuts.length; i++) {
                midiOuts[i] = new MidiOutPort(
                        outs.get(i), midiPort(outs.get(i).name(), JackPortFlags.JackPortIsOutput));
            }
            midiIn = midiPort(MIDI_IN, JackPortFlags.JackPortIsInput);
            boolean sounds = !bus.hosts().isEmpty();
            leftOut = sounds ? soundPort(LEFT_OUT) : null;
            rightOut = sounds ? soundPort(RIGHT_OUT) : null;
            bus.prepare(sampleRate);
            client.onShutdown(_ -> {
                shutdown = Thread.currentThread();
                LockSupport.unpark(watch);
            });
            client.setProcessCallback(this);
            client.activate();
        } catch (JackException | RuntimeException failure) {
            client.close();
            throw failure;
        }
    }

    private JackPort midiPort(String name, JackPortFlags direction) throws JackException {
        return client.registerPort(name, JackPortType.MIDI, direction);
    }

    private JackPort soundPort(String name) throws JackException {
        return client.registerPort(name, JackPortType.AUDIO, JackPortFlags.JackPortIsOutput);
    }

    @Override
    @RealTime
    public boolean process(JackClient caller, int frames) {
        isInCycle = true;
        try {
            for (MidiOutPort out : midiOuts) {
                JackMidi.clearBuffer(out.port());
            }
            if (leftOut != null) {
                silence(leftOut);
                silence(rightOut);
                resized |= portFrames != 0 && portFrames != frames;
                portFrames = frames;
            }
            if (!retired) {
                cycle(frames);
            }
        } catch (Throwable failure) {
            counters.noteFailure(failure);
        }
        isInCycle = false;
        return true;
    }

    @RealTime
    private void cycle(int frames) throws JackException {
        long systemNs = System.nanoTime();
        lastCycleNs = systemNs;
        long frame = client.getLastFrameTime();
        // JACK knows better when the cycle began than this thread, which may have been woken late.
        int sinceFrames = (int) (client.getFrameTime() - frame);
        long beganNs = systemNs - Math.max(0, sinceFrames) * NANOS_PER_SECOND / sampleRate;
        duty.begin(frame, frames, sampleRate, beganNs, systemNs);
        if (duty.isFollowing()) {
            query();
        }
        if (duty.isListening()) {
            listen();
        }
        duty.play();
        for (MidiOutPort out : midiOuts) {
            write(out.midiOut().events(), out.port());
        }
        if (leftOut != null) {
            duty.sound();
            put(bus.left(), leftOut, frames);
            put(bus.right(), rightOut, frames);
        }
    }

    /** JACK leaves there what stood there. */
    @RealTime
    private static void silence(JackPort port) {
        FloatBuffer buffer = port.getFloatBuffer();
        for (int i = 0; i < buffer.capacity(); i++) {
            buffer.put(i, 0);
        }
    }

    @RealTime
    private static void put(float[] samples, JackPort port, int frames) {
        FloatBuffer buffer = port.getFloatBuffer();
        buffer.put(0, samples, 0, Math.min(frames, buffer.capacity()));
    }

    @RealTime
    private void query() throws JackException {
        JackTransportState state = client.transportQuery(position);
        if (position.getValid().contains(JackPositionBits.JackPositionBBT)) {
            place.set(
                    position.getBar(),
                    position.getBeat(),
                    position.getTick(),
                    position.getTicksPerBeat(),
                    position.getBeatsPerBar(),
                    position.getBeatType(),
                    position.getBeatsPerMinute());
        } else {
            place.clear();
        }
        duty.transport(stateOf(state), position.getFrame() & FRAME_MASK, sampleRate, place);
    }

    @RealTime
    private static TransportState stateOf(JackTransportState state) {
        if (state == JackTransportState.JackTransportRolling || state == JackTransportState.JackTransportLooping) {
            return TransportState.ROLLING;
        }
        return state == JackTransportState.JackTransportStopped ? TransportState.STOPPED : TransportState.STARTING;
    }

    @RealTime
    private void listen() throws JackException {
        int count = JackMidi.getEventCount(midiIn);
        for (int i = 0; i < count; i++) {
            JackMidi.eventGet(event, midiIn, i);
            int length = event.size();
            if (length > heard.length) {
                counters.noteOversized();
                continue;
            }
            event.read(heard);
            duty.heard(event.time(), heard, length);
        }
    }

    @RealTime
    private void write(BlockEvents events, JackPort port) throws JackException {
        int written = 0;
        while (written < events.size()) {
            int length = events.bytes(written, message);
            if (JackMidi.maxEventSize(port) < length) {
                break;
            }
            JackMidi.eventWrite(port, events.offset(written), message, length);
            written++;
        }
        events.carryFrom(written);
    }

    @Override
    @RealTime
    public void updatePosition(
            JackClient caller, JackTransportState state, int frames, JackPosition next, boolean isNew) {
        TransportLeader asked = leader;
        if (asked == null) {
            return;
        }
        try {
            ledPlace.clear();
            asked.placeOf(next.getFrame() & FRAME_MASK, sampleRate, ledPlace);
            fill(next);
        } catch (Throwable failure) {
            counters.noteFailure(failure);
        }
    }

    @RealTime
    private void fill(JackPosition next) {
        if (!ledPlace.isValid()) {
            return;
        }
        next.setValid(JackPositionBits.JackPositionBBT);
        next.setBar(ledPlace.bar());
        next.setBeat(ledPlace.beat());
        next.setTick(ledPlace.tick());
        next.setBarStartTick(ledPlace.barStartTick());
        next.setTicksPerBeat(ledPlace.ticksPerBeat());
        next.setBeatsPerBar((float) ledPlace.beatsPerBar());
        next.setBeatType((float) ledPlace.beatType());
        next.setBeatsPerMinute(ledPlace.tempoBpm());
    }

    /**
     * Leads the transport from now on.
     *
     * @return false if another client does
     */
    boolean lead(TransportLeader newLeader) {
        leader = newLeader;
        try {
            client.setTimebaseCallback(this, true);
            return true;
        } catch (JackException another) {
            leader = null;
            return false;
        }
    }

    void stopLeading() {
        if (leader != null) {
            client.releaseTimebase();
            leader = null;
        }
    }

    /** Whether the server is gone, or gives no cycles. */
    boolean isDead() {
        return shutdown != null || System.nanoTime() - lastCycleNs > LONGEST_SILENCE_NS;
    }

    /** Whether a cycle lasts another time than when it joined, and what sounds has ports of the old length. */
    boolean isResized() {
        return resized;
    }

    int sampleRate() {
        return sampleRate;
    }

    int periodFrames() throws JackException {
        return client.getBufferSize();
    }

    String fullName(String port) {
        return client.getName() + ":" + port;
    }

    /** The ports that a MIDI port of ours could be connected to. */
    Set<String> others(String ours) throws JackException {
        Set<String> names = new LinkedHashSet<>(JackPorts.midi(
                libjack.jack(), client, isIn(ours) ? JackPortFlags.JackPortIsOutput : JackPortFlags.JackPortIsInput));
        names.removeIf(name -> name.startsWith(fullName("")));
        return names;
    }

    private static boolean isIn(String ours) {
        return ours.equals(MIDI_IN);
    }

    /** The ports that a MIDI port of ours is connected to. */
    Set<String> connectedTo(String ours) throws JackException {
        return new LinkedHashSet<>(Arrays.asList(port(ours).getConnections()));
    }

    private JackPort port(String ours) {
        return Stream.of(midiOuts)
                .filter(out -> out.midiOut().name().equals(ours))
                .map(MidiOutPort::port)
                .findFirst()
                .orElse(midiIn);
    }

    /** Connects a MIDI port of ours. */
    void connect(String ours, String other) throws JackException {
        String full = fullName(ours);
        libjack.jack().connect(client, isIn(ours) ? other : full, isIn(ours) ? full : other);
    }

    /** Connects what sounds, if anything does, to the first two ports of the machine, or both sides to its only one. */
    void connectSound() throws JackException {
        if (leftOut == null) {
            return;
        }
        List<String> machine = List.of(libjack.jack()
                .getPorts(
                        client,
                        null,
                        JackPortType.AUDIO,
                        EnumSet.of(JackPortFlags.JackPortIsInput, JackPortFlags.JackPortIsPhysical)));
        if (!machine.isEmpty()) {
            connectSound(LEFT_OUT, machine.getFirst());
            connectSound(RIGHT_OUT, machine.get(Math.min(1, machine.size() - 1)));
        }
    }

    private void connectSound(String ours, String other) {
        try {
            libjack.jack().connect(client, fullName(ours), other);
        } catch (JackException another) {
            return; // who looks after the connections of the machine was faster
        }
    }

    void startTransport() throws JackException {
        client.transportStart();
    }

    void stopTransport() throws JackException {
        client.transportStop();
    }

    void locate(long frame) throws JackException {
        client.transportLocate((int) frame);
    }

    /**
     * Leaves the server, whether it lives or not. Not for JACK's threads. A cycle that does not end is left to the server, which
     * sees the end of the process.
     */
    void close() {
        retired = true;
        Thread teller = shutdown;
        if (teller != null) {
            Threads.joinFor(teller, LONGEST_LEAVE_MS);
        }
        Threads.waitFor(() -> !isInCycle, LOOK_MS, LONGEST_LEAVE_MS);
        LockSupport.parkNanos(LEAVE_NS);
        if (isInCycle) {
            return;
        }
        client.deactivate();
        client.close();
    }
}
