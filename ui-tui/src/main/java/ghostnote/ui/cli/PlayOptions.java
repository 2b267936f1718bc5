package ghostnote.ui.cli;

import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.model.Model;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import ghostnote.ui.cli.DrummerOptions.Wishes;
import ghostnote.ui.play.Outputs;
import ghostnote.ui.play.Performance;
import java.nio.file.Path;
import java.util.List;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code play}, which are also those of {@code ghostnote} alone. */
final class PlayOptions {
    /** Seeds that are easy to read out and type again. */
    private static final int NEW_SEEDS = 1_000_000;

    @Mixin
    private DrummerOptions drummerOptions;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same drums, hit for hit. Default: a new one, which is printed.")
    private Long seed;

    @Option(names = "--bars", paramLabel = "N", description = "Ends after so many bars. Default: plays until Ctrl-C.")
    private Long bars;

    @Option(
            names = "--out",
            paramLabel = "PORT|FILE",
            description = "A MIDI port, by its name or a part of it (see ghostnote devices), or a file that ends in"
                    + " .mid, which keeps what was played. May be given more than once.")
    private List<String> outs = List.of();

    @Option(
            names = "--set",
            paramLabel = "FILE",
            description = "At the end, writes a set file, from which ghostnote replay plays the same again.")
    private Path set;

    @Option(names = "--json", description = "At the end, says in JSON how it went.")
    private boolean json;

    int play() throws Exception {
        long chosenSeed = seed != null ? seed : RandomGenerator.getDefault().nextInt(NEW_SEEDS);
        long endTick = bars == null ? Long.MAX_VALUE : drummerOptions.endTick(bars);
        if (set != null) {
            WholeFile.check(set);
        }
        Model model = drummerOptions.loadModel();
        Wishes wishes = drummerOptions.ofSeed(drummerOptions.wishes(model.config()), model.config(), chosenSeed);
        try (Outputs outputs = Outputs.open(outs);
                Network network = drummerOptions.networkForTheStart(model);
                Drummer drummer = Drummer.of(network, drummerOptions.meter(), wishes.initial(), chosenSeed)) {
            Performance.Settings settings = new Performance.Settings(
                    drummerOptions.meter(),
                    wishes.initial(),
                    wishes.cues(),
                    endTick,
                    chosenSeed,
                    model.config().vocabulary().styles());
            Performance.Keeper keeper = (take, endsAt) -> {
                if (set != null) {
                    drummerOptions.writeSet(set, model, chosenSeed, wishes.initial(), take.turned(), endsAt);
                }
            };
            Performance performance = new Performance(
                    drummer, () -> drummerOptions.network(model), outputs, settings, keeper, NanoClock.system());
            performance.play(System.out, json);
        }
        return ExitCode.OK;
    }
}
