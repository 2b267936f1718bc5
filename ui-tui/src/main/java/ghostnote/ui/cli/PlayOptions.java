package ghostnote.ui.cli;

import ghostnote.audio.jack.JackLink;
import ghostnote.audio.jack.JackServers;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.disk.IoReason;
import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.time.NanoClock;
import ghostnote.midi.device.PortWatch;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NamedMusic;
import ghostnote.ui.config.Config;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.journal.Journal;
import ghostnote.ui.journal.JournalFile;
import ghostnote.ui.journal.JournalFolder;
import ghostnote.ui.journal.Journals;
import ghostnote.ui.play.Casting;
import ghostnote.ui.play.Castings;
import ghostnote.ui.play.HeadlessView;
import ghostnote.ui.play.Inputs;
import ghostnote.ui.play.JackOut;
import ghostnote.ui.play.Outputs;
import ghostnote.ui.play.Performance;
import ghostnote.ui.play.Ports;
import ghostnote.ui.play.SoundSystem;
import ghostnote.ui.play.Speakers;
import ghostnote.ui.play.SyncWish;
import ghostnote.ui.play.Take;
import ghostnote.ui.play.TextView;
import ghostnote.ui.play.TrackPlan;
import ghostnote.ui.play.View;
import ghostnote.ui.set.JournalText;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.SetLines;
import ghostnote.ui.sound.SoundWish;
import ghostnote.ui.stage.Stage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
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
        new Show(asked, tracks.files(), syncWish, view).play();
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

    /** Everything that is open while it plays. */
    private final class Show {
        private final List<Asked> tracks;
        private final List<Path> files;
        private final SyncWish syncWish;
        private final View view;
        private final Map<Asked, SoundSystem> sounds = new LinkedHashMap<>();
        private final Map<Asked, JackOut> jackOuts = new HashMap<>();

        /**
         * @param files take what all play
         */
        Show(List<Asked> tracks, List<Path> files, SyncWish syncWish, View view) {
            this.tracks = tracks;
            this.files = files;
            this.syncWish = syncWish;
            this.view = view;
        }

        void play() throws Exception {
            for (Asked track : tracks) {
                track.options().sound(track.wishes(), view::tell).ifPresent(sound -> sounds.put(track, sound));
            }
            boolean needsJack = needsJack();
            boolean triesJack = !sounds.isEmpty() && JackServers.isLikely();
            try (JackLink link = needsJack || triesJack ? new JackLink("ghostnote", view::tell) : null) {
                Optional<JackLink> jack = Optional.ofNullable(link);
                try (Speakers speakers = new Speakers(List.copyOf(sounds.values()), jack)) {
                    jack.ifPresent(there -> tracks.forEach(track -> jackOuts.put(track, JackOut.of(there, track.name()))));
                    if (needsJack) {
                        link.start();
                    } else {
                        jack = jack.filter(JackLink::startIfThere);
                    }
                    play(jack, speakers);
                }
            }
        }

        private boolean needsJack() {
            return syncWish.needsJack()
                    || Stream.concat(
                                    Stream.of(ins, controls).flatMap(List::stream),
                                    tracks.stream().flatMap(track -> track.options().outs().stream()))
                            .anyMatch(Outputs::isJack);
        }

        private void play(Optional<JackLink> jack, Speakers speakers) throws Exception {
            NanoClock clock = jack.<NanoClock>map(JackLink::clock).orElse(NanoClock.system());
            speakers.open(clock);
            try (PortWatch watch = new PortWatch(view::tell);
                    Inputs inputs = Inputs.open(ins, controls, watch, jack, clock);
                    Ports ports = new Ports(watch);
                    Castings castings = new Castings(tracks.size(), CastOptions.drummers(), NanoClock.system(), view::tell)) {
                List<TrackPlan> plans = new ArrayList<>();
                for (Asked track : tracks) {
                    plans.add(plan(track, ports, jack, speakers, castings));
                }
                play(plans, castings, inputs, jack, clock);
            }
        }

        private TrackPlan plan(
                Asked track, Ports ports, Optional<JackLink> jack, Speakers speakers, Castings castings)
                throws IOException {
            TrackOptions options = track.options();
            Outputs outputs = Outputs.open(
                    options.outs(),
                    options.soundOptions().kitOptions().kit(),
                    KitOptions.kits(),
                    ports,
                    jack.map(_ -> jackOuts.get(track)),
                    clockOut,
                    speakers,
                    Optional.ofNullable(sounds.get(track)));
            Casting casting = castings.add(
                    track.cast(), options.drummerOptions().packing(), track.wishes(), track.seed());
            return new TrackPlan(track.name(), casting, track.wishes(), track.seed(), track.cueText(), outputs);
        }

        private void play(
                List<TrackPlan> plans, Castings castings, Inputs inputs, Optional<JackLink> jack, NanoClock clock)
                throws Exception {
            Performance.Settings settings = new Performance.Settings(
                    bars == null ? Long.MAX_VALUE : DrummerOptions.endTick(tracks.getFirst().wishes(), bars),
                    syncWish,
                    stopsWhenLost(),
                    ConfigFolder.ofUser().controllers(),
                    Optional.ofNullable(osc));
            JournalFolder folder = JournalFolder.ofUser();
            Optional<Journals> journals = beginJournals(folder);
            try {
                Performance performance = new Performance(
                        plans, castings, inputs, jack, settings, journals, KitOptions.kits(), view, this::keep, clock);
                performance.play(System.out, json);
            } finally {
                journals.ifPresent(books -> end(books, folder));
            }
        }

        private void keep(List<Take> takes, long endTick) throws IOException {
            for (Path file : files) {
                List<NamedMusic> parts = IntStream.range(0, takes.size())
                        .mapToObj(i -> new NamedMusic(tracks.get(i).name(), takes.get(i).music(endTick)))
                        .toList();
                new MidiFileWriter().write(file, parts);
            }
            if (set != null) {
                Map<String, List<String>> sets = new LinkedHashMap<>();
                for (int i = 0; i < takes.size(); i++) {
                    Asked track = tracks.get(i);
                    SetFile played = track.set(takes.get(i).turned(), endTick, soundOf(track));
                    sets.put(track.name(), played.lines(track.cast()));
                }
                SetLines.write(set, sets);
            }
        }

        private Optional<SoundWish> soundOf(Asked track) {
            return track.options().soundOptions().wish().map(_ -> sounds.get(track).toKeep());
        }

        /** Where there can be none, that is told, and it plays all the same. */
        private Optional<Journals> beginJournals(JournalFolder folder) {
            try {
                LocalDateTime now = LocalDateTime.now(ZoneId.systemDefault());
                List<JournalFile> files = tracks.size() == 1
                        ? List.of(folder.begin(now))
                        : folder.begin(now, tracks.stream().map(Asked::name).toList());
                List<Journal> all = new ArrayList<>();
                for (int i = 0; i < files.size(); i++) {
                    Asked track = tracks.get(i);
                    all.add(new Journal(
                            files.get(i),
                            () -> new JournalText(track.set(List.of(), 0, Optional.empty()), track.cast()),
                            view::tell));
                }
                return Optional.of(new Journals(all, NanoClock.system()));
            } catch (IOException refusal) {
                view.tell(refusal.getMessage() + "; playing goes on");
                return Optional.empty();
            }
        }

        private void end(Journals journals, JournalFolder folder) {
            journals.close();
            try {
                folder.tidy();
            } catch (IOException failure) {
                view.tell("old journals stay in %s: %s".formatted(folder.path(), IoReason.of(failure)));
            }
        }
    }

    static void tell(String line) {
        System.err.println("ghostnote: " + line);
    }
}
