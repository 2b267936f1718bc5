package ghostnote.ui.cli;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.disk.WholeFile;
import ghostnote.ui.config.Config;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.play.HeadlessView;
import ghostnote.ui.play.SyncWish;
import ghostnote.ui.play.TextView;
import ghostnote.ui.play.View;
import ghostnote.ui.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of {@code play}, which are also those of {@code ghostnote} alone. */
final class PlayOptions {
    /** Seeds that are easy to read out and type again. */
    private static final int NEW_SEEDS = 1_000_000;

    private static final float USUAL_BEATS = 2;

    @Mixin
    private TrackOptions trackOptions;

    @Mixin
    private EnsembleOptions ensembleOptions;

    @Option(names = "--bars", paramLabel = "N", description = "Ends after so many bars. Default: plays until Ctrl-C.")
    private Long bars;

    @Option(
            names = "--in",
            paramLabel = "PORT",
            description = "A MIDI port on which you drum. While you do the drummer rests and listens, and two beats after"
                    + " your last hit it goes on from there; listen says after how many beats. May be given more than"
                    + " once; jack is JACK's.")
    private List<String> ins = List.of();

    @Option(
            names = "--control",
            paramLabel = "PORT",
            description = "A MIDI port whose knobs and pads turn controls, once they have learnt to (press l on the screen,"
                    + " or type learn temperature). Those that have are opened by themselves when they are there. May be"
                    + " given more than once; jack is JACK's.")
    private List<String> controls = List.of();

    @Option(
            names = "--osc",
            paramLabel = "[ADDRESS:]PORT",
            description = "Takes OSC messages such as /ghostnote/temperature 1.3, from this machine alone unless an address"
                    + " says otherwise, such as 0.0.0.0:9000. Default: none.")
    private String osc;

    @Option(
            names = "--sync",
            paramLabel = "SOURCE",
            description = "Who keeps time: internal; midi:PORT, the MIDI clock that comes in there, whose start, stop"
                    + " and song position are followed; jack, whose transport is followed; jack-lead, the same, and all"
                    + " others are told bars, beats and tempo. Default: internal.")
    private String sync = "internal";

    @Option(names = "--clock-out", description = "JACK is sent the MIDI clock too, as MIDI ports are.")
    private boolean clockOut;

    @Option(
            names = "--lost-clock",
            paramLabel = "keep|stop",
            completionCandidates = Candidates.LostClock.class,
            description = "What to do when no clock comes any more for a quarter of a second: keep the last tempo, or"
                    + " stop. Default: keep.")
    private String lostClock = "keep";

    @Option(
            names = "--set",
            paramLabel = "FILE",
            description = "At the end, writes a set file, from which ghostnote replay plays the same again.")
    private Path set;

    @Option(
            names = "--headless",
            description = "Plays without a screen, and says once a bar, in one line, how it goes.")
    private boolean headless;

    @Option(names = "--json", description = "Plays without a screen, and at the end says in JSON how it went.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    int play() throws Exception {
        Config config = Config.read(ConfigFolder.ofUser());
        PlayDefaults defaults = PlayDefaults.apply(config, command, this);
        SyncWish syncWish = SyncWish.parse(sync);
        EnsembleOptions.Tracks tracks = ensembleOptions.isAskedFor()
                ? ensembleOptions.read(command, defaults.inForce())
                : EnsembleOptions.Tracks.alone(trackOptions);
        for (Path file : Stream.concat(Stream.ofNullable(set), tracks.files().stream()).toList()) {
            WholeFile.check(file);
        }
        View view = view(config);
        try (Mistakes _ = new Mistakes(view::tell);
                view) {
            defaults.faults().forEach(fault -> view.tell(config.file() + ": " + fault));
            play(tracks, syncWish, view);
        }
        return ExitCode.OK;
    }

    private void play(EnsembleOptions.Tracks tracks, SyncWish syncWish, View view) throws Exception {
        long newSeed = RandomGenerator.getDefault().nextInt(NEW_SEEDS);
        List<Asked> asked = tracks.ask(newSeed, view::tell).stream().map(this::listening).toList();
        Gig.Wiring wiring = new Gig.Wiring(
                ins, controls, clockOut, syncWish, stopsWhenLost(), Optional.ofNullable(osc));
        Gig.Yield yield = new Gig.Yield(tracks.files(), Optional.ofNullable(set), json);
        new Gig(asked, bars == null ? OptionalLong.empty() : OptionalLong.of(bars), wiring, yield, view).play();
    }

    /** A screen where there is a terminal, else lines of text. */
    private View view(Config config) {
        if (headless) {
            return new HeadlessView(System.in, System.err);
        }
        if (json || !Stage.isThere()) {
            return new TextView(System.in, System.out, System.err, !json);
        }
        return Stage.open(config, KitOptions.kits(), CastOptions.drummers());
    }

    /** Refuses, in one line, what cannot be played, as far as that can be told before anything is opened. */
    void check() throws IOException {
        if (set != null) {
            WholeFile.check(set);
        }
        trackOptions.check(bars);
        if (ensembleOptions.isAskedFor()) {
            ensembleOptions.read(command, List.of());
        }
        SyncWish.parse(sync);
        stopsWhenLost();
    }

    private boolean stopsWhenLost() {
        return switch (lostClock) {
            case "keep" -> false;
            case "stop" -> true;
            default -> throw new IllegalArgumentException("--lost-clock %s: expected keep or stop".formatted(lostClock));
        };
    }

    /** Who plays on a port is listened to, unless something else was asked for. */
    private Asked listening(Asked track) {
        if (ins.isEmpty() || track.wishes().initial().get(Control.LISTEN) != 0) {
            return track;
        }
        Values initial = track.wishes().initial().copy();
        initial.set(Control.LISTEN, USUAL_BEATS);
        return track.with(track.wishes().withInitial(initial));
    }

    static void tell(String line) {
        System.err.println("ghostnote: " + line);
    }
}
