package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.model.Layer;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * Everything that moves while one drummer plays, with the scratch space of its steps.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives until closed.
 */
public final class NetState implements AutoCloseable {
    private final Arena arena;

    /** All that a step changes and the next one needs: the step counter, then h and c of each layer. */
    private final Floats moving;

    final LayerState[] layers;

    final Scratch scratch;

    /**
     * @param arena closed with this
     */
    NetState(List<Layer> shape, Scratch scratch, Arena arena) {
        this.scratch = scratch;
        this.arena = arena;
        int length = Kernel.LOGICAL_LANES;
        for (Layer layer : shape) {
            length += (layer.cell().remembers() ? 2 : 1) * Kernel.wholeLanes(layer.units());
        }
        moving = Floats.allocate(arena, length);
        layers = new LayerState[shape.size()];
        int at = Kernel.LOGICAL_LANES;
        for (int l = 0; l < layers.length; l++) {
            Layer layer = shape.get(l);
            int units = layer.units();
            Floats hidden = moving.part(at, units);
            at += Kernel.wholeLanes(units);
            Floats memory = moving.part(at, layer.cell().remembers() ? units : 0);
            at += Kernel.wholeLanes(memory.length());
            layers[l] = new LayerState(hidden, memory, scratch.gates[l], scratch.recurrent[l]);
        }
    }

    /** The number of the step to come, modulo {@link Layer#LONGEST_PERIOD}. */
    @RealTime
    int step() {
        return (int) moving.get(0);
    }

    @RealTime
    void countStep() {
        moving.set(0, (step() + 1) % Layer.LONGEST_PERIOD);
    }

    /** Forgets everything: h = c = 0. */
    @RealTime
    public void clear() {
        for (int i = 0; i < moving.length(); i++) {
            moving.set(i, 0);
        }
    }

    /** So many floats does a step change. */
    @RealTime
    public int length() {
        return moving.length();
    }

    /** Keeps what a step changes, from a place on. */
    @RealTime
    public void save(Floats marks, int start) {
        marks.copyFrom(start, moving, 0, moving.length());
    }

    /** Comes back to what was kept. */
    @RealTime
    public void restore(Floats marks, int start) {
        moving.copyFrom(0, marks, start, moving.length());
    }

    /** h and c uniform in [-amplitude, amplitude). */
    @RealTime
    public void randomise(RandomStream random, float amplitude) {
        draw(random, amplitude, false);
    }

    /** h and c normal, of mean 0. */
    @RealTime
    public void scatter(RandomStream random, float deviation) {
        draw(random, deviation, true);
    }

    @RealTime
    private void draw(RandomStream random, float scale, boolean normal) {
        clear();
        for (LayerState layer : layers) {
            for (int u = 0; u < layer.hidden().length(); u++) {
                layer.hidden().set(u, scale * draw(random, normal));
                if (u < layer.memory().length()) {
                    layer.memory().set(u, scale * draw(random, normal));
                }
            }
        }
    }

    @RealTime
    private static float draw(RandomStream random, boolean normal) {
        return normal ? random.nextGaussian() : 2 * random.nextFloat() - 1;
    }

    @Override
    public void close() {
        arena.close();
    }
}
