package ghostnote.ui.cli;

import ghostnote.engine.control.Ability;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.ModelConfig;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what can be turned. */
@Command(
        name = "controls",
        mixinStandardHelpOptions = true,
        header = "Lists the controls: what can be turned while it plays.",
        description = "For cue files (--cues) and --turn. What the drummer cannot honour is marked with why.")
final class ControlsCommand implements Callable<Integer> {
    @Mixin
    private ModelOptions modelOptions;

    @Override
    public Integer call() throws IOException {
        ModelConfig drummer = modelOptions.loadModel().config();
        System.out.printf(
                "%-16s %-18s %-8s %-10s %-5s %s%n", "control", "values", "usually", "heard", "anew", "what it does");
        for (Control control : Control.values()) {
            System.out.println(line(control, drummer));
        }
        System.out.println();
        System.out.println("anew: whether what was written ahead is decided anew.");
        System.out.println("VOICE is one of these, or the beginning of several and a star, such as hat*:");
        System.out.println(Stream.of(Voice.values()).map(Voice::word).collect(Collectors.joining(" ")));
        return ExitCode.OK;
    }

    private static String line(Control control, ModelConfig drummer) {
        List<String> styles = drummer.vocabulary().styles();
        Knob knob = Knob.table().get(Knob.number(control));
        String name = control.ofVoices() ? control.text() + ".VOICE" : control.text();
        String usual = knob.format(control.usual(), styles);
        Optional<String> lack = Ability.lack(control, drummer);
        return String.format(
                        Locale.ROOT,
                        "%-16s %-18s %-8s %-10s %-5s %s%s",
                        name,
                        values(control),
                        usual,
                        heard(control),
                        control.takesBack() ? "yes" : "no",
                        control.help(),
                        lack.map(why -> " (not available: the drummer " + why + ")").orElse(""))
                .stripTrailing();
    }

    private static String values(Control control) {
        String range = switch (control.kind()) {
            case SWITCH -> "on, off";
            case STYLE -> "none or a style";
            case METER -> "1/1 to 64/16";
            case NUMBER, WHOLE -> Knob.plain(control.least()) + " to " + Knob.plain(control.most());
        };
        return control.unit().isEmpty() ? range : range + " " + control.unit();
    }

    private static String heard(Control control) {
        return switch (control.quantum()) {
            case NOW -> "at once";
            case SIXTEENTH -> "next 16th";
            case BEAT -> "next beat";
            case BAR -> "next bar";
        };
    }
}
