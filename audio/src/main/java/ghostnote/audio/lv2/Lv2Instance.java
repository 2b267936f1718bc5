package ghostnote.audio.lv2;

import ghostnote.audio.lv2.Lv2Port.Kind;
import ghostnote.engine.RealTime;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * A plugin at work: its functions, and the memory that its ports are connected to, which never moves.
 *
 * <p>The offsets are those of LV2_Descriptor (LV2 lv2.h) and of LilvInstance (lilv.h, where programs are to read them).
 *
 * <p>Thread: one at a time. Real-time safe: the methods marked so.
 */
final class Lv2Instance {
    /** It is never run for more frames at once. */
    static final int RUN_FRAMES = 1024;

    /** So many messages fit into one run. */
    static final int MOST_MESSAGES = 2048;

    private static final int INSTANCE_BYTES = 24;
    private static final int DESCRIPTOR_AT = 0;
    private static final int HANDLE_AT = 8;
    private static final int DESCRIPTOR_BYTES = 64;
    private static final int CONNECT_PORT_AT = 16;
    private static final int ACTIVATE_AT = 24;
    private static final int RUN_AT = 32;
    private static final int DEACTIVATE_AT = 40;
    private static final int EXTENSION_DATA_AT = 56;

    private static final int EVENT_BYTES = 1 << 14;
    private static final int ATOM_HEAD_BYTES = 8;
    private static final int ATOM_TYPE_AT = 4;
    private static final long AUDIO_BYTES = (long) RUN_FRAMES * Float.BYTES;

    private final Lilv lilv;
    private final Arena arena;
    private final MemorySegment instance;
    private final MemorySegment features;
    private final MemorySegment descriptor;
    private final long handle;
    private final MemorySegment run;
    private final Worker worker;
    private final MidiSequence midi;
    private final MemorySegment cells;
    private final MemorySegment leftOut;
    private final MemorySegment rightOut;
    private final MemorySegment[] eventsOut;
    private final int chunk;
    private boolean active;

    /**
     * Makes one, which is not active yet.
     *
     * @param plugin can be played (see {@link Lv2Plugin#lack})
     * @param pointer the LilvPlugin
     * @param arena shared; holds all that the plugin is given, and the caller closes it behind this
     * @throws Lv2Exception in one line, if it cannot be loaded
     */
    Lv2Instance(
            Lilv lilv,
            Lv2Plugin plugin,
            MemorySegment pointer,
            Urids urids,
            int rateHz,
            Arena arena,
            Lv2Counters counters,
            Object offStage) {
        this.lilv = lilv;
        this.arena = arena;
        Lv2Port midiIn = plugin.midiIn().orElseThrow();
        midi = new MidiSequence(arena, urids, MOST_MESSAGES, midiIn.leastBytes());
        worker = new Worker(arena, counters, offStage);
        features = HostFeatures.array(
                arena, urids, rateHz, worker.schedule(), (int) midi.segment().byteSize());
        try (PluginProgram _ = new PluginProgram(plugin.name(), plugin.binary().orElseThrow())) {
            instance = lilv.pointer("lilv_plugin_instantiate", pointer, (double) rateHz, features);
        }
        if (instance.equals(MemorySegment.NULL)) {
            throw new Lv2Exception("%s cannot be played: it refuses to begin at %d Hz".formatted(plugin.name(), rateHz));
        }
        MemorySegment told = sized(instance, INSTANCE_BYTES);
        descriptor = sized(told.get(ValueLayout.ADDRESS, DESCRIPTOR_AT), DESCRIPTOR_BYTES);
        handle = told.get(ValueLayout.JAVA_LONG, HANDLE_AT);
        run = descriptor.get(ValueLayout.ADDRESS, RUN_AT);
        cells = arena.allocate(ValueLayout.JAVA_FLOAT, plugin.ports().size());
        chunk = urids.of(Uris.ATOM_CHUNK);
        List<MemorySegment> audio = new ArrayList<>();
        List<MemorySegment> events = new ArrayList<>();
        try {
            for (Lv2Port port : plugin.ports()) {
                MemorySegment data = port.equals(midiIn) ? midi.segment() : memory(port, urids);
                if (port.kind() == Kind.AUDIO_OUT) {
                    audio.add(data);
                } else if (port.kind() == Kind.EVENTS_OUT) {
                    events.add(data);
                }
                NativeCalls.connect(descriptor.get(ValueLayout.ADDRESS, CONNECT_PORT_AT), handle, port.index(), data);
            }
            MemorySegment functions = extension(Uris.WORKER + "interface");
            if (!functions.equals(MemorySegment.NULL)) {
                worker.start(plugin.name(), handle, functions);
            }
        } catch (Throwable failure) {
            lilv.call("lilv_instance_free", instance);
            throw new IllegalStateException(plugin.uri(), failure);
        }
        leftOut = audio.getFirst();
        rightOut = audio.get(Math.min(1, audio.size() - 1));
        eventsOut = events.toArray(MemorySegment[]::new);
    }

    @SuppressWarnings("restricted")
    private static MemorySegment sized(MemorySegment pointer, int bytes) {
        return pointer.reinterpret(bytes);
    }

    private MemorySegment memory(Lv2Port port, Urids urids) {
        return switch (port.kind()) {
            case AUDIO_IN, AUDIO_OUT, CV_IN, CV_OUT -> arena.allocate(AUDIO_BYTES, Long.BYTES);
            case CONTROL_IN, CONTROL_OUT -> cells.asSlice((long) port.index() * Float.BYTES, Float.BYTES);
            case EVENTS_IN -> new MidiSequence(arena, urids, 0, port.leastBytes()).segment();
            case EVENTS_OUT -> arena.allocate(Math.max(EVENT_BYTES, port.leastBytes()), Long.BYTES);
            case UNKNOWN -> MemorySegment.NULL;
        };
    }

    private MemorySegment extension(String uri) throws Throwable {
        MemorySegment function = descriptor.get(ValueLayout.ADDRESS, EXTENSION_DATA_AT);
        return function.equals(MemorySegment.NULL)
                ? MemorySegment.NULL
                : NativeCalls.extension(function, arena.allocateFrom(uri));
    }

    /** The LilvInstance. */
    MemorySegment pointer() {
        return instance;
    }

    /** The features that it was made with. */
    MemorySegment features() {
        return features;
    }

    Worker worker() {
        return worker;
    }

    void activate() {
        callIfThere(ACTIVATE_AT);
        active = true;
    }

    private void callIfThere(int functionAt) {
        MemorySegment function = descriptor.get(ValueLayout.ADDRESS, functionAt);
        if (function.equals(MemorySegment.NULL)) {
            return;
        }
        try {
            NativeCalls.call(function, handle);
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** What comes in with the next run. */
    @RealTime
    MidiSequence midi() {
        return midi;
    }

    /** A float for each port, which is read and written where it is a control. */
    @RealTime
    MemorySegment cells() {
        return cells;
    }

    /**
     * Runs it, and hands on what its worker has done.
     *
     * @param frames at most {@link #RUN_FRAMES}
     */
    @RealTime
    void run(int frames) throws Throwable {
        for (MemorySegment out : eventsOut) {
            out.set(ValueLayout.JAVA_INT, 0, (int) out.byteSize() - ATOM_HEAD_BYTES);
            out.set(ValueLayout.JAVA_INT, ATOM_TYPE_AT, chunk);
        }
        NativeCalls.run(run, handle, frames);
        worker.deliver();
    }

    /** Copies what the last run gave. */
    @RealTime
    void copy(float[] left, float[] right, int at, int frames) {
        MemorySegment.copy(leftOut, ValueLayout.JAVA_FLOAT, 0, left, at, frames);
        MemorySegment.copy(rightOut, ValueLayout.JAVA_FLOAT, 0, right, at, frames);
    }

    /**
     * Ends it.
     *
     * @return false if its worker does not come to an end: then all stays as it is, memory too
     */
    boolean free() {
        worker.close();
        if (worker.hangs()) {
            return false;
        }
        if (active) {
            callIfThere(DEACTIVATE_AT);
        }
        lilv.call("lilv_instance_free", instance);
        return true;
    }
}
