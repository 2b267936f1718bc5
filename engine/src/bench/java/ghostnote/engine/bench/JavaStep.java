package ghostnote.engine.bench;

import static ghostnote.engine.bench.SeedNetwork.TICKS;

import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.RandomStream;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Setting;
import ghostnote.engine.time.Meter;

/** Ghostnote's own drummer. */
final class JavaStep implements StepEngine.Checked {
    private static final int NOTE_HEAD = 0;
    private static final int TICKS_HEAD = 1;
    private static final int NOTE = Feature.NOTE.ordinal();
    private static final int TICKS_CHOICE = Feature.TICKS.ordinal();

    private final String name;
    private final Network network;
    private final NetState state;
    private final RandomStream random = new RandomStream();
    private final Sampler drawing = new Sampler();
    private final Sampler greedy = new Sampler();
    private final Moment moment;

    JavaStep(SeedNetwork seed, Kernel kernel, Precision precision) {
        name = "Java %s %s".formatted(kernel.name(), precision == Precision.INT16 ? "int16" : "fp32");
        network = new Network(seed.model(), kernel, precision);
        state = network.newState();
        moment = new Moment(network.vocabulary(), new Setting(Meter.COMMON, 120, 0));
        drawing.prepare(network);
        greedy.prepare(network);
        greedy.setTemperature(Feature.NOTE, 0);
        greedy.setTemperature(Feature.TICKS, 0);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step(drawing);
        }
    }

    private void step(Sampler sampler) {
        network.step(state, moment);
        moment.decide(NOTE, sampler.draw(network, state, NOTE_HEAD, random));
        moment.decide(TICKS_CHOICE, sampler.draw(network, state, TICKS_HEAD, random));
        moment.commit();
    }

    @Override
    public int[] greedy(int steps) {
        state.clear();
        moment.clear();
        moment.decide(NOTE, 0);
        moment.decide(TICKS_CHOICE, 0);
        int[] drawn = new int[steps];
        for (int i = 0; i < steps; i++) {
            step(greedy);
            drawn[i] = moment.choice(NOTE) * TICKS + moment.choice(TICKS_CHOICE);
        }
        return drawn;
    }

    @Override
    public void close() {
        state.close();
        network.close();
    }
}
