package ghostnote.engine.model;

import ghostnote.engine.json.Json;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A safetensors file as other tools write it: without our writer and checksum, its tensors in any type and order. Its
 * parts can be forged before they are put together.
 */
final class ForeignFile {
    final Map<String, Object> header = new LinkedHashMap<>();
    final byte[] data;

    /**
     * @param type F32, F16 or BF16
     * @param byName whether the tensors lie in the order of their names
     */
    ForeignFile(Model model, String type, boolean byName) {
        Map<String, Object> metadata = new LinkedHashMap<>(Metadata.of(model.config()));
        metadata.remove(Metadata.WRITER);
        metadata.remove(Checksum.KEY);
        header.put("__metadata__", metadata);
        int width = type.equals("F32") ? Float.BYTES : Short.BYTES;
        List<String> names = new ArrayList<>(model.weights().tensors().keySet());
        if (byName) {
            names.sort(null);
        }
        int numbers = model.weights().tensors().values().stream().mapToInt(values -> values.length).sum();
        ByteBuffer bytes = ByteBuffer.allocate(numbers * width).order(ByteOrder.LITTLE_ENDIAN);
        for (String name : names) {
            int begin = bytes.position();
            for (float value : model.weights().tensors().get(name)) {
                switch (type) {
                    case "F32" -> bytes.putFloat(value);
                    case "F16" -> bytes.putShort(Float.floatToFloat16(value));
                    default -> bytes.putShort(bfloat16(value));
                }
            }
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", type);
            entry.put("shape", Arrays.stream(model.config().shapes().get(name)).boxed().toList());
            entry.put("data_offsets", List.of(begin, bytes.position()));
            header.put(name, entry);
        }
        data = bytes.array();
    }

    ForeignFile(Model model) {
        this(model, "F32", false);
    }

    static short bfloat16(float value) {
        return (short) (Float.floatToRawIntBits(value) >>> 16);
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> entry(String name) {
        return (Map<String, Object>) header.get(name);
    }

    /** The header's text, with our writer's economy of blanks. */
    String text() {
        return Json.write(header);
    }

    byte[] bytes() {
        return bytes(text());
    }

    /** The file with another header text over the same data. */
    byte[] bytes(String headerText) {
        byte[] json = headerText.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + json.length + data.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json)
                .put(data)
                .array();
    }
}
