package ghostnote.engine.bench;

import static ghostnote.engine.bench.SeedNetwork.CHOICES;
import static ghostnote.engine.bench.SeedNetwork.GATES;
import static ghostnote.engine.bench.SeedNetwork.NOTES;
import static ghostnote.engine.bench.SeedNetwork.TICKS;
import static ghostnote.engine.bench.SeedNetwork.UNITS;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime, fed the way that was fastest: input rows gathered, one Gemm each for gates and logits, every tensor
 * allocated once. Two states take turns as input and output.
 */
final class OnnxRuntimeStep extends LibraryStep {
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;
    private final LongBuffer note = floats(2).asLongBuffer();
    private final LongBuffer ticks = floats(2).asLongBuffer();
    private final FloatBuffer[] states = new FloatBuffer[4];
    private final FloatBuffer noteOdds = floats(NOTES).asFloatBuffer();
    private final FloatBuffer ticksOdds = floats(TICKS).asFloatBuffer();
    private final List<OnnxTensor> tensors = new ArrayList<>();
    private final List<Map<String, OnnxTensor>> inputs;
    private final List<Map<String, OnnxTensor>> outputs;
    private int turn;

    OnnxRuntimeStep(SeedNetwork seed) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(graph(seed), options);
        }
        for (int i = 0; i < states.length; i++) {
            states[i] = floats(UNITS).asFloatBuffer();
        }
        OnnxTensor noteIn = tensor(OnnxTensor.createTensor(environment, note, new long[] {1}));
        OnnxTensor ticksIn = tensor(OnnxTensor.createTensor(environment, ticks, new long[] {1}));
        OnnxTensor noteOut = tensor(OnnxTensor.createTensor(environment, noteOdds, new long[] {1, NOTES}));
        OnnxTensor ticksOut = tensor(OnnxTensor.createTensor(environment, ticksOdds, new long[] {1, TICKS}));
        OnnxTensor h0 = state(0);
        OnnxTensor c0 = state(1);
        OnnxTensor h1 = state(2);
        OnnxTensor c1 = state(3);
        inputs = List.of(
                Map.of("note", noteIn, "ticks", ticksIn, "h", h0, "c", c0),
                Map.of("note", noteIn, "ticks", ticksIn, "h", h1, "c", c1));
        outputs = List.of(
                Map.of("noteOdds", noteOut, "ticksOdds", ticksOut, "hNext", h1, "cNext", c1),
                Map.of("noteOdds", noteOut, "ticksOdds", ticksOut, "hNext", h0, "cNext", c0));
    }

    private OnnxTensor state(int index) throws OrtException {
        return tensor(OnnxTensor.createTensor(environment, states[index], new long[] {1, UNITS}));
    }

    private OnnxTensor tensor(OnnxTensor tensor) {
        tensors.add(tensor);
        return tensor;
    }

    private static ByteBuffer floats(int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES).order(ByteOrder.nativeOrder());
    }

    private static byte[] graph(SeedNetwork seed) {
        return new OnnxGraph()
                .input("note", OnnxGraph.INT64, 1)
                .input("ticks", OnnxGraph.INT64, 1)
                .input("h", OnnxGraph.FLOAT, 1, UNITS)
                .input("c", OnnxGraph.FLOAT, 1, UNITS)
                .weights("noteRows", seed.noteRowsWithBias(), NOTES, GATES)
                .weights("ticksRows", seed.ticksRows(), TICKS, GATES)
                .weights("recurrent", seed.recurrent(), UNITS, GATES)
                .weights("head", seed.head(), UNITS, CHOICES)
                .weights("headBias", seed.headBias(), CHOICES)
                .node("Gather", List.of("noteRows", "note"), "noteRow")
                .node("Gather", List.of("ticksRows", "ticks"), "ticksRow")
                .node("Add", List.of("noteRow", "ticksRow"), "rows")
                .node("Gemm", List.of("h", "recurrent", "rows"), "gates")
                .split("gates", List.of("fio", "g"), 3 * UNITS, UNITS)
                .node("Sigmoid", List.of("fio"), "fioOpen")
                .node("Tanh", List.of("g"), "gOpen")
                .split("fioOpen", List.of("fOpen", "iOpen", "oOpen"), UNITS, UNITS, UNITS)
                .node("Mul", List.of("fOpen", "c"), "kept")
                .node("Mul", List.of("iOpen", "gOpen"), "added")
                .node("Add", List.of("kept", "added"), "cNext")
                .node("Tanh", List.of("cNext"), "shown")
                .node("Mul", List.of("oOpen", "shown"), "hNext")
                .node("Gemm", List.of("hNext", "head", "headBias"), "logits")
                .split("logits", List.of("noteLogits", "ticksLogits"), NOTES, TICKS)
                .node("Softmax", List.of("noteLogits"), "noteOdds")
                .node("Softmax", List.of("ticksLogits"), "ticksOdds")
                .output("noteOdds", 1, NOTES)
                .output("ticksOdds", 1, TICKS)
                .output("hNext", 1, UNITS)
                .output("cNext", 1, UNITS)
                .toBytes();
    }

    @Override
    public String name() {
        return "ONNX Runtime 1.29.0";
    }

    @Override
    void forget() {
        for (FloatBuffer state : states) {
            state.put(0, new float[UNITS]);
        }
    }

    @Override
    void step(int noteChoice, int ticksChoice, float[] out) {
        note.put(0, noteChoice);
        ticks.put(0, ticksChoice);
        try (OrtSession.Result _ = session.run(inputs.get(turn), outputs.get(turn))) {
            noteOdds.get(0, out, 0, NOTES);
            ticksOdds.get(0, out, NOTES, TICKS);
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
        turn ^= 1;
    }

    @Override
    public void close() {
        tensors.forEach(OnnxTensor::close);
        try {
            session.close();
        } catch (OrtException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
