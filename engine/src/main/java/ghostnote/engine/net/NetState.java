package ghostnote.engine.net;

import ghostnote.engine.RealTime;
import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import java.lang.foreign.Arena;

/**
 * Everything that moves while one drummer plays, and the scratch space of its steps.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives until closed.
 */
public final class NetState implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final int units;

    /** h and c. */
    final Floats hidden;

    final Floats memory;

    /** Scratch: the gates of one step, the logits of all heads, the exponentials of one head and their partial sums. */
    final Floats gates;

    final Floats logits;
    final Floats exponentials;
    final Floats laneSums;

    /** From which end the next step reads the weights. It changes no bit. */
    boolean backwards;

    NetState(int units, int gateColumns, int logitColumns, int widestHead) {
        this.units = units;
        hidden = Floats.allocate(arena, units);
        memory = Floats.allocate(arena, units);
        gates = Floats.allocate(arena, gateColumns);
        logits = Floats.allocate(arena, logitColumns);
        exponentials = Floats.allocate(arena, widestHead);
        laneSums = Floats.allocate(arena, Kernel.LOGICAL_LANES);
    }

    /** Forgets everything: h = c = 0. */
    @RealTime
    public void clear() {
        for (int u = 0; u < units; u++) {
            hidden.set(u, 0);
            memory.set(u, 0);
        }
    }

    /** h and c uniform in [-amplitude, amplitude). */
    @RealTime
    public void randomise(RandomStream random, float amplitude) {
        for (int u = 0; u < units; u++) {
            hidden.set(u, amplitude * (2 * random.nextFloat() - 1));
            memory.set(u, amplitude * (2 * random.nextFloat() - 1));
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
