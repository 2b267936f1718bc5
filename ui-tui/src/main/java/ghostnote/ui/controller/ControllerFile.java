package ghostnote.ui.controller;

import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Names;
import ghostnote.engine.disk.FilesOfUser;
import ghostnote.engine.disk.IoReason;
import ghostnote.engine.disk.WholeFile;
import ghostnote.midi.controller.Binding;
import ghostnote.midi.controller.Source;
import ghostnote.midi.controller.Target;
import ghostnote.ui.toml.Place;
import ghostnote.ui.toml.TomlSection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is bound on one controller, as a TOML file that people may edit.
 *
 * <pre>{@code
 *   controller = "nanoKONTROL2 MIDI 1"    # its port
 *
 *   [channel-1]
 *   cc-21 = "temperature"
 *   cc-22 = { to = "tempo", least = 90, most = 140, pickup = false }
 *   note-36 = "fill now"
 * }</pre>
 *
 * What people have written in it, such as remarks, is kept in a copy before it is written anew.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
final class ControllerFile {
    private static final String SUFFIX = ".toml";
    private static final String NAME = "controller";
    private static final String CHANNEL = "channel-";
    private static final String TO = "to";
    private static final String LEAST = "least";
    private static final String MOST = "most";
    private static final String PICKUP = "pickup";
    private static final int LONGEST_NAME = 60;

    private final Path path;
    private final String name;
    private final Names names;
    private final Consumer<String> teller;

    /** What it was read as or written as last, without what else people have written. */
    private String known = "";

    private ControllerFile(Path path, String name, Names names, Consumer<String> teller) {
        this.path = path;
        this.name = name;
        this.names = names;
        this.teller = teller;
    }

    /**
     * That of a controller, there or not.
     *
     * @param name that of its port
     * @param names of what there is
     * @param teller takes what is wrong in it, and where
     */
    static ControllerFile of(Path folder, String name, Names names, Consumer<String> teller) {
        Path path = FilesOfUser.in(folder, SUFFIX).stream()
                .filter(file -> nameIn(file).filter(name::equals).isPresent())
                .findFirst()
                .orElseGet(() -> freePath(folder, name));
        return new ControllerFile(path, name, names, teller);
    }

    /** The controllers that have files. */
    static List<String> names(Path folder) {
        return FilesOfUser.in(folder, SUFFIX).stream().flatMap(file -> nameIn(file).stream()).distinct().toList();
    }

    private static Optional<String> nameIn(Path file) {
        try {
            return TomlSection.read(Files.readString(file), (_, _) -> {})
                    .get(NAME)
                    .flatMap(told -> told instanceof String name ? Optional.of(name) : Optional.empty());
        } catch (IOException unreadable) {
            return Optional.empty(); // so it is nobody's, and is never written to
        }
    }

    private static Path freePath(Path folder, String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        String start = safe.isEmpty() ? NAME : safe.substring(0, Math.min(safe.length(), LONGEST_NAME));
        return free(number -> folder.resolve(start + (number == 1 ? "" : "-" + number) + SUFFIX));
    }

    /** The first of some paths at which there is nothing. */
    private static Path free(IntFunction<Path> paths) {
        return IntStream.iterate(1, number -> number + 1)
                .mapToObj(paths)
                .filter(Predicate.not(Files::exists))
                .findFirst()
                .orElseThrow();
    }

    /** Reads it; what is wrong is told, and left out. */
    List<Binding> read() {
        List<Binding> bindings = new ArrayList<>();
        if (Files.exists(path)) {
            try {
                TomlSection file = TomlSection.read(Files.readString(path), this::tell);
                for (String key : file.keys()) {
                    if (!key.equals(NAME)) {
                        readChannel(file, key, bindings);
                    }
                }
            } catch (IOException e) {
                teller.accept("cannot read %s: %s".formatted(path, IoReason.of(e)));
            }
        }
        known = text(bindings);
        return bindings;
    }

    private void tell(Place place, String what) {
        teller.accept("%s: %s: %s".formatted(path, place, what));
    }

    private void readChannel(TomlSection file, String key, List<Binding> bindings) {
        boolean isChannel = key.matches(CHANNEL + "([1-9]|1[0-6])");
        if (!isChannel || !(file.get(key).orElseThrow() instanceof TomlSection channel)) {
            tell(
                    file.place(key),
                    "%s: expected %s = \"...\", then [channel-1] to [channel-16] with lines such as cc-21 = \"temperature\""
                            .formatted(key, NAME));
            return;
        }
        int number = Integer.parseInt(key.substring(CHANNEL.length()));
        for (String word : channel.keys()) {
            try {
                Binding binding = binding(Source.parse(number, word), channel.get(word).orElseThrow());
                for (Binding other : bindings) {
                    if (other.source().isLike(binding.source())) {
                        throw new IllegalArgumentException("%s: its messages are those of %s, which is bound already"
                                .formatted(word, other.source().word()));
                    }
                }
                bindings.add(binding);
            } catch (IllegalArgumentException wrong) {
                tell(channel.place(word), wrong.getMessage());
            }
        }
    }

    private Binding binding(Source source, Object value) {
        if (value instanceof String target) {
            return Binding.of(source, Target.parse(target), names);
        }
        if (!(value instanceof TomlSection told) || !(told.get(TO).orElse(null) instanceof String target)) {
            throw new IllegalArgumentException(
                    "%s: expected what it does, such as \"temperature\" or { to = \"tempo\", least = 90, most = 140 }"
                            .formatted(source.word()));
        }
        Binding usual = Binding.of(source, Target.parse(target), names);
        float least = usual.least();
        float most = usual.most();
        boolean pickup = usual.pickup();
        for (String key : told.keys()) {
            Object said = told.get(key).orElseThrow();
            switch (key) {
                case TO -> {}
                case LEAST -> least = number(key, said);
                case MOST -> most = number(key, said);
                case PICKUP -> pickup = isTrue(key, said);
                default -> throw new IllegalArgumentException("%s: expected to, least, most or pickup".formatted(key));
            }
        }
        return new Binding(source, usual.target(), least, most, pickup);
    }

    private static float number(String key, Object said) {
        if (said instanceof Number number) {
            return number.floatValue();
        }
        throw new IllegalArgumentException("%s: expected a number".formatted(key));
    }

    private static boolean isTrue(String key, Object said) {
        if (said instanceof Boolean yes) {
            return yes;
        }
        throw new IllegalArgumentException("%s: expected true or false".formatted(key));
    }

    /** Writes it; says so if it cannot be written, or if what people wrote in it had to be kept in a copy. */
    void write(List<Binding> bindings) {
        String text = text(bindings);
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            if (Files.exists(path) && !Files.readString(path).equals(known)) {
                Path copy = free(number -> path.resolveSibling(path.getFileName() + ".bak" + (number == 1 ? "" : number)));
                Files.copy(path, copy);
                teller.accept("%s was written by hand; as it was it is in %s".formatted(path, copy.getFileName()));
            }
            WholeFile.write(path, text.getBytes(StandardCharsets.UTF_8));
            known = text;
        } catch (IOException e) {
            teller.accept("what was learnt is not kept: " + IoReason.of(e));
        }
    }

    private String text(List<Binding> bindings) {
        String channels = bindings.stream()
                .collect(Collectors.groupingBy(
                        binding -> binding.source().channel(),
                        TreeMap::new,
                        Collectors.mapping(this::line, Collectors.joining())))
                .entrySet()
                .stream()
                .map(channel -> "\n[%s%d]\n%s".formatted(CHANNEL, channel.getKey(), channel.getValue()))
                .collect(Collectors.joining());
        return "%s = %s\n%s".formatted(NAME, TomlSection.quote(name), channels);
    }

    private String line(Binding binding) {
        Binding usual = Binding.of(binding.source(), binding.target(), names);
        String target = TomlSection.quote(binding.target().toString());
        List<String> parts = new ArrayList<>(List.of("%s = %s".formatted(TO, target)));
        if (binding.least() != usual.least()) {
            parts.add("%s = %s".formatted(LEAST, Knob.plain(binding.least())));
        }
        if (binding.most() != usual.most()) {
            parts.add("%s = %s".formatted(MOST, Knob.plain(binding.most())));
        }
        if (!binding.pickup()) {
            parts.add("%s = false".formatted(PICKUP));
        }
        String value = parts.size() == 1 ? target : "{ %s }".formatted(String.join(", ", parts));
        return "%s = %s\n".formatted(binding.source().word(), value);
    }
}
