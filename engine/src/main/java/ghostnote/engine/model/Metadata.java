package ghostnote.engine.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A {@link ModelConfig} as the string metadata of a safetensors file. {@code docs/model-format.md} explains each key to
 * those who write such files with other tools.
 */
final class Metadata {
    static final String FORMAT = "format";
    static final String FORMAT_NOW = "ghostnote-1";
    static final String WRITER = "writer";
    static final String WRITER_US = "ghostnote";

    private static final String STYLE_TEMPOS = "style_tempos";
    private static final String STYLE_BARS = "style_bars";

    private Metadata() {}

    static Map<String, String> of(ModelConfig config) {
        Vocabulary vocabulary = config.vocabulary();
        Map<String, String> out = new LinkedHashMap<>();
        out.put(FORMAT, FORMAT_NOW);
        out.put(WRITER, WRITER_US);
        out.put(Checksum.KEY, Checksum.BLANK);
        out.put("name", config.name());
        out.put("layers", config.layers().stream().map(Layer::toString).collect(Collectors.joining("; ")));
        out.put("inputs", words(config.inputs()));
        out.put("heads", config.heads().stream().map(Metadata::headWords).collect(Collectors.joining("; ")));
        out.put("notes", join(vocabulary.midiNotes()));
        out.put("ticks", join(vocabulary.ticks()));
        out.put("offsets", join(vocabulary.offsets()));
        out.put("velocities", join(vocabulary.velocities()));
        out.put("place_ticks", String.valueOf(vocabulary.placeTicks()));
        out.put("places", String.valueOf(vocabulary.size(Feature.PLACE)));
        out.put("styles", String.join(" ", vocabulary.styles()));
        putIfThere(out, STYLE_TEMPOS, config.styleTemposBpm());
        putIfThere(out, STYLE_BARS, config.styleBars());
        return out;
    }

    private static void putIfThere(Map<String, String> out, String key, List<Integer> numbers) {
        if (!numbers.isEmpty()) {
            out.put(key, numbers.stream().map(String::valueOf).collect(Collectors.joining(" ")));
        }
    }

    private static List<Integer> numbersIfThere(Map<String, String> metadata, String key) {
        return metadata.containsKey(key)
                ? Arrays.stream(numbers(metadata, key)).boxed().toList()
                : List.of();
    }

    static ModelConfig configOf(Map<String, String> metadata) {
        if (!FORMAT_NOW.equals(metadata.get(FORMAT))) {
            throw new ModelException("its metadata says format %s, expected %s: not a Ghostnote model"
                    .formatted(metadata.get(FORMAT), FORMAT_NOW));
        }
        Vocabulary vocabulary = new Vocabulary(
                SeedFormat.voices(numbers(metadata, "notes")),
                numbers(metadata, "ticks"),
                numbers(metadata, "offsets"),
                numbers(metadata, "velocities"),
                number(metadata, "place_ticks"),
                number(metadata, "places"),
                splitWords(required(metadata, "styles")));
        return new ModelConfig(
                required(metadata, "name"),
                layers(required(metadata, "layers")),
                features(required(metadata, "inputs")),
                heads(required(metadata, "heads")),
                vocabulary,
                numbersIfThere(metadata, STYLE_TEMPOS),
                numbersIfThere(metadata, STYLE_BARS));
    }

    private static List<Layer> layers(String text) {
        List<Layer> layers = new ArrayList<>();
        for (String layer : text.split(";", -1)) {
            String[] words = layer.strip().split(" +", -1);
            if (words.length != 2) {
                throw new ModelException("metadata layers: expected a cell and its units, found \"%s\""
                        .formatted(layer.strip()));
            }
            layers.add(new Layer(CellKind.of(words[0]), wholeNumber("layers", words[1])));
        }
        return layers;
    }

    /** {@code velocity 128: note place} for a head with hidden units and what it is given, {@code note} without. */
    private static String headWords(Head head) {
        return head.feature().word()
                + (head.width() > 0 ? " " + head.width() : "")
                + (head.given().isEmpty() ? "" : ": " + words(head.given()));
    }

    private static List<Head> heads(String text) {
        List<Head> heads = new ArrayList<>();
        for (String head : text.split(";", -1)) {
            String[] parts = head.split(":", 2);
            String[] words = parts[0].strip().split(" +", 2);
            heads.add(new Head(
                    Feature.of(words[0]),
                    words.length > 1 ? wholeNumber("heads", words[1]) : 0,
                    features(parts.length > 1 ? parts[1] : "")));
        }
        return heads;
    }

    private static List<Feature> features(String text) {
        return splitWords(text).stream().map(Feature::of).toList();
    }

    private static List<String> splitWords(String text) {
        return text.isBlank() ? List.of() : List.of(text.strip().split(" +"));
    }

    private static String words(List<Feature> features) {
        return features.stream().map(Feature::word).collect(Collectors.joining(" "));
    }

    private static String join(int[] values) {
        return Arrays.stream(values).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }

    private static int[] numbers(Map<String, String> metadata, String key) {
        String text = required(metadata, key).strip();
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(" +")).mapToInt(word -> wholeNumber(key, word)).toArray();
    }

    private static int number(Map<String, String> metadata, String key) {
        return wholeNumber(key, required(metadata, key));
    }

    private static int wholeNumber(String key, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw new ModelException("metadata %s: expected a whole number, found \"%s\"".formatted(key, text));
        }
    }

    private static String required(Map<String, String> metadata, String key) {
        String value = metadata.get(key);
        if (value == null) {
            throw new ModelException("metadata %s is missing".formatted(key));
        }
        return value;
    }
}
