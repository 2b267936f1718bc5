package ghostnote.engine.model;

import ghostnote.engine.json.Json;
import ghostnote.engine.json.JsonException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The safetensors container (Hugging Face, format 0.1): 8 bytes little-endian header length, a JSON header that names
 * type, shape and place of each tensor, then the raw little-endian data without gaps. What other tools write is read
 * too: F32, F16 and BF16. Written is F32, or F16 where that holds every number of a tensor exactly.
 *
 * @param metadata string to string, as the header's {@code __metadata__}
 * @param tensors by name, in the order of their data
 */
public record Safetensors(Map<String, String> metadata, Map<String, Tensor> tensors) {
    /** The limit that the format itself sets. */
    private static final long LONGEST_HEADER = 100_000_000;

    private static final String METADATA = "__metadata__";

    private static final float LARGEST_FLOAT16 = 65_504;

    /** The numbers of one tensor, row-major. */
    public record Tensor(int[] shape, float[] values) {
        private boolean fitsFloat16() {
            for (float value : values) {
                if (roundedToFloat16(value) != value) {
                    return false;
                }
            }
            return true;
        }
    }

    /** The nearest number that F16 holds, the largest for those beyond it; what is not finite stays so. */
    public static float roundedToFloat16(float value) {
        float rounded = Float.float16ToFloat(Float.floatToFloat16(value));
        return Float.isInfinite(rounded) && Float.isFinite(value) ? Math.copySign(LARGEST_FLOAT16, value) : rounded;
    }

    /** Where a tensor lies, as its header entry says, checked. */
    private record Entry(String name, String type, int[] shape, long begin, long end) {}

    /**
     * Reads a whole file.
     *
     * @throws ModelException if any length, type, shape or place does not fit the bytes
     */
    public static Safetensors parse(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < Long.BYTES) {
            throw new ModelException("not a safetensors file: %d bytes".formatted(file.length));
        }
        long headerLength = bytes.getLong();
        if (headerLength < 2 || headerLength > Math.min(LONGEST_HEADER, bytes.remaining())) {
            throw new ModelException("not a safetensors file, or cut short: its header claims %d bytes, %d follow"
                    .formatted(headerLength, bytes.remaining()));
        }
        byte[] header = new byte[(int) headerLength];
        bytes.get(header);
        Map<String, String> metadata = new LinkedHashMap<>();
        List<Entry> entries = new ArrayList<>();
        headerFields(header).forEach((name, value) -> {
            if (name.equals(METADATA)) {
                metadata.putAll(strings(value));
            } else {
                entries.add(entry(name, value));
            }
        });
        return new Safetensors(metadata, tensors(entries, bytes.slice().order(ByteOrder.LITTLE_ENDIAN)));
    }

    private static Map<String, Object> headerFields(byte[] header) {
        try {
            return object("the header", Json.parse(new String(header, StandardCharsets.UTF_8)));
        } catch (JsonException broken) {
            throw new ModelException("the header is not JSON: " + broken.getMessage());
        }
    }

    private static Map<String, Tensor> tensors(List<Entry> entries, ByteBuffer data) {
        entries.sort(Comparator.comparingLong(Entry::begin).thenComparingLong(Entry::end));
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        long at = 0;
        for (Entry entry : entries) {
            if (entry.begin != at || entry.end < at || entry.end > data.capacity()) {
                throw new ModelException("tensor %s: expected its data from byte %d within %d bytes, found %d to %d"
                        .formatted(entry.name, at, data.capacity(), entry.begin, entry.end));
            }
            at = entry.end;
            tensors.put(entry.name, new Tensor(entry.shape, values(entry, data)));
        }
        if (at != data.capacity()) {
            throw new ModelException("the tensors fill %d bytes, the file holds %d".formatted(at, data.capacity()));
        }
        return tensors;
    }

    private static Entry entry(String name, Object value) {
        Map<String, Object> fields = object("tensor " + name, value);
        long[] shape = numbers(name, "shape", fields.get("shape"));
        long[] offsets = numbers(name, "data_offsets", fields.get("data_offsets"));
        for (long side : shape) {
            if (side < 0 || side > Integer.MAX_VALUE) {
                throw new ModelException("tensor %s: no such shape %s".formatted(name, Arrays.toString(shape)));
            }
        }
        if (offsets.length != 2) {
            throw new ModelException("tensor %s: expected 2 data_offsets, found %d".formatted(name, offsets.length));
        }
        int[] sides = Arrays.stream(shape).mapToInt(side -> (int) side).toArray();
        return new Entry(name, String.valueOf(fields.get("dtype")), sides, offsets[0], offsets[1]);
    }

    private static float[] values(Entry entry, ByteBuffer data) {
        int width = switch (entry.type) {
            case "F32" -> Float.BYTES;
            case "F16", "BF16" -> Short.BYTES;
            default -> throw new ModelException("tensor %s: type %s, expected F32, F16 or BF16"
                    .formatted(entry.name, entry.type));
        };
        long length = entry.end - entry.begin;
        if (count(entry) != length / (double) width) {
            throw new ModelException("tensor %s: %s of %s need %.0f bytes, found %d"
                    .formatted(entry.name, Arrays.toString(entry.shape), entry.type, count(entry) * width, length));
        }
        float[] values = new float[(int) (length / width)];
        for (int i = 0, at = (int) entry.begin; i < values.length; i++, at += width) {
            values[i] = switch (entry.type) {
                case "F32" -> data.getFloat(at);
                case "F16" -> Float.float16ToFloat(data.getShort(at));
                default -> Float.intBitsToFloat(data.getShort(at) << 16);
            };
        }
        return values;
    }

    /** As a double, because the sides of a forged shape may multiply to anything. */
    private static double count(Entry entry) {
        return Arrays.stream(entry.shape).asDoubleStream().reduce(1, (a, b) -> a * b);
    }

    /** The bytes of the file. The header is padded with blanks, so that the data is aligned to 8 bytes. */
    public byte[] toBytes() {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put(METADATA, metadata);
        long at = 0;
        for (Map.Entry<String, Tensor> tensor : tensors.entrySet()) {
            boolean half = tensor.getValue().fitsFloat16();
            long end = at + tensor.getValue().values.length * (long) (half ? Short.BYTES : Float.BYTES);
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dtype", half ? "F16" : "F32");
            entry.put("shape", Arrays.stream(tensor.getValue().shape).boxed().toList());
            entry.put("data_offsets", List.of(at, end));
            header.put(tensor.getKey(), entry);
            at = end;
        }
        byte[] json = Json.write(header).getBytes(StandardCharsets.UTF_8);
        int headerLength = (json.length + Long.BYTES - 1) / Long.BYTES * Long.BYTES;
        ByteBuffer bytes =
                ByteBuffer.allocate(Math.toIntExact(Long.BYTES + headerLength + at)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(headerLength).put(json);
        while (bytes.position() < Long.BYTES + headerLength) {
            bytes.put((byte) ' ');
        }
        for (Tensor tensor : tensors.values()) {
            boolean half = tensor.fitsFloat16();
            for (float value : tensor.values) {
                if (half) {
                    bytes.putShort(Float.floatToFloat16(value));
                } else {
                    bytes.putFloat(value);
                }
            }
        }
        return bytes.array();
    }

    private static Map<String, String> strings(Object value) {
        Map<String, String> strings = new LinkedHashMap<>();
        object(METADATA, value).forEach((key, text) -> {
            if (!(text instanceof String string)) {
                throw new ModelException("%s: \"%s\" is not a string".formatted(METADATA, key));
            }
            strings.put(key, string);
        });
        return strings;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String what, Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new ModelException(what + " is not a JSON object");
    }

    private static long[] numbers(String tensor, String what, Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(Long.class::isInstance)) {
            return list.stream().mapToLong(Long.class::cast).toArray();
        }
        throw new ModelException("tensor %s: %s is not a list of whole numbers".formatted(tensor, what));
    }
}
