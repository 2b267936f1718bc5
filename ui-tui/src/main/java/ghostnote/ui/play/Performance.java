package ghostnote.ui.play;

import ghostnote.audio.jack.JackLink;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.History;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.json.Json;
import ghostnote.engine.live.Futures;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.live.States;
import ghostnote.engine.live.Steering;
import ghostnote.engine.live.StepLoop;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.os.Threads;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.wire.OutputWarmUp;
import ghostnote.presets.Kits;
import ghostnote.ui.controller.Controllers;
import ghostnote.ui.journal.Journals;
import ghostnote.ui.set.CueText;
import ghostnote.ui.set.Wishes;
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

/**
 * One performance, from warm-up to the last note-off.
 *
 * <pre>
 *   step-loop: drummer -> ring -+-> midi-clock: keeps the time
 *                               +-> midi-PORT, one for each: what is due there
 *                               +-> journal: each line to disk before it is heard
 *                               +-> view (this thread): what is shown, the take for a file
 * </pre>
 *
 * <p>Thread: the caller's is the view. Real-time safe: no.
 */
public final class Performance {
    private static final int BARS_AHEAD = 2;
    private static final int DRUMMER = Knob.number(Control.DRUMMER);
    private static final int TEMPERATURE = Knob.number(Control.TEMPERATURE);

    /** From the start of the threads to the first beat. */
    private static final long LEAD_NS = 20_000_000;

    private static final long VIEW_MS = 20;
    private static final long LONGEST_FAREWELL_S = 5;
    private static final long LONGEST_ANSWER_MS = 1000;

    /**
     * What is settled before it plays.
     *
     * @param wishes what the drummer is asked for; its cues are turned by themselves
     * @param endTick where it ends by itself, {@code Long.MAX_VALUE} for never
     * @param cueText reads and writes what is turned
     * @param sync who keeps time
     * @param stopsWhenLost whether it stops when a clock that is followed is lost
     * @param controllers the folder of what controllers have learnt
     * @param osc where OSC comes in, as {@code --osc} names it; empty for nowhere
     */
    public record Settings(
            Wishes wishes,
            long endTick,
            long seed,
            CueText cueText,
            SyncWish sync,
            boolean stopsWhenLost,
            Path controllers,
            Optional<String> osc) {
        double tempoBpm() {
            return initial().get(Control.TEMPO);
        }

        private Values initial() {
            return wishes.initial();
        }
    }

    /** Who is told, when all is over, what was played and turned. */
    public interface Keeper {
        /**
         * @param endTick all hits before it were played
         * @throws IOException in one line
         */
        void keep(Take take, long endTick) throws IOException;
    }

    private final Casting casting;
    private final Inputs inputs;
    private final Outputs outputs;
    private final Settings settings;
    private final NanoClock clock;
    private final Playhead playhead;
    private final Clockwork clockwork;
    private final LookAhead lookAhead;
    private final StepLoop stepLoop;
    private final Steering steering;
    private final HitRing.Reader viewHits;
    private final HitRing.Reader journalHits;
    private final Optional<Journals> journals;
    private final Take take;
    private final Keeper keeper;
    private final Requests requests;
    private final Optional<JackLink> jack;
    private final History history;
    private final View view;
    private final Controllers controllers;
    private final Remotes remotes;
    private final OutputChanges outputChanges;
    private final Hands hands;
    private final ClockNews clockNews;
    private final CountDownLatch finished = new CountDownLatch(1);

    /**
     * @param casting who plays; the caller closes it
     * @param inputs where clocks may come in, and the performer's hits do
     * @param journals where what is played is written as it is; not begun yet
     * @param kits those that can be named
     * @param view what the performer sees; closed when all is over
     */
    public Performance(
            Casting casting,
            Inputs inputs,
            Outputs outputs,
            Optional<JackLink> jack,
            Settings settings,
            Optional<Journals> journals,
            Kits kits,
            View view,
            Keeper keeper,
            NanoClock clock) {
        this.casting = casting;
        this.inputs = inputs;
        this.outputs = outputs;
        this.settings = settings;
        this.clock = clock;
        this.journals = journals;
        requests = new Requests(clock);
        this.jack = jack;
        this.view = view;
        this.keeper = keeper;
        take = new Take(settings.initial().meter(), settings.tempoBpm());
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        clockwork = new Clockwork(
                ring, settings.initial(), take::bars, inputs, jack, settings.stopsWhenLost(), this::locate, clock, view::tell);
        playhead = clockwork.playhead();
        viewHits = ring.newReader();
        journalHits = ring.newReader();
        lookAhead = new LookAhead(casting.first(), settings.initial(), ring, settings.endTick());
        lookAhead.load(settings.wishes().stored());
        stepLoop = new StepLoop(playhead, BARS_AHEAD, clock, clockwork::wake);
        steering = stepLoop.add(lookAhead, settings.wishes().cues());
        history = new History(settings.initial());
        Grip grip = new Grip(history, requests);
        controllers = new Controllers(
                settings.controllers(), settings.cueText().cast(), grip, requests, view::tell);
        hands = new Hands(settings.cueText(), history, take, clockwork, new ToThreads(), kits, controllers, view);
        grip.reachFor(hands);
        remotes = new Remotes(inputs, controllers, requests, view::tell);
        outputChanges = new OutputChanges(outputs, clockwork, requests, this::offerAgain, view::tell);
        clockNews = new ClockNews(clockwork, settings.initial(), hands::turn, view::tell);
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
            journals.ifPresent(books -> books.start(List.of(journalHits), playhead));
            warmUp();
            String whereTo = outputs.await();
            clockwork.follow(settings.sync());
            view.begin(sight(whereTo), hands::obey, requests);
            clockwork.playTo(outputs.all());
            stepLoop.playAhead(clockwork.earlyNs());
            while (stepLoop.work(clock.nanoTime())) {
                // Until two bars are written.
            }
            long leadNs = LEAD_NS + clockwork.earlyNs();
            hasBegun = true;
            clockwork.start(leadNs);
            firstBeatMs = millisSinceJvmStart() + TimeUnit.NANOSECONDS.toMillis(leadNs);
            stepThread.start();
            casting.begin();
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
                lookAhead.close();
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
        hands.close();
        view.close();
    }

    private void hear(Voice voice, int velocity) {
        steering.turn(Knob.number(Control.HIT) + voice.ordinal(), velocity);
    }

    /** What is written ahead is offered again where a knob is turned, even to where it stands. */
    private void offerAgain() {
        steering.turn(TEMPERATURE, history.value(TEMPERATURE));
    }

    private void locate(long songTick, long fromTick) {
        stepLoop.locate(songTick, fromTick);
    }

    private void keep() throws IOException {
        try {
            take.save(outputs.files(), playedUntil());
        } finally {
            keeper.keep(take, playedUntil());
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
        casting.sitDown(lookAhead, steering);
        clockWarmUp.join();
    }

    private Sight sight(String whereTo) {
        return new Sight(
                settings.seed(),
                settings.cueText(),
                history,
                take,
                clockwork,
                outputs,
                jack,
                controllers,
                this::refusedTurns,
                whereTo);
    }

    private void show() throws InterruptedException {
        List<HitHandler> all = new ArrayList<>(List.of(take, hands, view));
        outputs.sound().ifPresent(all::add);
        HitHandler watchers = new HitHandlers(all);
        boolean playing = true;
        while (playing) {
            playing = clockwork.isAlive();
            stepLoop.playAhead(clockwork.earlyNs());
            long nowNs = clock.nanoTime();
            survive(() -> viewHits.drain(watchers, HitRing.DEFAULT_CAPACITY));
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
            case Requests.Line(String text, long atNs) -> hands.obey(text, atNs);
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

    private final class ToThreads implements Hands.Desk {
        @Override
        public Optional<Futures> beginFutures() {
            int number = (int) history.value(DRUMMER);
            return casting.fastNetwork(number).map(network -> {
                List<String> styles = settings.cueText().cast().styles();
                Futures futures = new Futures(network, number, settings.seed(), styles);
                steering.begin(futures);
                return futures;
            });
        }

        @Override
        public boolean turn(int knob, float value) {
            return steering.turn(knob, value);
        }

        @Override
        public Optional<States> stored() throws InterruptedException {
            return steering.states(settings.cueText().cast().first().config().vocabulary(), LONGEST_ANSWER_MS);
        }

        @Override
        public boolean playOn(KitMap kit) {
            return clockwork.playOn(kit);
        }

        @Override
        public void call(String drummer) {
            casting.call(drummer, name -> requests.say("drummer " + name, clock.nanoTime()));
        }

        @Override
        public void playTo(String name) {
            outputChanges.open(name);
        }

        @Override
        public void playNoMoreTo(String name) {
            outputChanges.close(name);
        }

        @Override
        public void control(String port) {
            remotes.openAside(port);
        }

        @Override
        public void panic() {
            clockwork.panic();
        }

        @Override
        public void quit() {
            clockwork.requestStop();
        }
    }

    private long refusedTurns() {
        return lookAhead.refusedTurns() + stepLoop.refusedLocates();
    }

    private void report(PrintStream out, boolean json, long firstBeatMs) {
        NanoHistogram lateness = clockwork.lateness();
        long late = clockwork.accountSoFar().lateNotes();
        long dropped = clockwork.accountSoFar().droppedNotes();
        boolean realTime = clockwork.isRealTime();
        if (json) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("seed", settings.seed());
            figures.put("ticks", playhead.tick());
            figures.put("notes", lateness.count());
            figures.put("first_beat_ms", firstBeatMs);
            figures.put("real_time", realTime);
            figures.put("late_notes", late);
            figures.put("dropped_notes", dropped);
            figures.put("failed_messages", outputs.failures());
            figures.put("refused_turns", refusedTurns());
            figures.put("lateness_p99_ns", lateness.percentileNs(99));
            figures.put("lateness_max_ns", lateness.maxNs());
            out.println(Json.write(figures));
        } else {
            System.err.printf(
                    "played %d notes, the latest by %.2f ms; %d late, %d dropped%s; seed %d%s%n",
                    lateness.count(),
                    lateness.maxNs() / 1e6,
                    late,
                    dropped,
                    refusedTurns() == 0 ? "" : "; %d turns left out, too many at once".formatted(refusedTurns()),
                    settings.seed(),
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
