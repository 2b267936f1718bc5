package ghostnote.ui.cli;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.corpus.Loop;
import ghostnote.ui.play.Packing;
import ghostnote.ui.set.Cues;
import ghostnote.ui.set.Preset;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.Wishes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked of a drummer, live or rendered. */
final class DrummerOptions {
    /** More than any drummer remembers of what it plays itself, but for its theme. */
    private static final int MOST_BARS_HEARD = 32;

    @Mixin
    private CastOptions castOptions;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            description = "How freely it plays: 0 the likeliest, 1 as learnt, above 1 wilder; up to 2. Default: 1.")
    private Float temperature;

    @Option(
            names = "--feel",
            paramLabel = "SHARE",
            description = "The share of it for how hard and how far off the grid. Default: as people play.")
    private Float feel;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            description = "When and what: only the likeliest choices that together have this probability, 0 to 1."
                    + " Default: 0.997.")
    private Float topP;

    @Option(
            names = "--tempo",
            paramLabel = "BPM",
            description = "Quarter notes a minute, 20 to 999. Default: what is usual for the style, 120 without one.")
    private Float tempoBpm;

    @Option(
            names = "--meter",
            paramLabel = "BEATS/NOTE",
            description = "How many beats a bar has, of which note: 7/8. Default: 4/4, or that of the file to go on from.")
    private String meter;

    @Option(
            names = "--style",
            paramLabel = "STYLE",
            completionCandidates = Candidates.Styles.class,
            description = "A style the drummer knows, or two and the share of the second, 0 to 1: funk:jazz:0.3."
                    + " Default: one of those it learnt, by its seed; none: nothing in particular.")
    private String style;

    @Option(
            names = "--fill-every",
            paramLabel = "N",
            description = "A fill in the last of every N bars, and in no other. Default: where the drummer likes.")
    private Integer fillEveryBars;

    @Option(
            names = "--turn",
            paramLabel = "CONTROL=VALUE",
            completionCandidates = Candidates.Controls.class,
            description = "Any other control from the beginning (see ghostnote controls): --turn density=0.4. May be"
                    + " given more than once.")
    private Map<String, String> turns = Map.of();

    @Option(
            names = "--cues",
            paramLabel = "FILE",
            description = "Turns controls while it plays: lines such as \"@5.1 temperature 1.3\" or \"@13.1 fill now\","
                    + " bar.beat from 1.")
    private Path cueFile;

    @Option(
            names = "--preset",
            paramLabel = "FILE",
            description = "Where the controls stand and what is stored from the beginning, as preset FILE, typed while it"
                    + " plays, has written it. Other options have the last word.")
    private Path presetFile;

    @Option(
            names = "--prime",
            paramLabel = "FILE",
            description = "A MIDI file whose drums it hears before it begins, and goes on from: the last "
                    + MOST_BARS_HEARD + " bars, at their tempo.")
    private Path primeFile;

    CastOptions castOptions() {
        return castOptions;
    }

    Cast loadCast() throws IOException {
        return castOptions.load();
    }

    Network network(Model model) {
        return castOptions.network(model);
    }

    Packing packing() {
        return castOptions.packing();
    }

    /** What is asked of a drummer with a seed: where no style is, it chooses one, as often as it met it in school. */
    Wishes ofSeed(Wishes wishes, Cast cast, long seed) {
        ModelConfig drummer = cast.first().config();
        int chosen = drummer.styleAt(new SplittableRandom(seed).nextDouble());
        boolean settled = style != null || primeFile != null || presetFile != null;
        if (settled || chosen < 0 || wishes.initial().get(Control.STYLE) != 0) {
            return wishes;
        }
        Values initial = wishes.initial().copy();
        initial.set(Control.STYLE, chosen + 1);
        if (tempoBpm == null) {
            drummer.tempoBpm(chosen).ifPresent(usual -> initial.set(Control.TEMPO, usual));
        }
        return wishes.withInitial(initial);
    }

    /** The weights as this machine holds them, by name. */
    String weights() {
        return castOptions.weights();
    }

    /** What plays this again. */
    SetFile set(Cast cast, long seed, Wishes wishes, long endTick) {
        return SetFile.of(cast, weights(), seed, endTick, wishes);
    }

    /**
     * Reads what is asked for of the drummer that begins, and of the others later.
     *
     * @param tell what to do with a line about what is not as it should be
     */
    Wishes wishes(Cast cast, Consumer<String> tell) throws IOException {
        ModelConfig drummer = cast.first().config();
        Values values = new Values();
        Map<Integer, List<Hit>> stored = Map.of();
        if (presetFile != null) {
            Preset preset = Preset.read(presetFile, cast);
            values.setAll(preset.values());
            stored = preset.stored();
        }
        set(values, "--temperature", Control.TEMPERATURE, temperature);
        set(values, "--feel", Control.OFF_GRID, feel);
        set(values, "--feel", Control.HOW_HARD, feel);
        set(values, "--top-p", Control.TOP_P, topP);
        if (style != null && !style.equals("none")) {
            StyleBlend blend = StyleBlend.parse(
                    style, drummer.name(), drummer.vocabulary().styles());
            blend.applyTo(values);
            drummer.tempoBpm(blend.first()).ifPresent(usual -> values.set(Control.TEMPO, usual));
        }
        Optional<Loop> heard = primeFile == null ? Optional.empty() : Optional.of(hear(values, tell));
        if (meter != null) {
            values.set(Control.METER, Meter.parse(meter).number());
        }
        if (tempoBpm != null) {
            Timeline.checkTempo(tempoBpm);
            values.set(Control.TEMPO, tempoBpm);
        }
        if (fillEveryBars != null) {
            if (fillEveryBars < 1) {
                throw new IllegalArgumentException("--fill-every %d: expected 1 or more".formatted(fillEveryBars));
            }
            cast.require(Control.FILL_EVERY);
            set(values, "--fill-every", Control.FILL_EVERY, (float) fillEveryBars);
        }
        turns.forEach((name, value) -> turn(values, name, value, cast));
        List<Cue> cues = cueFile == null ? List.of() : Cues.read(cueFile, cast, values);
        heard.ifPresent(loop -> requireMeter(loop, values));
        return new Wishes(values, cues, heard.map(Loop::hits).orElse(List.of()), stored);
    }

    /** What it hears, whose tempo and meter are those to go on in until others are asked for. */
    private Loop hear(Values values, Consumer<String> tell) throws IOException {
        Loop loop = Loop.hear(primeFile).lastBars(MOST_BARS_HEARD);
        values.set(Control.METER, loop.meter().number());
        loop.warnings().forEach(warning -> tell.accept(primeFile + ": " + warning));
        values.set(Control.TEMPO, (float) loop.tempoBpm());
        return loop;
    }

    private void requireMeter(Loop loop, Values values) {
        if (!loop.meter().equals(values.meter())) {
            throw new IllegalArgumentException(
                    "--prime %s: it is in %s, and this plays in %s".formatted(primeFile, loop.meter(), values.meter()));
        }
    }

    private static void set(Values values, String option, Control control, Float value) {
        if (value == null) {
            return;
        }
        if (!(value >= control.least() && value <= control.most())) {
            throw new IllegalArgumentException(
                    "%s %s: expected %.0f to %.0f".formatted(option, value, control.least(), control.most()));
        }
        values.set(control, value);
    }

    private static void turn(Values values, String name, String value, Cast cast) {
        for (Knob knob : Knob.named(name)) {
            cast.require(knob.control());
            if (knob.control().isDoneAtAPlace()) {
                throw new IllegalArgumentException(
                        "--turn %s: this is done at a place, which a cue file says (--cues)".formatted(name));
            }
            values.set(knob.number(), knob.parse(value, cast));
        }
    }

    /** The tick at which a performance of so many bars ends. */
    static long endTick(Wishes wishes, long bars) {
        long most = Long.MAX_VALUE / (1L << 20) / wishes.initial().meter().ticksPerBar();
        if (bars < 1 || bars > most) {
            throw new IllegalArgumentException("--bars %d: expected 1 to %d".formatted(bars, most));
        }
        return wishes.bars().tickOf(bars);
    }
}
