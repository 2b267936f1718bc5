package ghostnote.engine.learn;

import static ghostnote.engine.learn.RaceTask.NOTES;
import static ghostnote.engine.learn.RaceTask.STEPS;
import static ghostnote.engine.learn.RaceTask.TICKS;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import ghostnote.engine.bench.TorchScript;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * libtorch through DJL: forward and loss as one TorchScript call a window, back by its autograd, the update by its own
 * Adam. The window starts from h = c = 0, and nothing is clipped, which spares it some work.
 */
final class TorchTraining implements TrainingEngine {
    /** The choices besides those of the vocabulary: none, where a file starts. */
    private static final int NONE = 1;

    private final RaceTask task;
    private final boolean fused;
    private final Table[] inputs;
    private final Streams streams;
    private final Window window;
    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final List<PtNDArray> weights = new ArrayList<>(); // head, head bias, those of the cells
    private final List<PtNDArray> means = new ArrayList<>();
    private final List<PtNDArray> squares = new ArrayList<>();
    private final PtNDArray hidden;
    private final PtNDArray memory;
    private int updates;

    TorchTraining(RaceTask task, boolean fused, Parameters start) throws IOException {
        this.task = task;
        this.fused = fused;
        inputs = start.inputs;
        streams = task.streams(start);
        window = new Window(STEPS, task.batch(), start.config.heads().size());
        manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        int units = task.units();
        String code = fused ? fused(units, task.layers()) : stepwise(units);
        block = JniUtils.loadModule(
                manager, new ByteArrayInputStream(TorchScript.archive("Train", code)), false, false);
        weight(start.output.copy(start.values()), units, NOTES + TICKS);
        weight(start.outputBias.copy(start.values()), NOTES + TICKS);
        if (fused) {
            addFusedWeights(start);
        } else {
            addStepwiseWeights(start);
        }
        Shape state = new Shape(task.layers(), task.batch(), units);
        hidden = (PtNDArray) manager.zeros(state);
        memory = (PtNDArray) manager.zeros(state);
    }

    /** {@code at::lstm}, fed with one-hot vectors: its input product cannot be replaced by choosing rows. */
    private static String fused(int units, int layers) {
        List<String> cells = IntStream.range(0, 4 * layers).mapToObj(i -> "cell" + i).toList();
        return """
                class Train(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Train,
                      note: Tensor,
                      ticks: Tensor,
                      next_note: Tensor,
                      next_ticks: Tensor,
                      h: Tensor,
                      c: Tensor,
                      head: Tensor,
                      head_bias: Tensor,
                      %3$s) -> Tensor:
                    note_hot = torch.one_hot(note, 18)
                    ticks_hot = torch.one_hot(ticks, 210)
                    x = torch.to(torch.cat([note_hot, ticks_hot], 2), 6)
                    out, h1, c1, = torch.lstm(x, [h, c], [%4$s], True, %2$d, 0., True, False, False)
                    logits = torch.addmm(head_bias, torch.reshape(out, [-1, %1$d]), head)
                    note_loss = torch.cross_entropy_loss(torch.narrow(logits, 1, 0, 17), next_note)
                    ticks_loss = torch.cross_entropy_loss(torch.narrow(logits, 1, 17, 209), next_ticks)
                    return torch.add(note_loss, ticks_loss)
                """.formatted(
                        units, layers, String.join(": Tensor, ", cells) + ": Tensor", String.join(", ", cells));
    }

    /** Step by step, with chosen rows in place of the input product. */
    private static String stepwise(int units) {
        return """
                class Train(Module):
                  __parameters__ = []
                  __buffers__ = []
                  training : bool
                  def forward(self: __torch__.Train,
                      note: Tensor,
                      ticks: Tensor,
                      next_note: Tensor,
                      next_ticks: Tensor,
                      h: Tensor,
                      c: Tensor,
                      head: Tensor,
                      head_bias: Tensor,
                      note_rows: Tensor,
                      ticks_rows: Tensor,
                      recurrent: Tensor) -> Tensor:
                    chosen = torch.add(torch.index_select(note_rows, 0, note), torch.index_select(ticks_rows, 0, ticks))
                    x = torch.unbind(torch.reshape(chosen, [200, -1, %2$d]), 0)
                    h1 = torch.select(h, 0, 0)
                    c1 = torch.select(c, 0, 0)
                    hidden = annotate(List[Tensor], [])
                    for t in range(200):
                      gates = torch.addmm(x[t], h1, recurrent)
                      sums, g, = torch.split_with_sizes(gates, [%3$d, %1$d], 1)
                      f, i, o, = torch.split_with_sizes(torch.sigmoid(sums), [%1$d, %1$d, %1$d], 1)
                      c1 = torch.addcmul(torch.mul(f, c1), i, torch.tanh(g))
                      h1 = torch.mul(o, torch.tanh(c1))
                      _0 = torch.append(hidden, h1)
                    logits = torch.addmm(head_bias, torch.cat(hidden, 0), head)
                    note_loss = torch.cross_entropy_loss(torch.narrow(logits, 1, 0, 17), next_note)
                    ticks_loss = torch.cross_entropy_loss(torch.narrow(logits, 1, 17, 209), next_ticks)
                    return torch.add(note_loss, ticks_loss)
                """.formatted(units, 4 * units, 3 * units);
    }

    private void addFusedWeights(Parameters start) {
        int units = task.units();
        int width = NOTES + NONE + TICKS + NONE;
        for (int l = 0; l < task.layers(); l++) {
            Parameters.Layer layer = start.layers.get(l);
            if (l == 0) {
                float[] rows = new float[width * 4 * units];
                float[] notes = start.inputs[0].copy(start.values());
                float[] ticks = start.inputs[1].copy(start.values());
                System.arraycopy(notes, 0, rows, 0, notes.length);
                System.arraycopy(ticks, 0, rows, (NOTES + NONE) * 4 * units, ticks.length);
                weight(toTorch(rows, width, units), 4L * units, width);
            } else {
                weight(toTorch(layer.input().copy(start.values()), units, units), 4L * units, units);
            }
            weight(toTorch(layer.recurrent().copy(start.values()), units, units), 4L * units, units);
            weight(toTorch(layer.bias().copy(start.values()), 1, units), 4L * units);
            weight(new float[4 * units], 4L * units);
        }
    }

    private void addStepwiseWeights(Parameters start) {
        int columns = 4 * task.units();
        float[] bias = start.layers.getFirst().bias().copy(start.values());
        float[] notes = start.inputs[0].copy(start.values());
        float[] rows = new float[(NOTES + NONE) * columns];
        System.arraycopy(notes, 0, rows, 0, notes.length);
        for (int i = 0; i < rows.length; i++) {
            rows[i] += bias[i % columns]; // each step chooses one of these rows, so they may as well hold the bias
        }
        weight(rows, NOTES + NONE, columns);
        float[] ticks = start.inputs[1].copy(start.values());
        float[] more = new float[(TICKS + NONE) * columns];
        System.arraycopy(ticks, 0, more, 0, ticks.length);
        weight(more, TICKS + NONE, columns);
        weight(start.layers.getFirst().recurrent().copy(start.values()), task.units(), columns);
    }

    private void weight(float[] values, long... shape) {
        PtNDArray weight = (PtNDArray) manager.create(values, new Shape(shape));
        weight.setRequiresGradient(true);
        weights.add(weight);
        means.add((PtNDArray) manager.zeros(new Shape(shape)));
        squares.add((PtNDArray) manager.zeros(new Shape(shape)));
    }

    /** From rows with columns f, i, o, g to columns of rows i, f, g, o. */
    private static float[] toTorch(float[] rows, int height, int units) {
        float[] out = new float[rows.length];
        for (int r = 0; r < height; r++) {
            for (int j = 0; j < 4 * units; j++) {
                out[torchRow(j, units) * height + r] = rows[r * 4 * units + j];
            }
        }
        return out;
    }

    private static float[] fromTorch(float[] columns, int height, int units) {
        float[] out = new float[columns.length];
        for (int r = 0; r < height; r++) {
            for (int j = 0; j < 4 * units; j++) {
                out[r * 4 * units + j] = columns[torchRow(j, units) * height + r];
            }
        }
        return out;
    }

    private static int torchRow(int column, int units) {
        int[] gates = {1, 0, 3, 2};
        return gates[column / units] * units + column % units;
    }

    @Override
    public String name() {
        return "libtorch 2.7.1 " + (fused ? "at::lstm" : "step by step");
    }

    @Override
    public double update() {
        JniUtils.setGradMode(true);
        streams.play(window, 0);
        try (PtNDManager scratch = (PtNDManager) manager.newSubManager()) {
            Shape input = fused ? new Shape(STEPS, task.batch()) : new Shape(task.eventsPerUpdate());
            Shape flat = new Shape(task.eventsPerUpdate());
            NDList arguments = new NDList(
                    given(scratch, inputs[RaceTask.NOTE], input),
                    given(scratch, inputs[RaceTask.DELAY], input),
                    targets(scratch, RaceTask.NOTE, flat),
                    targets(scratch, RaceTask.DELAY, flat),
                    hidden,
                    memory);
            arguments.addAll(weights);
            PtNDArray loss = (PtNDArray) IValueUtils.forward(block, arguments, true).singletonOrThrow();
            loss.attach(scratch);
            double nats = loss.getFloat();
            if (updates > 0) {
                weights.forEach(JniUtils::zeroGrad);
            }
            JniUtils.backward(loss, (PtNDArray) scratch.ones(new Shape()), false, false);
            step(scratch);
            return nats;
        }
    }

    /** The row of an input that each step is given; the one behind all others where it is given none. */
    private NDArray given(PtNDManager scratch, Table input, Shape shape) {
        SparseRows rows = window.inputs();
        long[] choices = new long[task.eventsPerUpdate()];
        for (int row = 0; row < choices.length; row++) {
            int choice = input.rows();
            for (int entry = rows.start(row); entry < rows.end(row); entry++) {
                int place = rows.place(entry);
                if (place >= input.start() && place < input.end()) {
                    choice = (place - input.start()) / input.stride();
                }
            }
            choices[row] = choice;
        }
        return scratch.create(choices, shape);
    }

    private NDArray targets(PtNDManager scratch, int head, Shape shape) {
        long[] choices = new long[task.eventsPerUpdate()];
        for (int row = 0; row < choices.length; row++) {
            choices[row] = window.targets()[row][head];
        }
        return scratch.create(choices, shape);
    }

    private void step(PtNDManager scratch) {
        updates++;
        JniUtils.setGradMode(false);
        double correction = Math.sqrt(1 - Math.pow(0.999, updates)) / (1 - Math.pow(0.9, updates));
        for (int i = 0; i < weights.size(); i++) {
            PtNDArray slope = JniUtils.getGradient(weights.get(i));
            slope.attach(scratch);
            JniUtils.adamUpdate(
                    weights.get(i), slope, means.get(i), squares.get(i), (float) RaceTask.LEARNING_RATE,
                    (float) (RaceTask.LEARNING_RATE * correction), 0f, 1f, 0f, 0.9f, 0.999f, 1e-8f, false);
        }
    }

    @Override
    public float[][] gradients() {
        int units = task.units();
        float[] output = gradient(0);
        if (!fused) {
            float[] notes = gradient(2);
            return new float[][] {gradient(4), output, Arrays.copyOf(notes, NOTES * 4 * units)};
        }
        int width = NOTES + NONE + TICKS + NONE;
        float[] rows = fromTorch(gradient(2), width, units);
        return new float[][] {
            fromTorch(gradient(3), units, units), output, Arrays.copyOf(rows, NOTES * 4 * units)
        };
    }

    private float[] gradient(int weight) {
        try (PtNDArray slope = JniUtils.getGradient(weights.get(weight))) {
            return slope.toFloatArray();
        }
    }

    @Override
    public void close() {
        block.close();
        manager.close();
    }
}
