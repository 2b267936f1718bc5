package ghostnote.ui.cli;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Names;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.json.Json;
import ghostnote.engine.time.Meter;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.osc.OscLines;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what can be turned. */
@Command(
        name = "controls",
        mixinStandardHelpOptions = true,
        header = "Lists the controls: what can be turned while it plays.",
        description = "For cue files (--cues), --turn, controllers and OSC. What the drummer cannot honour is marked with"
                + " why.",
        footerHeading = "%nExamples:%n",
        footer = {"  ghostnote controls", "  ghostnote controls --json"})
final class ControlsCommand implements Callable<Integer> {
    @Mixin
    private CastOptions castOptions;

    @Option(names = "--json", description = "The same in JSON, with what remote controls need (docs/osc.md).")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Cast cast = castOptions.load();
        if (json) {
            System.out.println(Json.write(asMap(cast)));
        } else {
            print(cast);
        }
        return ExitCode.OK;
    }

    private static Map<String, Object> asMap(Cast cast) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("drummer", cast.first().name());
        all.put("voices", Stream.of(Voice.values()).map(Voice::word).toList());
        all.put(
                "controls",
                Stream.of(Control.values()).map(control -> asMap(control, cast)).toList());
        return all;
    }

    /** The keys are told in docs/osc.md. */
    private static Map<String, Object> asMap(Control control, Cast cast) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", control.text());
        row.put("kind", control.kind().name().toLowerCase(Locale.ROOT));
        switch (control.kind()) {
            case NUMBER, WHOLE -> {
                row.put("least", number(control, control.least()));
                row.put("most", number(control, control.most()));
                row.put("usual", number(control, control.usual()));
            }
            case SWITCH, STYLE, METER, DRUMMER -> {
                row.put("values", allowed(control, cast));
                row.put("usual", Knob.table().get(Knob.number(control)).format(control.usual(), cast));
            }
        }
        row.put("unit", control.unit());
        row.put("quantum", control.quantum().name().toLowerCase(Locale.ROOT));
        row.put("of_voices", control.ofVoices());
        row.put("help", control.help());
        row.put("osc_address", OscLines.address(control));
        row.put("osc_type", OscLines.type(control));
        Optional<String> lack = cast.lack(control);
        row.put("available", lack.isEmpty());
        row.put("lack", lack.map(why -> "the drummer " + why).orElse(""));
        return row;
    }

    /** The digits that people see, and not all those of a float's double. */
    private static Number number(Control control, float value) {
        if (control.kind() == Control.Kind.WHOLE) {
            return (long) value;
        }
        return Double.valueOf(String.valueOf(value));
    }

    private static List<String> allowed(Control control, Names names) {
        return switch (control.kind()) {
            case SWITCH -> List.of("off", "on");
            case STYLE -> Stream.concat(Stream.of("none"), names.styles().stream()).toList();
            case DRUMMER -> names.drummers();
            default -> IntStream.rangeClosed(0, Meter.LAST_NUMBER)
                    .mapToObj(number -> Meter.numbered(number).toString())
                    .toList();
        };
    }

    private static void print(Cast cast) {
        System.out.printf(
                "%-16s %-18s %-8s %-10s %-5s %s%n", "control", "values", "usually", "heard", "anew", "what it does");
        for (Control control : Control.values()) {
            System.out.println(line(control, cast));
        }
        System.out.println();
        System.out.println("anew: whether what was written ahead is decided anew.");
        System.out.println("VOICE is one of these, or the beginning of several and a star, such as hat*:");
        System.out.println(Stream.of(Voice.values()).map(Voice::word).collect(Collectors.joining(" ")));
    }

    private static String line(Control control, Cast cast) {
        Knob knob = Knob.table().get(Knob.number(control));
        String name = control.ofVoices() ? control.text() + ".VOICE" : control.text();
        String usual = knob.format(control.usual(), cast);
        Optional<String> lack = cast.lack(control);
        return String.format(
                        Locale.ROOT,
                        "%-16s %-18s %-8s %-10s %-5s %s%s",
                        name,
                        control.range(),
                        usual,
                        control.quantum().text(),
                        control.takesBack() ? "yes" : "no",
                        control.help(),
                        lack.map(why -> " (not available: the drummer " + why + ")").orElse(""))
                .stripTrailing();
    }
}
