package ghostnote.audio.lv2;

import ghostnote.audio.lv2.Lv2Port.Grain;
import ghostnote.audio.lv2.Lv2Port.Kind;
import ghostnote.audio.lv2.Lv2Port.Range;
import ghostnote.engine.wire.PortNames;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The LV2 plugins of this machine: those in the folders that {@code LV2_PATH} names, or else in the usual ones.
 *
 * <p>Thread: one at a time, none of them hot. Real-time safe: no. Loading all descriptions takes some tenths of a second.
 */
public final class Lv2World implements AutoCloseable {
    private static final int MOST_NEAR = 4;

    /** lilv complains on stderr of a URI that has no scheme. */
    private static final Pattern URI_BEGINS = Pattern.compile("^[A-Za-z][A-Za-z0-9+.-]*:");

    private final Arena arena = Arena.ofShared();
    private final Lilv lilv;
    private final MemorySegment world;
    private final Urids urids;
    private final FloatingPoint floatingPoint;
    private final Map<String, MemorySegment> nodes = new HashMap<>();
    private final List<Lv2Instrument> instruments = new ArrayList<>();
    private boolean closed;

    /**
     * Looks for all plugins.
     *
     * @param more bundles, wherever they lie
     */
    Lv2World(String library, Path... more) {
        try {
            lilv = new Lilv(library, arena);
            floatingPoint = new FloatingPoint(arena);
            urids = new Urids(arena);
            world = lilv.pointer("lilv_world_new");
            lilv.call("lilv_world_load_all", world);
            for (Path bundle : more) {
                lilv.call("lilv_world_load_bundle", world, node(bundle.toUri().toString()));
            }
        } catch (Throwable failure) {
            arena.close();
            throw failure;
        }
    }

    /**
     * Looks for all plugins.
     *
     * @throws Lv2Exception in one line, if lilv is not on this machine
     */
    public static Lv2World open() {
        return new Lv2World(Lilv.LIBRARY);
    }

    Lilv lilv() {
        return lilv;
    }

    Urids urids() {
        return urids;
    }

    FloatingPoint floatingPoint() {
        return floatingPoint;
    }

    /** All plugins, by name. */
    public List<Lv2Plugin> plugins() {
        return lilv.each("lilv_plugins", lilv.pointer("lilv_world_get_all_plugins", world)).stream()
                .map(this::describe)
                .sorted(Comparator.comparing(Lv2Plugin::name).thenComparing(Lv2Plugin::uri))
                .toList();
    }

    /**
     * Finds an instrument.
     *
     * @param wanted its URI, its name, a part of one that no other instrument has, or its bundle, of which it is the first by
     *     name
     * @throws Lv2Exception in one line, with those that may be meant
     */
    public Lv2Plugin find(String wanted) {
        MemorySegment there = pointerOf(wanted);
        if (!there.equals(MemorySegment.NULL)) {
            return describe(there);
        }
        List<Lv2Plugin> all = plugins().stream().filter(Lv2Plugin::isInstrument).toList();
        List<Lv2Plugin> meant = PortNames.like(wanted, all, Lv2Plugin::name);
        if (meant.isEmpty()) {
            meant = PortNames.like(wanted, all, Lv2Plugin::uri);
            if (meant.size() > 1 && meant.stream().allMatch(each -> each.isIn(wanted))) {
                return meant.getFirst();
            }
        }
        if (meant.size() > 1) {
            throw new Lv2Exception("\"%s\" could be any of %s: give more of the name".formatted(wanted, quoted(meant)));
        }
        if (meant.isEmpty()) {
            List<Lv2Plugin> near = all.stream()
                    .sorted(Comparator.comparingInt(each -> distance(wanted, each)))
                    .limit(MOST_NEAR)
                    .toList();
            throw new Lv2Exception("there is no LV2 instrument \"%s\": %s"
                    .formatted(wanted, near.isEmpty() ? "none is installed" : "near it is " + quoted(near)));
        }
        return meant.getFirst();
    }

    private static String quoted(List<Lv2Plugin> plugins) {
        return plugins.stream()
                .limit(MOST_NEAR)
                .map(each -> "\"%s\" (%s)".formatted(each.name(), each.uri()))
                .collect(Collectors.joining(", "));
    }

    private static int distance(String wanted, Lv2Plugin plugin) {
        return Math.min(edits(wanted, plugin.name()), edits(wanted, plugin.uri()));
    }

    /** How many letters must come, go or change, so that a text is part of another (Sellers 1980). */
    private static int edits(String part, String whole) {
        int[] before = new int[whole.length() + 1];
        for (int i = 1; i <= part.length(); i++) {
            int[] now = new int[whole.length() + 1];
            now[0] = i;
            for (int j = 1; j <= whole.length(); j++) {
                boolean same = Character.toLowerCase(part.charAt(i - 1)) == Character.toLowerCase(whole.charAt(j - 1));
                now[j] = Math.min(before[j - 1] + (same ? 0 : 1), 1 + Math.min(before[j], now[j - 1]));
            }
            before = now;
        }
        return IntStream.of(before).min().orElseThrow();
    }

    /** The states that came with a plugin, by label. */
    public List<Lv2Preset> presets(Lv2Plugin plugin) {
        MemorySegment related = lilv.pointer("lilv_plugin_get_related", pointerOf(plugin), node(Uris.PRESET));
        List<Lv2Preset> presets = lilv.takeTexts(related).stream()
                .map(uri -> new Lv2Preset(uri, label(uri)))
                .sorted(Comparator.comparing(Lv2Preset::label).thenComparing(Lv2Preset::uri))
                .toList();
        return presets;
    }

    private String label(String uri) {
        lilv.number("lilv_world_load_resource", world, node(uri));
        String label = lilv.takeText(
                lilv.pointer("lilv_world_get", world, node(uri), node(Uris.LABEL), MemorySegment.NULL));
        return label.isEmpty() ? uri : label;
    }

    /**
     * Finds a preset.
     *
     * @param wanted its URI, its label, or a part of one that no other has
     * @throws Lv2Exception in one line, with those there are
     */
    public Lv2Preset preset(Lv2Plugin plugin, String wanted) {
        return Named.find(
                plugin, "preset", wanted, presets(plugin), Lv2Preset::uri, Lv2Preset::label, Lv2Preset::label);
    }

    /**
     * Makes an instrument of a plugin. It is silent until it is rendered, and closed before the world.
     *
     * @param rateHz frames a second
     * @throws Lv2Exception in one line, if the plugin needs what there is not, or cannot be loaded
     */
    public Lv2Instrument open(Lv2Plugin plugin, int rateHz) {
        requirePlayable(plugin);
        try {
            Lv2Instrument instrument = new Lv2Instrument(this, plugin, pointerOf(plugin), rateHz);
            instruments.add(instrument);
            return instrument;
        } finally {
            floatingPoint.restore();
        }
    }

    /** @throws Lv2Exception in one line, if the plugin needs what there is not */
    static void requirePlayable(Lv2Plugin plugin) {
        plugin.lack().ifPresent(lack -> {
            throw new Lv2Exception("%s cannot be played: %s".formatted(plugin.name(), lack));
        });
    }

    void forget(Lv2Instrument instrument) {
        instruments.remove(instrument);
    }

    /** The node of a URI, one for all times. */
    private MemorySegment node(String uri) {
        return nodes.computeIfAbsent(uri, fresh -> {
            try (Arena brief = Arena.ofConfined()) {
                return lilv.pointer("lilv_new_uri", world, brief.allocateFrom(fresh));
            }
        });
    }

    MemorySegment pointerOf(Lv2Plugin plugin) {
        return pointerOf(plugin.uri());
    }

    private MemorySegment pointerOf(String uri) {
        MemorySegment all = lilv.pointer("lilv_world_get_all_plugins", world);
        return URI_BEGINS.matcher(uri).find()
                ? lilv.pointer("lilv_plugins_get_by_uri", all, node(uri))
                : MemorySegment.NULL;
    }

    private Lv2Plugin describe(MemorySegment plugin) {
        int ports = lilv.number("lilv_plugin_get_num_ports", plugin);
        String uri = lilv.textOf(lilv.pointer("lilv_plugin_get_uri", plugin));
        String name = lilv.takeText(lilv.pointer("lilv_plugin_get_name", plugin));
        return new Lv2Plugin(
                uri,
                name.isEmpty() ? uri : name,
                lilv.takeTexts(lilv.pointer("lilv_plugin_get_value", plugin, node(Uris.TYPE))),
                IntStream.range(0, ports).mapToObj(index -> port(plugin, index)).toList(),
                lilv.takeTexts(lilv.pointer("lilv_plugin_get_required_features", plugin)),
                lilv.takeTexts(lilv.pointer("lilv_plugin_get_value", plugin, node(Uris.OPTIONS + "requiredOption"))),
                path(lilv.textOf(lilv.pointer("lilv_plugin_get_library_uri", plugin))));
    }

    private static Optional<Path> path(String uri) {
        return uri.startsWith("file:") ? Optional.of(Path.of(URI.create(uri).getPath())) : Optional.empty();
    }

    private Lv2Port port(MemorySegment plugin, int index) {
        MemorySegment port = lilv.pointer("lilv_plugin_get_port_by_index", plugin, index);
        Kind kind = kind(plugin, port);
        return new Lv2Port(
                index,
                lilv.textOf(lilv.pointer("lilv_port_get_symbol", plugin, port)),
                lilv.takeText(lilv.pointer("lilv_port_get_name", plugin, port)),
                kind,
                has(plugin, port, "connectionOptional"),
                kind == Kind.EVENTS_IN && lilv.is("lilv_port_supports_event", plugin, port, node(Uris.MIDI_EVENT)),
                leastBytes(plugin, port),
                kind == Kind.CONTROL_IN ? range(plugin, port) : Range.NONE);
    }

    private Kind kind(MemorySegment plugin, MemorySegment port) {
        boolean in = isA(plugin, port, Uris.CORE + "InputPort");
        if (!in && !isA(plugin, port, Uris.CORE + "OutputPort")) {
            return Kind.UNKNOWN;
        }
        if (isA(plugin, port, Uris.CORE + "AudioPort")) {
            return in ? Kind.AUDIO_IN : Kind.AUDIO_OUT;
        }
        if (isA(plugin, port, Uris.CORE + "ControlPort")) {
            return in ? Kind.CONTROL_IN : Kind.CONTROL_OUT;
        }
        if (isA(plugin, port, Uris.CORE + "CVPort")) {
            return in ? Kind.CV_IN : Kind.CV_OUT;
        }
        if (isA(plugin, port, Uris.ATOM + "AtomPort")) {
            return in ? Kind.EVENTS_IN : Kind.EVENTS_OUT;
        }
        return Kind.UNKNOWN;
    }

    private boolean isA(MemorySegment plugin, MemorySegment port, String type) {
        return lilv.is("lilv_port_is_a", plugin, port, node(type));
    }

    private boolean has(MemorySegment plugin, MemorySegment port, String property) {
        return lilv.is("lilv_port_has_property", plugin, port, node(Uris.CORE + property));
    }

    private int leastBytes(MemorySegment plugin, MemorySegment port) {
        MemorySegment told = lilv.pointer("lilv_port_get", plugin, port, node(Uris.MINIMUM_SIZE));
        if (told.equals(MemorySegment.NULL)) {
            return 0;
        }
        int bytes = lilv.number("lilv_node_as_int", told);
        lilv.call("lilv_node_free", told);
        return bytes;
    }

    private Range range(MemorySegment plugin, MemorySegment port) {
        try (Arena brief = Arena.ofConfined()) {
            MemorySegment told = brief.allocate(ValueLayout.ADDRESS, 3);
            long word = ValueLayout.ADDRESS.byteSize();
            lilv.call(
                    "lilv_port_get_range", plugin, port, told, told.asSlice(word, word), told.asSlice(2 * word, word));
            Grain grain = has(plugin, port, "toggled")
                    ? Grain.SWITCH
                    : has(plugin, port, "integer") || has(plugin, port, "enumeration") ? Grain.WHOLE : Grain.ANY;
            float usual = takeNumber(told.getAtIndex(ValueLayout.ADDRESS, 0));
            float least = takeNumber(told.getAtIndex(ValueLayout.ADDRESS, 1));
            float most = takeNumber(told.getAtIndex(ValueLayout.ADDRESS, 2));
            return Range.of(least, most, usual, grain);
        }
    }

    private float takeNumber(MemorySegment node) {
        if (node.equals(MemorySegment.NULL)) {
            return Float.NaN;
        }
        float number = lilv.real("lilv_node_as_float", node);
        lilv.call("lilv_node_free", node);
        return number;
    }

    /** The state that descriptions tell of under a URI; the caller frees it. */
    Optional<MemorySegment> stateAt(String uri) {
        lilv.number("lilv_world_load_resource", world, node(uri));
        MemorySegment state = lilv.pointer("lilv_state_new_from_world", world, urids.map(), node(uri));
        return state.equals(MemorySegment.NULL) ? Optional.empty() : Optional.of(state);
    }

    /** The state that lilv has written; the caller frees it. */
    Optional<MemorySegment> stateIn(String turtle) {
        try (Arena brief = Arena.ofConfined()) {
            return Optional.of(lilv.pointer("lilv_state_new_from_string", world, urids.map(), brief.allocateFrom(turtle)))
                    .filter(state -> !state.equals(MemorySegment.NULL));
        }
    }

    /** What a state says in Turtle; it is freed. */
    String takeText(MemorySegment state, String uri) {
        try (Arena brief = Arena.ofConfined()) {
            MemorySegment text = lilv.pointer(
                    "lilv_state_to_string",
                    world,
                    urids.map(),
                    urids.unmap(),
                    state,
                    brief.allocateFrom(uri),
                    MemorySegment.NULL);
            String told = Library.text(text);
            lilv.call("lilv_free", text);
            return told;
        } finally {
            lilv.call("lilv_state_free", state);
        }
    }

    /** Ends the instruments that are left, then all else. If the worker of one hangs, what it may use stays. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        List.copyOf(instruments).forEach(Lv2Instrument::close);
        if (instruments.isEmpty()) {
            nodes.values().forEach(node -> lilv.call("lilv_node_free", node));
            lilv.call("lilv_world_free", world);
            arena.close();
        }
    }
}
