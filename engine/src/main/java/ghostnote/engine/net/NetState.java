package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.RowList;
import ghostnote.engine.sense.Senses;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * Everything that moves while one drummer plays, and the scratch space of its steps.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives until closed.
 */
public final class NetState implements AutoCloseable {
    private final Arena arena = Arena.ofShared();

    /** All that a step changes and the next one needs: the step counter, then h and c of each layer. */
    private final Floats moving;

    final LayerState[] layers;

    /** Scratch: what the heads take from the last layer, side by side; each head's part of it; and its logits. */
    final Floats heard;

    final Floats[] hidden;
    final Floats[] logits;

    /** Scratch: the exponentials of one head and their partial sums. */
    final Floats exponentials;

    final Floats laneSums;

    /** What the network is told at a moment. */
    final Senses senses;

    final RowList rows = new RowList(Senses.MOST_ROWS);

    NetState(List<Layer> shape, HeadSlot[] heads, Vocabulary vocabulary) {
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
            layers[l] = new LayerState(
                    hidden,
                    memory,
                    Floats.allocate(arena, layer.gateColumns()),
                    Floats.allocate(arena, layer.cell().resets() ? layer.gateColumns() : 0));
        }
        int columns = 0;
        int widest = 0;
        for (HeadSlot head : heads) {
            columns += head.columns();
            widest = Math.max(widest, head.padded());
        }
        heard = Floats.allocate(arena, columns);
        hidden = new Floats[heads.length];
        logits = new Floats[heads.length];
        for (int i = 0; i < heads.length; i++) {
            hidden[i] = heard.part(heads[i].start(), heads[i].columns());
            logits[i] = heads[i].deep() ? Floats.allocate(arena, heads[i].padded()) : hidden[i];
        }
        senses = new Senses(vocabulary);
        exponentials = Floats.allocate(arena, widest);
        laneSums = Floats.allocate(arena, Kernel.LOGICAL_LANES);
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

    /** Room for what a step changes, to come back to it. Real-time safe: no. */
    public Floats newMark(Arena room) {
        return Floats.allocate(room, moving.length());
    }

    /** Keeps what a step changes. */
    @RealTime
    public void save(Floats mark) {
        mark.copyFrom(moving);
    }

    /** Comes back to what was kept. */
    @RealTime
    public void restore(Floats mark) {
        moving.copyFrom(mark);
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
