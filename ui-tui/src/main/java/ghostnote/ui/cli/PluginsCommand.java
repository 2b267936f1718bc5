package ghostnote.ui.cli;

import ghostnote.audio.lv2.Lv2Plugin;
import ghostnote.audio.lv2.Lv2Port;
import ghostnote.audio.lv2.Lv2Port.Range;
import ghostnote.audio.lv2.Lv2Preset;
import ghostnote.audio.lv2.Lv2World;
import ghostnote.engine.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists what can be played inside of Ghostnote. */
@Command(
        name = "plugins",
        mixinStandardHelpOptions = true,
        header = "Lists the LV2 plugins that take MIDI and make sound of it, or tells one's controls and presets.",
        description = "They are looked for where LV2_PATH says, or else in the usual folders; none is started."
                + " docs/plugins.md says which were tried.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote plugins", "  ghostnote plugins \"MDA DX10\"", "  ghostnote plugins --json"})
final class PluginsCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            paramLabel = "NAME",
            description = "One of them: its URI, its name, or any part of one that no other has.")
    private String name;

    @Option(names = "--json", description = "The same in JSON.")
    private boolean json;

    @Override
    public Integer call() {
        try (Lv2World world = Lv2World.open()) {
            List<Lv2Plugin> plugins = name == null
                    ? world.plugins().stream().filter(Lv2Plugin::isInstrument).toList()
                    : List.of(world.find(name));
            if (json) {
                System.out.println(Json.write(Map.of(
                        "plugins", plugins.stream().map(each -> asMap(each, world)).toList())));
            } else if (name == null) {
                printAll(plugins, world);
            } else {
                printOne(plugins.getFirst(), world);
            }
        }
        return ExitCode.OK;
    }

    private static void printAll(List<Lv2Plugin> plugins, Lv2World world) {
        System.out.println("LV2 instruments (any part of a name or URI that no other has will do):");
        for (Lv2Plugin plugin : plugins) {
            System.out.printf("  %s: %s%n    %s%n", plugin.name(), summary(plugin, world), plugin.uri());
        }
        if (plugins.isEmpty()) {
            System.out.println("  none; a drum kit is, for example, avldrums.lv2 (Debian: apt install avldrums.lv2)");
        }
    }

    private static String summary(Lv2Plugin plugin, Lv2World world) {
        return plugin.lack()
                .map(lack -> "cannot be played: " + lack)
                .orElseGet(() -> "%s, controls: %d, presets: %d"
                        .formatted(
                                sides(plugin.audioOutputs()),
                                plugin.controls().size(),
                                world.presets(plugin).size()));
    }

    private static String sides(int outputs) {
        return switch (outputs) {
            case 1 -> "mono";
            case 2 -> "stereo";
            default -> "%d outputs, of which the first two are heard".formatted(outputs);
        };
    }

    private static void printOne(Lv2Plugin plugin, Lv2World world) {
        System.out.printf("%s: %s%n  %s%n", plugin.name(), summary(plugin, world), plugin.uri());
        if (!plugin.controls().isEmpty()) {
            System.out.printf("%n%-20s %-24s %-20s %s%n", "control", "name", "values", "usually");
        }
        for (Lv2Port control : plugin.controls()) {
            Range range = control.range();
            System.out.printf(
                    "%-20s %-24s %-20s %s%n", control.symbol(), control.name(), values(range), text(range.usual()));
        }
        List<Lv2Preset> presets = world.presets(plugin);
        if (!presets.isEmpty()) {
            System.out.printf("%npresets:%n");
            presets.forEach(preset -> System.out.println("  " + preset.label()));
        }
        printJalv(plugin);
    }

    private static String values(Range range) {
        return switch (range.grain()) {
            case SWITCH -> "0 or 1";
            case WHOLE -> text(range.least()) + " to " + text(range.most()) + ", whole";
            case ANY -> text(range.least()) + " to " + text(range.most());
        };
    }

    private static String text(float number) {
        return Float.isInfinite(number)
                ? "any"
                : number == Math.rint(number) ? String.format(Locale.ROOT, "%.0f", number) : String.valueOf(number);
    }

    /** As a process of its own. jalv (of the package of that name) calls JACK's ports by the symbols of the plugin's. */
    private static void printJalv(Lv2Plugin plugin) {
        String client = plugin.uri().replaceAll(".*[/#:]", "");
        List<String> outputs = plugin.outputSymbols();
        System.out.printf("%nby jalv, in a process of its own, which is all that ends if it crashes (docs/plugins.md):%n");
        System.out.printf("  jalv -i -n %s '%s' &%n", client, plugin.uri());
        for (int side = 0; side < 2 && !outputs.isEmpty(); side++) {
            String output = outputs.get(Math.min(side, outputs.size() - 1));
            System.out.printf("  jack_connect %s:%s system:playback_%d%n", client, output, side + 1);
        }
        System.out.printf("  ghostnote --out jack:%s%n", client);
    }

    /** The same keys for each. */
    private static Map<String, Object> asMap(Lv2Plugin plugin, Lv2World world) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("uri", plugin.uri());
        map.put("name", plugin.name());
        map.put("plays", plugin.lack().isEmpty());
        map.put("reason", plugin.lack().orElse(""));
        map.put("audio_outputs", plugin.audioOutputs());
        map.put("controls", plugin.controls().stream().map(PluginsCommand::asMap).toList());
        map.put("presets", world.presets(plugin).stream().map(PluginsCommand::asMap).toList());
        return map;
    }

    private static Map<String, Object> asMap(Lv2Port control) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("symbol", control.symbol());
        map.put("name", control.name());
        map.put("kind", control.range().grain().name().toLowerCase(Locale.ROOT));
        map.put("least", number(control.range().least()));
        map.put("most", number(control.range().most()));
        map.put("usual", number(control.range().usual()));
        return map;
    }

    /** The digits that people see; null for none, where there is no end. */
    private static Double number(float value) {
        return Float.isInfinite(value) ? null : Double.valueOf(String.valueOf(value));
    }

    private static Map<String, Object> asMap(Lv2Preset preset) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("uri", preset.uri());
        map.put("label", preset.label());
        return map;
    }
}
