package ghostnote.engine.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The kinds of recurrent cells. Below x is what comes in, h the hidden state, c what some remember besides; every gate
 * is sigmoid or tanh of bias + x W + h R, and the columns of W and R hold the gates in the order given.
 */
public enum CellKind {
    /** h = tanh(g). Gates: g. Elman, "Finding structure in time", Cognitive Science 1990. */
    ELMAN(1, 0),

    /**
     * c = f c + i g, h = o tanh(c). Gates: f, i, o, g. Hochreiter and Schmidhuber, "Long short-term memory", Neural
     * Computation 1997, with the forget gate of Gers, Schmidhuber and Cummins, 2000.
     */
    LSTM(4, 3),

    /**
     * The LSTM whose gates see c: f and i that before the step, o that after it. Gates: f, i, o, g. Gers and
     * Schmidhuber, "Recurrent nets that time and count", IJCNN 2000.
     */
    PEEPHOLE(4, 3),

    /**
     * c = f c + (1 - f) g, h = o tanh(c): an LSTM that takes in as much as it forgets. Gates: f, o, g. CIFG in Greff et
     * al., "LSTM: a search space odyssey", IEEE TNNLS 2017.
     */
    CIFG(3, 2),

    /**
     * h = (1 - z) n + z h, n = tanh(x W + bias + r (h R + recurrent bias)). Gates: n, r, z. Cho et al., EMNLP 2014,
     * with the reset gate behind the recurrent product, as cuDNN and PyTorch have it.
     */
    GRU(3, 0),

    /**
     * h = (1 - f) h + f n, n = tanh(x W + bias + f (h R + recurrent bias)). Gates: n, f. Zhou et al., "Minimal gated
     * unit for recurrent neural networks", IJAC 2016, with the gate behind the recurrent product as in our GRU.
     */
    MGU(2, 0),

    /**
     * Elman cells in up to 8 modules. Module m moves at every 2^m-th step only, hears itself and slower ones. Gates:
     * g. Koutnik, Greff, Gomez and Schmidhuber, "A clockwork RNN", ICML 2014.
     */
    CLOCKWORK(1, 0);

    private final int gates;
    private final int candidate;

    CellKind(int gates, int candidate) {
        this.gates = gates;
        this.candidate = candidate;
    }

    /** The gates of each unit, the candidate counted. */
    public int gates() {
        return gates;
    }

    /** Which gate is the candidate g or n, the one that goes through tanh and not sigmoid. */
    public int candidate() {
        return candidate;
    }

    /** Whether it is an LSTM of some kind: remembers c besides h, and its first gate is the forget gate. */
    public boolean remembers() {
        return this == LSTM || this == PEEPHOLE || this == CIFG;
    }

    /** Whether its candidate takes what x and what h bring apart, the latter with a bias of its own. */
    public boolean resets() {
        return this == GRU || this == MGU;
    }

    /** The word for it in model files and on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind a word stands for.
     *
     * @throws ModelException if there is none
     */
    public static CellKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ModelException("no cell is called \"%s\": expected one of %s"
                        .formatted(
                                word,
                                Arrays.stream(values()).map(CellKind::word).collect(Collectors.joining(", ")))));
    }
}
