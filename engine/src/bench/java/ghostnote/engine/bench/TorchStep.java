package ghostnote.engine.bench;

import static ghostnote.engine.bench.SeedNetwork.CHOICES;
import static ghostnote.engine.bench.SeedNetwork.GATES;
import static ghostnote.engine.bench.SeedNetwork.NOTES;
import static ghostnote.engine.bench.SeedNetwork.TICKS;
import static ghostnote.engine.bench.SeedNetwork.UNITS;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;

/**
 * libtorch through DJL: the step as one TorchScript method, called once a step. State and probabilities stay in tensors
 * whose memory Java reads and writes, so that nothing else crosses the border.
 */
final class TorchStep extends LibraryStep {
    private static final String CODE = """
            class Step(Module):
              __parameters__ = []
              __buffers__ = []
              training : bool
              def forward(self: __torch__.Step,
                  note: Tensor,
                  ticks: Tensor,
                  h: Tensor,
                  c: Tensor,
                  odds: Tensor,
                  note_rows: Tensor,
                  ticks_rows: Tensor,
                  recurrent: Tensor,
                  head: Tensor,
                  head_bias: Tensor) -> NoneType:
                note_row = torch.index_select(note_rows, 0, note)
                ticks_row = torch.index_select(ticks_rows, 0, ticks)
                gates = torch.addmm(torch.add(note_row, ticks_row), h, recurrent)
                fio = torch.sigmoid(torch.narrow(gates, 1, 0, 600))
                g = torch.tanh(torch.narrow(gates, 1, 600, 200))
                kept = torch.mul(torch.narrow(fio, 1, 0, 200), c)
                c_next = torch.copy_(c, torch.addcmul(kept, torch.narrow(fio, 1, 200, 200), g))
                h_next = torch.copy_(h, torch.mul(torch.narrow(fio, 1, 400, 200), torch.tanh(c_next)))
                logits = torch.addmm(head_bias, h_next, head)
                note_odds = torch.softmax(torch.narrow(logits, 1, 0, 17), 1)
                ticks_odds = torch.softmax(torch.narrow(logits, 1, 17, 209), 1)
                written = torch.copy_(odds, torch.cat([note_odds, ticks_odds], 1))
                return None
            """;

    private final PtNDManager manager;
    private final PtSymbolBlock block;
    private final LongBuffer note;
    private final LongBuffer ticks;
    private final FloatBuffer hidden;
    private final FloatBuffer memory;
    private final FloatBuffer odds;
    private final IValue[] arguments;

    TorchStep(SeedNetwork seed) throws IOException {
        manager = (PtNDManager) Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        block = JniUtils.loadModule(manager, new ByteArrayInputStream(TorchScript.archive("Step", CODE)), false, false);
        PtNDArray[] tensors = {
            (PtNDArray) manager.zeros(new Shape(1), DataType.INT64),
            (PtNDArray) manager.zeros(new Shape(1), DataType.INT64),
            tensor(new float[UNITS], 1, UNITS),
            tensor(new float[UNITS], 1, UNITS),
            tensor(new float[CHOICES], 1, CHOICES),
            tensor(seed.noteRowsWithBias(), NOTES, GATES),
            tensor(seed.ticksRows(), TICKS, GATES),
            tensor(seed.recurrent(), UNITS, GATES),
            tensor(seed.head(), UNITS, CHOICES),
            tensor(seed.headBias(), 1, CHOICES)
        };
        note = memory(tensors[0]).asLongBuffer();
        ticks = memory(tensors[1]).asLongBuffer();
        hidden = memory(tensors[2]).asFloatBuffer();
        memory = memory(tensors[3]).asFloatBuffer();
        odds = memory(tensors[4]).asFloatBuffer();
        arguments = new IValue[tensors.length];
        for (int i = 0; i < tensors.length; i++) {
            arguments[i] = IValue.from(tensors[i]);
        }
    }

    private PtNDArray tensor(float[] values, int rows, int columns) {
        return (PtNDArray) manager.create(values, new Shape(rows, columns));
    }

    private static ByteBuffer memory(PtNDArray tensor) {
        return JniUtils.getByteBuffer(tensor, true).order(ByteOrder.nativeOrder());
    }

    @Override
    public String name() {
        return "libtorch 2.7.1";
    }

    @Override
    void forget() {
        hidden.put(0, new float[UNITS]);
        memory.put(0, new float[UNITS]);
    }

    @Override
    void step(int noteChoice, int ticksChoice, float[] out) {
        note.put(0, noteChoice);
        ticks.put(0, ticksChoice);
        block.forward(arguments).close();
        odds.get(0, out);
    }

    @Override
    public void close() {
        for (IValue argument : arguments) {
            argument.close();
        }
        block.close();
        manager.close();
    }
}
