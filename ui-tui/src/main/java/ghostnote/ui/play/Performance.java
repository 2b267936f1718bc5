package ghostnote.ui.play;

import ghostnote.audio.jack.JackLink;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.json.Json;
import ghostnote.engine.live.StepLoop;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.os.Threads;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.wire.OutputWarmUp;
import ghostnote.presets.Kits;
import ghostnote.ui.controller.Controllers;
import ghostnote.ui.journal.Journals;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * One performance, from warm-up to the last note-off.
 *
 * <pre>
 *   step-loop: for each track
 *              drummer -> ring -+-> midi-clock: keeps the time, by what the first track tells
 *                               +-> midi-PORT, one for each: what is due there
 *                               +-> journal: each line to disk before it is heard
 *                               +-> view (this thread): what is shown, the take for a file
 * </pre>
 *
 * <p>Thread: the caller's is the view. Real-time safe: no.
 */
public final class Performance {
    private static final int BARS_AHEAD = 2;

    /** From the start of the threads to the first beat. */
    private static final long LEAD_NS = 20_000_000;

    private static final long VIEW_MS = 20;
    private static final long LONGEST_FAREWELL_S = 5;

    /**
     * What is settled before it plays, for all tracks.
     *
     * @param endTick where it ends by itself, {@code Long.MAX_VALUE} for never
     * @param sync who keeps time
     * @param stopsWhenLost whether it stops when a clock that is followed is lost
     * @param controllers the folder of what controllers have learnt
     * @param osc where OSC comes in, as {@code --osc} names it; empty for nowhere
     */
    public record Settings(
            long endTick, SyncWish sync, boolean stopsWhenLost, Path controllers, Optional<String> osc) {}

    /** Who is told, when all is over, what was played and turned. */
    public interface Keeper {
        /**
         * @param takes of the tracks, in their order
         * @param endTick all hits before it were played
         * @throws IOException in one line
         */
        void keep(List<Take> takes, long endTick) throws IOException;
    }

    private final List<Track> tracks;
    private final Castings castings;
    private final Inputs inputs;
    private final Settings settings;
    private final NanoClock clock;
    private final Playhead playhead;
    private final Clockwork clockwork;
    private final StepLoop stepLoop;
    private final Keeper keeper;
    private final Requests requests;
    private final Optional<JackLink> jack;
    private final Optional<Journals> journals;
    private final View view;
    private final Controllers controllers;
    private final Remotes remotes;
    private final Ensemble ensemble;
    private final ClockNews clockNews;
    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * @param plans of the tracks, one at least; all begin in the tempo and the meter of the first
     * @param castings those of the tracks; the caller closes them
     * @param inputs where clocks may come in, and the performer's hits do
     * @param journals where what is played on each is written as it is, in their order; not begun yet
     * @param kits those that can be named
     * @param view what the performer sees; closed when all is over
     */
    public Performance(
            List<TrackPlan> plans,
            Castings castings,
            Inputs inputs,
            Optional<JackLink> jack,
            Settings settings,
            Optional<Journals> journals,
            Kits kits,
            View view,
            Keeper keeper,
            NanoClock clock) {
        this.castings = castings;
        this.inputs = inputs;
        this.settings = settings;
        this.clock = clock;
        this.jack = jack;
        this.journals = journals;
        this.view = view;
        this.keeper = keeper;
        requests = new Requests(clock);
        tracks = plans.stream().map(plan -> new Track(plan, settings.endTick())).toList();
        Track first = tracks.getFirst();
        Values initial = first.plan().initial();
        clockwork = new Clockwork(
                first.ring(),
                initial,
                first.take()::bars,
                inputs,
                jack,
                settings.stopsWhenLost(),
                this::locate,
                clock,
                view::tell);
        playhead = clockwork.playhead();
        stepLoop = new StepLoop(playhead, BARS_AHEAD, clock, clockwork::wake);
        tracks.forEach(track -> track.join(stepLoop));
        ensemble = new Ensemble(view);
        controllers = new Controllers(
                settings.controllers(),
                first.plan().cueText().cast(),
                new Grip(ensemble, requests),
                requests,
                view::tell);
        remotes = new Remotes(inputs, controllers, requests, view::tell);
        for (Track track : tracks) {
            Hands.Desk desk = new TrackDesk(track, clockwork, remotes, requests, view::tell);
            ensemble.add(new Ensemble.Seat(track, new Hands(track, clockwork, desk, kits, controllers, view)));
        }
        clockNews = new ClockNews(clockwork, initial, ensemble.steered().hands()::turn, view::tell);
    }

    /**
     * Plays to the end, or until the process is told to go; then saves the take.
     *
     * @param out takes the report in JSON
     * @param json whether that is asked for; else it is told on stderr
     * @throws IOException in one line, if the take cannot be saved where it should; it then says where it is instead
     */
    public void play(PrintStream out, boolean json) throws IOException, InterruptedException {
        Thread stepThread = new Thread(stepLoop, "step-loop");
        Thread farewell = new Thread(this::sayFarewell, "farewell");
        remotes.openOsc(settings.osc(), clock);
        Runtime.getRuntime().addShutdownHook(farewell);
        boolean hasBegun = false;
        long firstBeatMs = 0;
        try {
            journals.ifPresent(books -> books.start(tracks.stream().map(Track::journalHits).toList(), playhead));
            warmUp();
            List<Sight> sights = new ArrayList<>();
            for (Track track : tracks) {
                sights.add(sight(track, track.plan().outputs().await()));
            }
            clockwork.follow(settings.sync());
            view.begin(sights, ensemble::obey, requests);
            for (Track track : tracks) {
                clockwork.playTo(track.ring(), track.plan().outputs().all());
            }
            stepLoop.playAhead(clockwork.earlyNs());
            while (stepLoop.work(clock.nanoTime())) {
                // Until two bars are written.
            }
            long leadNs = LEAD_NS + clockwork.earlyNs();
            hasBegun = true;
            clockwork.start(leadNs);
            firstBeatMs = millisSinceJvmStart() + TimeUnit.NANOSECONDS.toMillis(leadNs);
            stepThread.start();
            for (Track track : tracks) {
                track.plan().casting().begin();
            }
            inputs.tellHits(this::hear);
            remotes.openControllers();
            show();
            clockwork.awaitEnd();
        } finally {
            try {
                end(stepThread);
                if (hasBegun) {
                    report(out, json, firstBeatMs);
                }
                tracks.forEach(Track::close);
            } finally {
                try {
                    journals.ifPresent(books -> books.end(playedUntil()));
                    if (hasBegun) {
                        // Else there is nothing worth the place of what lies there.
                        keep();
                    }
                } finally {
                    finished.countDown();
                    Threads.unhook(farewell);
                }
            }
        }
    }

    private void end(Thread stepThread) throws InterruptedException {
        stepLoop.stop();
        clockwork.close();
        stepThread.join();
        remotes.close();
        ensemble.seats().forEach(seat -> seat.hands().close());
        view.close();
    }

    private void hear(Voice voice, int velocity) {
        ensemble.steered().track().steering().turn(Knob.number(Control.HIT) + voice.ordinal(), velocity);
    }

    private void locate(long songTick, long fromTick) {
        stepLoop.locate(songTick, fromTick);
    }

    private void keep() throws IOException {
        List<IOException> refusals = new ArrayList<>();
        for (Track track : tracks) {
            attempt(() -> track.save(playedUntil()), refusals);
        }
        attempt(() -> keeper.keep(tracks.stream().map(Track::take).toList(), playedUntil()), refusals);
        if (!refusals.isEmpty()) {
            refusals.stream().skip(1).forEach(refusal -> System.err.println("ghostnote: " + refusal.getMessage()));
            throw refusals.getFirst();
        }
    }

    private interface Attempt {
        void make() throws IOException;
    }

    /** One that fails does not keep the others from being made. */
    private static void attempt(Attempt attempt, List<IOException> refusals) {
        try {
            attempt.make();
        } catch (IOException refusal) {
            refusals.add(refusal);
        }
    }

    /** All hits before were played. */
    private long playedUntil() {
        return Math.min(playhead.nextTick(), settings.endTick());
    }

    private static long millisSinceJvmStart() {
        return System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    /** Drummer and clock side by side: what they compile does not depend on each other. */
    private void warmUp() throws InterruptedException {
        Thread clockWarmUp = new Thread(OutputWarmUp::run, "clock-warm-up");
        clockWarmUp.start();
        clockwork.prepare();
        castings.warmUp();
        tracks.parallelStream().forEach(Track::sitDown);
        clockWarmUp.join();
    }

    private Sight sight(Track track, String whereTo) {
        return new Sight(track, clockwork, jack, controllers, this::refusedTurns, whereTo);
    }

    private void show() throws InterruptedException {
        List<Runnable> drains = new ArrayList<>();
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            List<HitHandler> watchers = List.of(ensemble.seats().get(i).hands(), view.track(i));
            drains.add(() -> track.drain(watchers));
        }
        boolean playing = true;
        while (playing) {
            playing = clockwork.isAlive();
            stepLoop.playAhead(clockwork.earlyNs());
            long nowNs = clock.nanoTime();
            for (Runnable drain : drains) {
                survive(drain::run);
            }
            survive(() -> view.look(nowNs));
            survive(() -> clockNews.look(nowNs));
            survive(controllers::drain);
            Requests.Request request = requests.next(playing ? VIEW_MS : 0);
            survive(() -> answer(request));
        }
    }

    private void answer(Requests.Request request) throws InterruptedException {
        switch (request) {
            case null -> {}
            case Requests.Line(String text, long atNs) -> ensemble.obey(text, atNs);
            case Requests.Press(String key, long atNs) -> view.press(key, atNs);
            case Requests.Task(Runnable task, _) -> task.run();
        }
    }

    private interface Doing {
        void run() throws InterruptedException;
    }

    /** A mistake in what is shown or asked for does not end what is played. */
    private static void survive(Doing doing) throws InterruptedException {
        try {
            doing.run();
        } catch (RuntimeException mistake) {
            Threads.tellOf(mistake);
        }
    }

    private static Map<String, Object> asMap(Track track) {
        return Map.of("name", track.name(), "seed", track.plan().seed());
    }

    private long refusedTurns() {
        return stepLoop.refusedLocates() + tracks.stream().mapToLong(Track::refusedTurns).sum();
    }

    private void report(PrintStream out, boolean json, long firstBeatMs) {
        NanoHistogram lateness = clockwork.lateness();
        long late = clockwork.accountSoFar().lateNotes();
        long dropped = clockwork.accountSoFar().droppedNotes();
        boolean realTime = clockwork.isRealTime();
        if (json) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("seed", tracks.getFirst().plan().seed());
            if (tracks.size() > 1) {
                figures.put("tracks", tracks.stream().map(Performance::asMap).toList());
            }
            figures.put("ticks", playhead.tick());
            figures.put("notes", lateness.count());
            figures.put("first_beat_ms", firstBeatMs);
            figures.put("real_time", realTime);
            figures.put("late_notes", late);
            figures.put("dropped_notes", dropped);
            figures.put("failed_messages", tracks.getFirst().plan().outputs().failures());
            figures.put("refused_turns", refusedTurns());
            jack.ifPresent(link -> figures.put("jack_missed_cycles", link.counters().missedCycles()));
            figures.put("lateness_p99_ns", lateness.percentileNs(99));
            figures.put("lateness_max_ns", lateness.maxNs());
            out.println(Json.write(figures));
        } else {
            System.err.printf(
                    "played %d notes, the latest by %.2f ms; %d late, %d dropped%s; seed %s%s%n",
                    lateness.count(),
                    lateness.maxNs() / 1e6,
                    late,
                    dropped,
                    refusedTurns() == 0 ? "" : "; %d turns left out, too many at once".formatted(refusedTurns()),
                    tracks.stream().map(track -> String.valueOf(track.plan().seed())).collect(Collectors.joining(", ")),
                    realTime ? "" : " (the system gave no real-time priority: other programs can make notes late)");
        }
    }

    /** Ctrl-C and SIGTERM come here: the clock sends its note-offs, then the view saves and reports. */
    private void sayFarewell() {
        clockwork.close();
        try {
            if (!finished.await(LONGEST_FAREWELL_S, TimeUnit.SECONDS)) {
                System.err.println("ghostnote: the take was not saved in time");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
