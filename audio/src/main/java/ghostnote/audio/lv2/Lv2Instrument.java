package ghostnote.audio.lv2;

import ghostnote.audio.sound.Instrument;
import ghostnote.engine.RealTime;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.wire.MidiStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * An LV2 plugin that is played. It runs in this process, so that one that crashes takes the process with it.
 *
 * <p>Thread: {@link #send} and {@link #render} as {@link Instrument} says; what has to do with states and presets any but
 * a hot one, one at a time for all instruments of a world, and while it is rendered as well.
 */
public final class Lv2Instrument implements Instrument {
    private static final int STATE_FLAGS = 0b011; // plain data, and the same on any machine (LV2 state.h)
    private static final long LOOK_NS = 1_000_000;
    private static final long LONGEST_RUN_NS = 2_000_000_000;
    private static final String STATE_URI = "urn:ghostnote:state";

    private final Lv2World world;
    private final Lv2Plugin plugin;
    private final Lv2Counters counters;
    private final FloatingPoint floatingPoint;
    private final Arena arena = Arena.ofShared();
    private final Lv2Instance instance;
    private final Lv2Control[] controls;
    private final MemorySegment setter;
    private final MemorySegment getter;
    private final MemorySegment asked;
    private final int atomFloat;
    private final int atomDouble;

    /** Held by all that is done with the plugin while it may sound: its worker's work, and giving it a state. */
    private final Object offStage = new Object();

    /** Whoever runs the plugin or gives it a state has set this; the one that renders does not wait for it. */
    private final AtomicBoolean taken = new AtomicBoolean();

    private final int[] offsets = new int[Lv2Instance.MOST_MESSAGES];
    private final int[] messages = new int[Lv2Instance.MOST_MESSAGES];
    private int size;
    private boolean closed;

    /** @throws Lv2Exception in one line, if the plugin cannot be loaded */
    Lv2Instrument(Lv2World world, Lv2Plugin plugin, MemorySegment pointer, int rateHz) {
        this.world = world;
        this.plugin = plugin;
        counters = new Lv2Counters(plugin.name());
        floatingPoint = world.floatingPoint();
        try {
            Urids urids = world.urids();
            controls = plugin.controls().stream().map(Lv2Control::new).toArray(Lv2Control[]::new);
            atomFloat = urids.of(Uris.ATOM_FLOAT);
            atomDouble = urids.of(Uris.ATOM_DOUBLE);
            asked = arena.allocate(ValueLayout.JAVA_FLOAT);
            setter = NativeCalls.stub(
                    this,
                    "onSet",
                    FunctionDescriptor.ofVoid(
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_INT,
                            ValueLayout.JAVA_INT),
                    arena);
            getter = NativeCalls.stub(
                    this,
                    "onGet",
                    FunctionDescriptor.of(
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.ADDRESS,
                            ValueLayout.JAVA_LONG,
                            ValueLayout.JAVA_LONG),
                    arena);
            instance = new Lv2Instance(world.lilv(), plugin, pointer, urids, rateHz, arena, counters, offStage);
        } catch (Throwable failure) {
            arena.close();
            throw failure;
        }
        if (plugin.requiredFeatures().contains(HostFeatures.DEFAULT_STATE)) {
            world.stateAt(plugin.uri()).ifPresent(this::give);
        }
        instance.activate();
    }

    /** What is played. */
    public Lv2Plugin plugin() {
        return plugin;
    }

    /** Its controls, in the order of their ports. */
    public List<Lv2Control> controls() {
        return List.of(controls);
    }

    /** What went wrong. */
    public Lv2Counters counters() {
        return counters;
    }

    @Override
    @RealTime
    public void send(int offsetFrames, int status, int data1, int data2) {
        if (MidiStatus.lengthOf(status) == 0) {
            counters.noteRefused();
        } else if (size == messages.length) {
            counters.noteLost();
        } else {
            offsets[size] = offsetFrames;
            messages[size] = status | data1 << 8 | data2 << 16;
            size++;
        }
    }

    @Override
    @RealTime
    public void render(float[] left, float[] right, int frames) {
        if (!taken.compareAndSet(false, true)) {
            counters.noteWithheld();
            beSilent(left, right, frames);
            Arrays.fill(offsets, 0, size, 0);
            return;
        }
        try {
            runAll(left, right, frames);
            if (!isAllNumbers(left, right, frames)) {
                counters.noteMuted();
                beSilent(left, right, frames);
            }
        } catch (Throwable failure) {
            counters.noteFailure(failure);
            beSilent(left, right, frames);
        }
        floatingPoint.restore();
        size = 0;
        taken.set(false);
    }

    @RealTime
    private void runAll(float[] left, float[] right, int frames) throws Throwable {
        int next = 0;
        for (int begin = 0; begin < frames; begin += Lv2Instance.RUN_FRAMES) {
            int count = Math.min(Lv2Instance.RUN_FRAMES, frames - begin);
            boolean isLast = begin + count == frames;
            MidiSequence midi = instance.midi();
            midi.clear();
            while (next < size && (isLast || offsets[next] < begin + count)) {
                midi.add(Math.clamp(offsets[next] - begin, 0, count - 1), messages[next]);
                next++;
            }
            for (Lv2Control control : controls) {
                control.write(instance.cells());
            }
            instance.run(count);
            instance.copy(left, right, begin, count);
        }
    }

    @RealTime
    private static void beSilent(float[] left, float[] right, int frames) {
        Arrays.fill(left, 0, frames, 0);
        Arrays.fill(right, 0, frames, 0);
    }

    /** Nought times what is no number, or infinite, is no number. */
    @RealTime
    private static boolean isAllNumbers(float[] left, float[] right, int frames) {
        float noughts = 0;
        for (int i = 0; i < frames; i++) {
            noughts += left[i] * 0 + right[i] * 0;
        }
        return noughts == 0;
    }

    /**
     * Runs it in silence until its worker has done what it wants before it sounds, such as loading samples. How many frames
     * pass in it does not depend on how long that takes. Thread: the one that renders, before it is hot.
     *
     * @param longestNs it is not waited for longer
     * @return whether it is ready; if not it may be silent for some time
     */
    public boolean prepare(NanoClock clock, long longestNs) {
        float[] left = new float[Lv2Instance.RUN_FRAMES];
        float[] right = new float[Lv2Instance.RUN_FRAMES];
        Worker worker = instance.worker();
        long beganNs = clock.nanoTime();
        do {
            render(left, right, Lv2Instance.RUN_FRAMES);
            while (!worker.hasDone()) {
                if (clock.nanoTime() - beganNs >= longestNs) {
                    return false;
                }
                LockSupport.parkNanos(LOOK_NS);
            }
            if (!worker.hasResponses()) {
                return true;
            }
        } while (clock.nanoTime() - beganNs < longestNs);
        return false;
    }

    /**
     * Gives it the state that came with it.
     *
     * @throws Lv2Exception in one line, if there is no such one
     */
    public void load(Lv2Preset preset) {
        give(world.stateAt(preset.uri())
                .orElseThrow(() -> new Lv2Exception("%s has no preset %s".formatted(plugin.name(), preset.uri()))));
    }

    /** All that there is to keep of it, controls included, as text (Turtle) for {@link #restore}. */
    public String state() {
        Lilv lilv = world.lilv();
        MemorySegment none = MemorySegment.NULL;
        synchronized (offStage) {
            MemorySegment state = lilv.pointer(
                    "lilv_state_new_from_instance",
                    world.pointerOf(plugin),
                    instance.pointer(),
                    world.urids().map(),
                    none,
                    none,
                    none,
                    none,
                    getter,
                    none,
                    STATE_FLAGS,
                    instance.features());
            return SealedState.seal(plugin.uri(), world.takeText(state, STATE_URI));
        }
    }

    /**
     * Gives it a state that was kept. If that is more than where controls stand, it is silent meanwhile.
     *
     * @throws Lv2Exception in one line, if that is none, or another plugin's
     */
    public void restore(String state) {
        give(world.stateIn(SealedState.open(state, plugin))
                .orElseThrow(() -> new Lv2Exception("lilv cannot read that state of %s".formatted(plugin.name()))));
    }

    private void give(MemorySegment state) {
        Lilv lilv = world.lilv();
        try {
            if (lilv.number("lilv_state_get_num_properties", state) == 0) {
                lilv.call("lilv_state_emit_port_values", state, setter, MemorySegment.NULL);
            } else {
                giveWhileSilent(state);
            }
        } finally {
            lilv.call("lilv_state_free", state);
        }
    }

    /** As LV2 state.h wants it: nothing else is done with the plugin meanwhile. */
    private void giveWhileSilent(MemorySegment state) {
        synchronized (offStage) {
            take();
            try {
                MemorySegment nobody = MemorySegment.NULL;
                world.lilv()
                        .call("lilv_state_restore", state, instance.pointer(), setter, nobody, 0, instance.features());
            } finally {
                floatingPoint.restore();
                taken.set(false);
            }
        }
    }

    private void take() {
        long beganNs = System.nanoTime();
        while (!taken.compareAndSet(false, true)) {
            if (System.nanoTime() - beganNs > LONGEST_RUN_NS) {
                throw new Lv2Exception(plugin.name() + " does not come to an end of its run: it can be given no state");
            }
            Thread.onSpinWait();
        }
    }

    /** Called by lilv: LilvSetPortValueFunc. */
    void onSet(MemorySegment symbol, MemorySegment user, long value, int bytes, int type) {
        float told = number(value, bytes, type);
        for (Lv2Control control : controls) {
            if (control.port().symbol().equals(Library.text(symbol)) && !Float.isNaN(told)) {
                control.set(told);
            }
        }
    }

    /** The number that an atom's body says, of whatever kind of number; else NaN. */
    private float number(long value, int bytes, int type) {
        MemorySegment memory = NativeCalls.MEMORY;
        return switch (bytes) {
            case Float.BYTES -> type == atomFloat
                    ? memory.get(ValueLayout.JAVA_FLOAT_UNALIGNED, value)
                    : memory.get(ValueLayout.JAVA_INT_UNALIGNED, value);
            case Double.BYTES -> type == atomDouble
                    ? (float) memory.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, value)
                    : memory.get(ValueLayout.JAVA_LONG_UNALIGNED, value);
            default -> Float.NaN;
        };
    }

    /** Called by lilv: LilvGetPortValueFunc. It copies the value at once. */
    MemorySegment onGet(MemorySegment symbol, MemorySegment user, long bytes, long type) {
        for (Lv2Control control : controls) {
            if (control.port().symbol().equals(Library.text(symbol))) {
                asked.set(ValueLayout.JAVA_FLOAT, 0, control.value());
                NativeCalls.MEMORY.set(ValueLayout.JAVA_INT, bytes, Float.BYTES);
                NativeCalls.MEMORY.set(ValueLayout.JAVA_INT, type, atomFloat);
                return asked;
            }
        }
        NativeCalls.MEMORY.set(ValueLayout.JAVA_INT, bytes, 0);
        NativeCalls.MEMORY.set(ValueLayout.JAVA_INT, type, 0);
        return MemorySegment.NULL;
    }

    /** Ends it: its worker first, then the plugin itself, then its memory. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (instance.free()) {
            world.forget(this);
            arena.close();
        }
    }
}
