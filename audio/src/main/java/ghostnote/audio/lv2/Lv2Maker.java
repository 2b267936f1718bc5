package ghostnote.audio.lv2;

import ghostnote.audio.lv2.Lv2Port.Range;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.engine.RealTime;
import ghostnote.engine.time.NanoClock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes instruments of a plugin that are ready to be heard: as a preset, a state and controls say, in this order, and their
 * samples loaded. Each has a world of its own, which ends with it.
 *
 * <p>Thread: any but a hot one, one at a time. Real-time safe: no.
 */
public final class Lv2Maker implements InstrumentMaker {
    private static final long LONGEST_PREPARATION_NS = 30_000_000_000L;

    private final Lv2Plugin plugin;
    private final Optional<Lv2Preset> preset;
    private final Map<String, Float> controls;
    private final Optional<String> given;
    private volatile Optional<String> made = Optional.empty();

    private Lv2Maker(
            Lv2Plugin plugin, Optional<Lv2Preset> preset, Map<String, Float> controls, Optional<String> given) {
        this.plugin = plugin;
        this.preset = preset;
        this.controls = controls;
        this.given = given;
    }

    /**
     * Finds the plugin, and all that is asked of it.
     *
     * @param wanted as {@link Lv2World#find} takes it
     * @param preset as {@link Lv2World#preset} takes it
     * @param controls values by symbol, by name or by a part of one that no other has
     * @param state as it was kept
     * @throws Lv2Exception in one line, if there is none, it cannot be played, or it has no such preset, control or value
     */
    public static Lv2Maker of(
            String wanted, Optional<String> preset, Map<String, Float> controls, Optional<String> state) {
        try (Lv2World world = Lv2World.open()) {
            Lv2Plugin plugin = world.find(wanted);
            Lv2World.requirePlayable(plugin);
            Map<String, Float> bySymbol = new TreeMap<>();
            controls.forEach((name, value) -> bySymbol.put(control(plugin, name, value).symbol(), value));
            state.ifPresent(kept -> SealedState.open(kept, plugin));
            return new Lv2Maker(plugin, preset.map(name -> world.preset(plugin, name)), bySymbol, state);
        }
    }

    private static Lv2Port control(Lv2Plugin plugin, String wanted, float value) {
        Lv2Port port =
                Named.find(plugin, "control", wanted, plugin.controls(), Lv2Port::symbol, Lv2Port::name, Lv2Port::symbol);
        Range range = port.range();
        if (!(value >= range.least() && value <= range.most())) {
            throw new Lv2Exception("%s, %s %s: expected %s to %s"
                    .formatted(plugin.name(), port.symbol(), value, range.least(), range.most()));
        }
        return port;
    }

    /** What is played. */
    public Lv2Plugin plugin() {
        return plugin;
    }

    /** As what, if any of those that came with it. */
    public Optional<Lv2Preset> preset() {
        return preset;
    }

    /** Where controls were put, by symbol. */
    public Map<String, Float> controls() {
        return controls;
    }

    /** All that there is to keep of it, as it was when an instrument was last made; empty if none was and none was given. */
    public Optional<String> state() {
        return made.or(() -> given);
    }

    @Override
    public Instrument make(int sampleRateHz) {
        Lv2World world = Lv2World.open();
        try {
            Lv2Instrument instrument = world.open(plugin, sampleRateHz);
            preset.ifPresent(instrument::load);
            given.ifPresent(instrument::restore);
            instrument.controls().stream()
                    .filter(control -> controls.containsKey(control.port().symbol()))
                    .forEach(control -> control.set(controls.get(control.port().symbol())));
            if (!instrument.prepare(NanoClock.system(), LONGEST_PREPARATION_NS)) {
                throw new Lv2Exception("%s is not ready to play within %d s"
                        .formatted(plugin.name(), LONGEST_PREPARATION_NS / 1_000_000_000));
            }
            made = Optional.of(instrument.state());
            return new Alone(world, instrument);
        } catch (Throwable failure) {
            world.close();
            throw failure;
        }
    }

    /** An instrument that ends its world. */
    private record Alone(Lv2World world, Lv2Instrument instrument) implements Instrument {
        @Override
        @RealTime
        public void send(int offsetFrames, int status, int data1, int data2) {
            instrument.send(offsetFrames, status, data1, data2);
        }

        @Override
        @RealTime
        public void render(float[] left, float[] right, int frames) {
            instrument.render(left, right, frames);
        }

        @Override
        public void close() {
            world.close();
        }
    }
}
