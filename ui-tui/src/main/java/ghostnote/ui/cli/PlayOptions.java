package ghostnote.ui.cli;

import ghostnote.audio.jack.JackLink;
import ghostnote.audio.jack.JackServers;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.disk.IoReason;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.time.NanoClock;
import ghostnote.midi.device.PortWatch;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.config.Config;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.journal.Journal;
import ghostnote.ui.journal.JournalFolder;
import ghostnote.ui.journal.Journals;
import ghostnote.ui.play.Casting;
import ghostnote.ui.play.HeadlessView;
import ghostnote.ui.play.Inputs;
import ghostnote.ui.play.Outputs;
import ghostnote.ui.play.Performance;
import ghostnote.ui.play.SoundSystem;
import ghostnote.ui.play.SyncWish;
import ghostnote.ui.play.TextView;
import ghostnote.ui.play.View;
import ghostnote.ui.set.CueText;
import ghostnote.ui.set.JournalText;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.sound.SoundChoice;
import ghostnote.ui.sound.SoundWish;
import ghostnote.ui.sound.Sounds;
import ghostnote.ui.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
    private DrummerOptions drummerOptions;

    @Mixin
    private SoundOptions soundOptions;

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
                    + " .mid, which keeps what was played. May be given more than once. A port may be followed by how it"
                    + " is played: \"TR-8S,kit=roland-tr-8s,channel=2,offset=-5,clock=off\", the offset in ms. jack is"
                    + " JACK, jack:NAME also connects to the port of that name there.")
    private List<String> outs = List.of();

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
        if (set != null) {
            WholeFile.check(set);
        }
        View view = view(config);
        try (Mistakes _ = new Mistakes(view::tell);
                view) {
            defaults.faults().forEach(fault -> view.tell(config.file() + ": " + fault));
            play(syncWish, view);
        }
        return ExitCode.OK;
    }

    private void play(SyncWish syncWish, View view) throws Exception {
        long chosenSeed = seed != null ? seed : RandomGenerator.getDefault().nextInt(NEW_SEEDS);
        Cast cast = drummerOptions.loadCast();
        Wishes wishes = listening(drummerOptions.ofSeed(
                drummerOptions.wishes(cast, view::tell), cast, chosenSeed));
        long endTick = bars == null ? Long.MAX_VALUE : drummerOptions.endTick(wishes, bars);
        CueText cueText = new CueText(wishes.initial().meter(), cast);
        Optional<SoundSystem> sounds = sounds(wishes, view::tell);
        boolean needsJack = needsJack(syncWish);
        boolean triesJack = sounds.isPresent() && JackServers.isLikely();
        try (JackLink link = needsJack || triesJack ? new JackLink("ghostnote", view::tell) : null) {
            if (link != null) {
                sounds.ifPresent(link::sound);
            }
            Optional<JackLink> jack = Optional.ofNullable(link);
            if (needsJack) {
                link.start();
            } else {
                jack = jack.filter(JackLink::startIfThere);
            }
            play(cast, chosenSeed, wishes, endTick, cueText, syncWish, jack, sounds, view);
        }
    }

    /** What sounds on this machine: where it is not asked for, only if nothing else is played to. */
    private Optional<SoundSystem> sounds(Wishes wishes, Consumer<String> tell) throws IOException {
        Optional<SoundChoice> asked = soundOptions.choice(tell);
        if (asked.isPresent()) {
            return Optional.of(new SoundSystem(asked::get, wishes.initial()));
        }
        // It is read only where it is heard, as that takes a quarter of a second.
        return outs.stream().allMatch(Outputs::isFile)
                ? Optional.of(new SoundSystem(() -> SoundOptions.all().usual(), wishes.initial()))
                : Optional.empty();
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
        Wishes wishes = drummerOptions.wishes(drummerOptions.loadCast(), _ -> {});
        if (bars != null) {
            drummerOptions.endTick(wishes, bars);
        }
        SyncWish.parse(sync);
        stopsWhenLost();
        if (soundOptions.wish().orElse(Sounds.USUAL) instanceof SoundWish.Kit) {
            soundOptions.choice(_ -> {});
        }
        Outputs.check(outs, soundOptions.kitOptions().kit(), KitOptions.kits());
    }

    private void play(
            Cast cast,
            long chosenSeed,
            Wishes wishes,
            long endTick,
            CueText cueText,
            SyncWish syncWish,
            Optional<JackLink> jack,
            Optional<SoundSystem> sounds,
            View view)
            throws Exception {
        NanoClock clock = jack.<NanoClock>map(JackLink::clock).orElse(NanoClock.system());
        try (PortWatch watch = new PortWatch(view::tell);
                Inputs inputs = Inputs.open(ins, controls, watch, jack, clock);
                Outputs outputs = Outputs.open(
                        outs,
                        soundOptions.kitOptions().kit(),
                        KitOptions.kits(),
                        watch,
                        jack,
                        clockOut,
                        sounds,
                        clock);
                Casting casting = new Casting(
                        cast,
                        CastOptions.drummers(),
                        drummerOptions::networkForTheStart,
                        drummerOptions::network,
                        wishes,
                        chosenSeed,
                        NanoClock.system(),
                        view::tell)) {
            Performance.Settings settings = new Performance.Settings(
                    wishes,
                    endTick,
                    chosenSeed,
                    cueText,
                    syncWish,
                    stopsWhenLost(),
                    ConfigFolder.ofUser().controllers(),
                    Optional.ofNullable(osc));
            Performance.Keeper keeper = (take, endsAt) -> {
                if (set != null) {
                    drummerOptions
                            .set(cast, chosenSeed, wishes.withCues(take.turned()), endsAt)
                            .withSound(soundOptions.wish().map(_ -> sounds.orElseThrow().toKeep()))
                            .write(set, cast);
                }
            };
            JournalFolder folder = JournalFolder.ofUser();
            Optional<Journals> journals = beginJournals(folder, cast, wishes, chosenSeed, view::tell);
            try {
                Performance performance = new Performance(
                        casting,
                        inputs,
                        outputs,
                        jack,
                        settings,
                        journals,
                        KitOptions.kits(),
                        view,
                        keeper,
                        clock);
                performance.play(System.out, json);
            } finally {
                journals.ifPresent(books -> end(books, folder, view::tell));
            }
        }
    }

    private boolean needsJack(SyncWish syncWish) {
        return syncWish.needsJack() || Stream.of(outs, ins, controls).flatMap(List::stream).anyMatch(Outputs::isJack);
    }

    private boolean stopsWhenLost() {
        return switch (lostClock) {
            case "keep" -> false;
            case "stop" -> true;
            default -> throw new IllegalArgumentException("--lost-clock %s: expected keep or stop".formatted(lostClock));
        };
    }

    /** Who plays on a port is listened to, unless something else was asked for. */
    private Wishes listening(Wishes wishes) {
        if (ins.isEmpty() || wishes.initial().get(Control.LISTEN) != 0) {
            return wishes;
        }
        Values initial = wishes.initial().copy();
        initial.set(Control.LISTEN, USUAL_BEATS);
        return wishes.withInitial(initial);
    }

    /** Where there can be none, that is told, and it plays all the same. */
    private Optional<Journals> beginJournals(
            JournalFolder folder, Cast cast, Wishes wishes, long chosenSeed, Consumer<String> tell) {
        try {
            Journal journal = new Journal(
                    folder.begin(LocalDateTime.now(ZoneId.systemDefault())),
                    () -> new JournalText(
                            drummerOptions.set(cast, chosenSeed, wishes.withCues(List.of()), 0), cast),
                    tell);
            return Optional.of(new Journals(List.of(journal), NanoClock.system()));
        } catch (IOException refusal) {
            tell.accept(refusal.getMessage() + "; playing goes on");
            return Optional.empty();
        }
    }

    private static void end(Journals journals, JournalFolder folder, Consumer<String> tell) {
        journals.close();
        try {
            folder.tidy();
        } catch (IOException failure) {
            tell.accept("old journals stay in %s: %s".formatted(folder.path(), IoReason.of(failure)));
        }
    }

    static void tell(String line) {
        System.err.println("ghostnote: " + line);
    }
}
