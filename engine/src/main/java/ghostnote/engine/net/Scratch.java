package ghostnote.engine.net;

import ghostnote.engine.kernel.Floats;
import ghostnote.engine.kernel.Kernel;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.RowList;
import ghostnote.engine.sense.Senses;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * The scratch space of a network's steps. Nothing in it outlasts the hit that is decided, so that all the states of one
 * drummer share it.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives as long as its room.
 */
public final class Scratch {
    /** Of each layer, as its {@link LayerState} holds them. */
    final Floats[] gates;

    final Floats[] recurrent;

    /** What the heads take from the last layer, side by side; each head's part of it; and its logits. */
    final Floats heard;

    final Floats[] hidden;
    final Floats[] logits;

    /** The exponentials of one head and their partial sums. */
    final Floats exponentials;

    final Floats laneSums;

    /** What the network is told at a moment. */
    final Senses senses;

    final RowList rows = new RowList(Senses.MOST_ROWS);

    Scratch(List<Layer> shape, HeadSlot[] heads, Vocabulary vocabulary, Arena room) {
        gates = new Floats[shape.size()];
        recurrent = new Floats[shape.size()];
        for (int l = 0; l < gates.length; l++) {
            Layer layer = shape.get(l);
            gates[l] = Floats.allocate(room, layer.gateColumns());
            recurrent[l] = Floats.allocate(room, layer.cell().resets() ? layer.gateColumns() : 0);
        }
        int columns = 0;
        int widest = 0;
        for (HeadSlot head : heads) {
            columns += head.columns();
            widest = Math.max(widest, head.padded());
        }
        heard = Floats.allocate(room, columns);
        hidden = new Floats[heads.length];
        logits = new Floats[heads.length];
        for (int i = 0; i < heads.length; i++) {
            hidden[i] = heard.part(heads[i].start(), heads[i].columns());
            logits[i] = heads[i].deep() ? Floats.allocate(room, heads[i].padded()) : hidden[i];
        }
        senses = new Senses(vocabulary);
        exponentials = Floats.allocate(room, widest);
        laneSums = Floats.allocate(room, Kernel.LOGICAL_LANES);
    }
}
