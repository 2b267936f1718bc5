package ghostnote.engine.learn;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Panels;
import ghostnote.engine.kernel.TrainingKernel;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory that a shard needs only while it works, for shards that take turns with it, so that it stays in cache. Each of
 * them asks for the same things in the same order, the first for the most.
 *
 * <p>Thread: whoever works with it holds its lock.
 */
final class Tapes {
    private final Arena arena = Arena.ofAuto();
    private final List<Floats> floats = new ArrayList<>();
    private final List<Panels> panels = new ArrayList<>();

    /** For one shard, which asks for one thing after the other. */
    final class Turn {
        private int nextFloats;
        private int nextPanels;

        Floats floats(int count) {
            if (nextFloats == floats.size()) {
                floats.add(Floats.allocate(arena, count));
            }
            return floats.get(nextFloats++);
        }

        Panels panels(TrainingKernel kernel, int mostInputs, int columns) {
            if (nextPanels == panels.size()) {
                panels.add(kernel.panels(mostInputs, columns, arena));
            }
            return panels.get(nextPanels++);
        }
    }
}
