package ghostnote.engine.bench;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Writes an ONNX model, which is a protobuf message, without a library. Field numbers are those of {@code onnx.proto}
 * (ONNX IR version 7, operator set 12).
 */
final class OnnxGraph {
    static final int FLOAT = 1;
    static final int INT64 = 7;

    private static final int IR_VERSION = 7;
    private static final int OPERATOR_SET = 12;
    private static final int INT_ATTRIBUTE = 2;
    private static final int INTS_ATTRIBUTE = 7;

    /** A protobuf message being written. */
    private static final class Message {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        private void varint(long value) {
            for (; (value & ~0x7fL) != 0; value >>>= 7) {
                bytes.write((int) (value & 0x7f | 0x80));
            }
            bytes.write((int) value);
        }

        Message number(int field, long value) {
            varint((long) field << 3);
            varint(value);
            return this;
        }

        Message bytes(int field, byte[] value) {
            varint((long) field << 3 | 2);
            varint(value.length);
            bytes.writeBytes(value);
            return this;
        }

        Message text(int field, String value) {
            return bytes(field, value.getBytes(StandardCharsets.UTF_8));
        }

        Message message(int field, Message value) {
            return bytes(field, value.bytes.toByteArray());
        }
    }

    private final Message graph = new Message();

    /** Declares an input of the graph. */
    OnnxGraph input(String name, int type, int... shape) {
        graph.message(11, valueInfo(name, type, shape));
        return this;
    }

    /** Declares an output of the graph. */
    OnnxGraph output(String name, int... shape) {
        graph.message(12, valueInfo(name, FLOAT, shape));
        return this;
    }

    private static Message valueInfo(String name, int type, int... shape) {
        Message dimensions = new Message();
        for (int size : shape) {
            dimensions.message(1, new Message().number(1, size));
        }
        Message tensor = new Message().number(1, type).message(2, dimensions);
        return new Message().text(1, name).message(2, new Message().message(1, tensor));
    }

    /** Adds weights. */
    OnnxGraph weights(String name, float[] values, int... shape) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        Message tensor = new Message();
        for (int size : shape) {
            tensor.number(1, size);
        }
        graph.message(5, tensor.number(2, FLOAT).text(8, name).bytes(9, raw.array()));
        return this;
    }

    /** Adds an operation. */
    OnnxGraph node(String operation, List<String> inputs, String output) {
        graph.message(1, node(operation, inputs, List.of(output)));
        return this;
    }

    /** Cuts the columns of a matrix. */
    OnnxGraph split(String input, List<String> outputs, int... widths) {
        Message ints = new Message().text(1, "split").number(20, INTS_ATTRIBUTE);
        for (int width : widths) {
            ints.number(8, width);
        }
        Message axis = new Message().text(1, "axis").number(20, INT_ATTRIBUTE).number(3, 1);
        graph.message(1, node("Split", List.of(input), outputs).message(5, ints).message(5, axis));
        return this;
    }

    private static Message node(String operation, List<String> inputs, List<String> outputs) {
        Message node = new Message();
        inputs.forEach(name -> node.text(1, name));
        outputs.forEach(name -> node.text(2, name));
        return node.text(4, operation);
    }

    /** The bytes of the model. */
    byte[] toBytes() {
        graph.text(2, "step");
        Message operators = new Message().text(1, "").number(2, OPERATOR_SET);
        return new Message().number(1, IR_VERSION).message(7, graph).message(8, operators).bytes.toByteArray();
    }
}
