package ghostnote.ui.cli;

import ghostnote.audio.jack.JackLink;
import ghostnote.audio.jack.JackServers;
import ghostnote.engine.disk.IoReason;
import ghostnote.engine.time.NanoClock;
import ghostnote.midi.device.PortWatch;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NamedMusic;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.journal.Journal;
import ghostnote.ui.journal.JournalFile;
import ghostnote.ui.journal.JournalFolder;
import ghostnote.ui.journal.Journals;
import ghostnote.ui.play.Casting;
import ghostnote.ui.play.Castings;
import ghostnote.ui.play.Inputs;
import ghostnote.ui.play.JackOut;
import ghostnote.ui.play.Outputs;
import ghostnote.ui.play.Performance;
import ghostnote.ui.play.Ports;
import ghostnote.ui.play.Rescue;
import ghostnote.ui.play.SoundSystem;
import ghostnote.ui.play.Speakers;
import ghostnote.ui.play.SyncWish;
import ghostnote.ui.play.Take;
import ghostnote.ui.play.TrackPlan;
import ghostnote.ui.play.View;
import ghostnote.ui.set.JournalText;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.SetLines;
import ghostnote.ui.sound.SoundWish;
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
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One performance as it was asked for, with everything that is open while it plays.
 *
 * <p>Thread: one, which is the view. Real-time safe: no.
 */
final class Gig {
    private final List<Asked> tracks;
    private final OptionalLong bars;
    private final Wiring wiring;
    private final Yield yield;
    private final View view;
    private final Map<Asked, SoundSystem> sounds = new LinkedHashMap<>();
    private final Map<Asked, JackOut> jackOuts = new HashMap<>();

    /**
     * What comes in, and who keeps time.
     *
     * @param ins ports on which the performer drums
     * @param controls ports of controllers
     * @param clockOut whether JACK is sent the MIDI clock too
     * @param stopsWhenLost whether it stops when a clock that is followed is lost
     * @param osc where OSC comes in; empty for nowhere
     */
    record Wiring(
            List<String> ins,
            List<String> controls,
            boolean clockOut,
            SyncWish sync,
            boolean stopsWhenLost,
            Optional<String> osc) {}

    /**
     * What is left of it.
     *
     * @param files take what all played, as MIDI
     * @param set takes what plays it again
     * @param json whether it is said in JSON how it went
     */
    record Yield(List<Path> files, Optional<Path> set, boolean json) {}

    /**
     * @param bars how many; empty for without end
     */
    Gig(List<Asked> tracks, OptionalLong bars, Wiring wiring, Yield yield, View view) {
        this.tracks = tracks;
        this.bars = bars;
        this.wiring = wiring;
        this.yield = yield;
        this.view = view;
    }

    /** Plays to the end. */
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
        return wiring.sync.needsJack()
                || Stream.concat(
                                Stream.of(wiring.ins, wiring.controls).flatMap(List::stream),
                                tracks.stream().flatMap(track -> track.options().outs().stream()))
                        .anyMatch(Outputs::isJack);
    }

    private void play(Optional<JackLink> jack, Speakers speakers) throws Exception {
        NanoClock clock = jack.<NanoClock>map(JackLink::clock).orElse(NanoClock.system());
        speakers.open(clock);
        try (PortWatch watch = new PortWatch(view::tell);
                Inputs inputs = Inputs.open(wiring.ins, wiring.controls, watch, jack, clock);
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
                wiring.clockOut,
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
                bars.isPresent()
                        ? DrummerOptions.endTick(tracks.getFirst().wishes(), bars.getAsLong())
                        : Long.MAX_VALUE,
                wiring.sync,
                wiring.stopsWhenLost,
                ConfigFolder.ofUser().controllers(),
                wiring.osc);
        JournalFolder folder = JournalFolder.ofUser();
        Optional<Journals> journals = beginJournals(folder);
        try {
            Performance performance = new Performance(
                    plans, castings, inputs, jack, settings, journals, KitOptions.kits(), view, this::keep, clock);
            performance.play(System.out, yield.json);
        } finally {
            journals.ifPresent(books -> end(books, folder));
        }
    }

    private void keep(List<Take> takes, long endTick) throws IOException {
        try {
            keepSet(takes, endTick);
        } finally {
            List<NamedMusic> parts = IntStream.range(0, takes.size())
                    .mapToObj(i -> new NamedMusic(tracks.get(i).name(), takes.get(i).music(endTick)))
                    .toList();
            for (Path asked : yield.files) {
                Rescue.write(asked, file -> new MidiFileWriter().write(file, parts));
            }
        }
    }

    private void keepSet(List<Take> takes, long endTick) throws IOException {
        if (yield.set.isPresent()) {
            Map<String, List<String>> sets = new LinkedHashMap<>();
            for (int i = 0; i < takes.size(); i++) {
                Asked track = tracks.get(i);
                SetFile played = track.set(takes.get(i).turned(), endTick, soundOf(track));
                sets.put(track.name(), played.lines(track.cast()));
            }
            SetLines.write(yield.set.get(), sets);
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
                        () -> new JournalText(track.set(List.of(), 0, soundOf(track)), track.cast()),
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
