package ghostnote.ui.play;

import ghostnote.audio.jack.JackLink;
import ghostnote.audio.jack.JackTransport;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.os.Duties;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Conductor;
import ghostnote.engine.transport.InternalTime;
import ghostnote.engine.transport.Locator;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Stretch;
import ghostnote.engine.transport.Timekeeper;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.wire.OutputCounters;
import ghostnote.engine.wire.OutputDuty;
import ghostnote.midi.sync.ClockFollower;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads that play on time: {@code midi-clock} keeps it, and one for each output sends what is due there, so that a
 * port that blocks holds up nothing else. All follow one transport, each with its own offset.
 *
 * <p>Thread: the caller's, but for {@link #wake}, {@link #requestStop} and what asks for something, which any may call.
 * Real-time safe: no.
 */
final class Clockwork implements AutoCloseable {
    private static final long LONGEST_CLOSE_MS = 2000;

    /** What an output may need for its last messages behind the timekeeper. */
    private static final long LONGEST_DELAY_MS = 200;

    private final HitRing leadRing;
    private final NanoClock clock;
    private final Consumer<String> tell;
    private final Transport transport = new Transport();
    private final Playhead playhead = new Playhead(transport);
    private final Conductor conductor;
    private final InternalTime internal;
    private final double tempoBpm;
    private final Inputs inputs;
    private final Optional<JackLink> jack;
    private final Supplier<Bars> bars;
    private final Locator locator;
    private final boolean stopsWhenLost;
    private final Timekeeper timekeeping;
    private final DeadlineThread timekeeper;
    private volatile List<OutputPlayer> players = List.of();

    /** By the names of the outputs that they play, however many tracks do. */
    private final Map<String, PortThread> threads = new HashMap<>();

    private Optional<ClockFollower> follower = Optional.empty();
    private Optional<JackTransport> jackTransport = Optional.empty();
    private String leader = "";

    /** What went wrong at outputs that are not played to any more. */
    private Account ended = new Account(0, 0);

    /** A thread that plays a port. */
    private record PortThread(Duties duties, DeadlineThread thread) {}

    /**
     * @param leadRing tells what is turned of time
     * @param initial what is asked for from the beginning
     * @param bars tells which are played, in a copy
     * @param inputs where a clock may come in
     * @param jack if it is played to or followed
     * @param stopsWhenLost whether it stops when a clock that is followed is lost
     * @param locator is told when the performance goes on from another place of the song
     * @param tell is told of outputs that do not end
     */
    Clockwork(
            HitRing leadRing,
            Values initial,
            Supplier<Bars> bars,
            Inputs inputs,
            Optional<JackLink> jack,
            boolean stopsWhenLost,
            Locator locator,
            NanoClock clock,
            Consumer<String> tell) {
        this.leadRing = leadRing;
        this.clock = clock;
        this.tell = tell;
        this.inputs = inputs;
        this.jack = jack;
        this.locator = locator;
        this.bars = bars;
        this.stopsWhenLost = stopsWhenLost;
        conductor = new Conductor(transport, playhead, locator, bars.get());
        tempoBpm = initial.get(Control.TEMPO);
        internal = new InternalTime(conductor, tempoBpm);
        timekeeping = new Timekeeper(leadRing.newReader(), transport, playhead, conductor, internal, this::wakeOutputs);
        timekeeper = new DeadlineThread(timekeeping, clock, "midi-clock");
    }

    /** Where the performance is. */
    Playhead playhead() {
        return playhead;
    }

    /** Lets the timekeeper ask for its priority, which can take long. */
    void prepare() throws InterruptedException {
        timekeeper.prepare();
    }

    /** Plays what a ring has to these too, from the start on. Before anything is written ahead. */
    void playTo(HitRing ring, List<Output> outputs) throws InterruptedException {
        for (Output output : outputs) {
            add(player(output, duty(ring, output)));
        }
    }

    private void add(OutputPlayer player) {
        List<OutputPlayer> all = new ArrayList<>(players);
        all.add(player);
        players = List.copyOf(all);
    }

    private OutputDuty duty(HitRing ring, Output output) {
        return new OutputDuty(ring.newReader(), output.out(), output.kit(), transport, output.offsetNs());
    }

    private OutputPlayer player(Output output, OutputDuty duty) throws InterruptedException {
        if (output.blocks().isPresent()) {
            Output.Blocks blocks = output.blocks().get();
            return new BlockOutput(output, duty, blocks.relay(), blocks.host());
        }
        return new PortPlayer(output, duty, threadFor(output, duty));
    }

    private DeadlineThread threadFor(Output output, OutputDuty duty) throws InterruptedException {
        PortThread there = threads.get(output.name());
        if (there != null && !there.duties.ended()) {
            there.duties.add(duty);
            return there.thread;
        }
        Duties duties = new Duties();
        duties.add(duty);
        DeadlineThread thread = new DeadlineThread(duties, clock, "midi-" + output.name());
        threads.put(output.name(), new PortThread(duties, thread));
        thread.prepare();
        return thread;
    }

    /** Plays to this too, from now on: what is written ahead must be offered again. */
    void playAlsoTo(HitRing ring, Output output) throws InterruptedException {
        OutputDuty duty = duty(ring, output);
        duty.join(clock.nanoTime());
        OutputPlayer player = player(output, duty);
        add(player);
        player.start();
    }

    /** Plays no more to one: every note off and stop are sent before this returns, where the port takes them. */
    void playNoMoreTo(Output output) {
        for (OutputPlayer player : players) {
            if (player.output().equals(output)) {
                close(player);
                ended = ended.plus(Account.of(player.duty()));
                List<OutputPlayer> all = new ArrayList<>(players);
                all.remove(player);
                players = List.copyOf(all);
            }
        }
    }

    /** Starts, with the first beat so much later where nobody else says when it is. */
    void start(long leadNs) throws InterruptedException {
        if (leader.isEmpty()) {
            internal.playFrom(clock.nanoTime() + leadNs);
        }
        timekeeper.start();
        for (OutputPlayer player : players) {
            player.start();
        }
    }

    /** How much the earliest output is ahead of time; JACK's changes with its period. */
    long earlyNs() {
        return players.stream().mapToLong(OutputPlayer::earlyNs).max().orElse(0);
    }

    /**
     * Lets time be kept by another from now on.
     *
     * @throws ghostnote.midi.device.PortException in one line, if a port does not open: then all is as it was
     */
    void follow(SyncWish wish) {
        switch (wish) {
            case SyncWish.Internal() -> {
                timekeeping.follow(internal);
                forget();
            }
            case SyncWish.MidiClock(String port) -> {
                ClockFollower next =
                        new ClockFollower(conductor, Timeline.nanosPerTick(tempoNow()), stopsWhenLost, timekeeper);
                String name = inputs.tell(port, next);
                forget();
                follower = Optional.of(next);
                leader = "the clock of " + (PortWish.isJack(name) ? "JACK" : name);
                timekeeping.follow(next);
            }
            case SyncWish.Jack(boolean leads) -> followJack(leads);
        }
        timekeeper.wake();
    }

    private void followJack(boolean leads) {
        JackLink link = jack.orElseThrow(() -> new IllegalArgumentException(
                "sync jack: this performance has begun without it (start it with --sync jack or --out jack)"));
        forget();
        HitRing.Reader changes = leadRing.newReader();
        JackTransport next = new JackTransport(
                new Conductor(transport, playhead, locator, bars.get()), changes, tempoNow(), timekeeper);
        next.setLeading(leads);
        link.follow(next);
        link.lead(leads ? next : null);
        jackTransport = Optional.of(next);
        leader = "JACK's transport";
        timekeeping.follow(next);
    }

    private double tempoNow() {
        return tempoBpmAt(clock.nanoTime()).orElse(tempoBpm);
    }

    /** Quarter notes a minute at a time; empty while nobody has said. */
    OptionalDouble tempoBpmAt(long ns) {
        Stretch at = new Stretch();
        boolean isKnown = transport.readAt(ns, at) && at.nanosPerTick() > 0;
        return isKnown ? OptionalDouble.of(Timeline.tempoBpm(at.nanosPerTick())) : OptionalDouble.empty();
    }

    private void forget() {
        follower.ifPresent(inputs::forget);
        follower = Optional.empty();
        if (jackTransport.isPresent()) {
            jack.orElseThrow().follow(null);
            jack.orElseThrow().lead(null);
        }
        jackTransport = Optional.empty();
        leader = "";
    }

    /** JACK's transport, if it is followed. */
    Optional<JackTransport> jackTransport() {
        return jackTransport;
    }

    /** The clock that is followed, if one is. */
    Optional<ClockFollower> follower() {
        return follower;
    }

    /** Whether another says how fast it goes. */
    boolean isLed() {
        return follower.isPresent() || jackTransport.isPresent() && jackTransport.get().tempoBpm() > 0;
    }

    /** Who keeps time; empty for this machine. */
    String leader() {
        return leader;
    }

    /** Whether it stops when a clock that is followed is lost. */
    boolean stopsWhenLost() {
        return stopsWhenLost;
    }

    /** Plays from where it is; false if that cannot be asked for now. */
    boolean play() {
        return jackTransport.isPresent() ? jack.orElseThrow().startTransport() : asked(timekeeping.play());
    }

    /** Stops. */
    boolean stop() {
        return jackTransport.isPresent() ? jack.orElseThrow().stopTransport() : asked(timekeeping.stop());
    }

    /** Goes on from another place of the song. */
    boolean locate(long songTick) {
        return jackTransport.isPresent()
                ? jack.orElseThrow().locate(jackTransport.get().frameOf(songTick))
                : asked(timekeeping.locate(songTick));
    }

    private boolean asked(boolean taken) {
        timekeeper.wake();
        return taken;
    }

    private void wakeOutputs() {
        List<OutputPlayer> all = players;
        for (int i = 0; i < all.size(); i++) {
            all.get(i).wake();
        }
    }

    /** Lets all look whether anything is due earlier than they thought. */
    void wake() {
        timekeeper.wake();
        wakeOutputs();
    }

    /** Ends the performance, for all. */
    void requestStop() {
        timekeeping.requestStop();
        players.forEach(player -> player.duty().requestStop());
        wake();
    }

    /** Plays on another kit at those of some outputs where one can be chosen; false if there is no such output. */
    boolean playOn(KitMap kit, List<Output> outputs) {
        List<OutputPlayer> with = players.stream()
                .filter(player -> player.output().hasKit() && outputs.contains(player.output()))
                .toList();
        with.forEach(player -> player.duty().playOn(kit));
        return !with.isEmpty();
    }

    /** Ends all that sounds or hangs, at each output; what comes is played. */
    void panic() {
        players.forEach(player -> player.duty().panic());
        wakeOutputs();
    }

    /** Reads what it does at a time; false before it has begun. */
    boolean readAt(long ns, Stretch into) {
        return transport.readAt(ns, into);
    }

    /** Whether it plays, or will with the first pulse. */
    boolean isPlaying() {
        Stretch now = new Stretch();
        return transport.readAt(clock.nanoTime(), now) && now.motion() != Motion.STANDS;
    }

    /** Whether it still plays. */
    boolean isAlive() {
        return timekeeper.isAlive();
    }

    /** Whether the system runs all these threads before ordinary ones. */
    boolean isRealTime() {
        return timekeeper.isRealTime() && players.stream().allMatch(OutputPlayer::isRealTime);
    }

    /** What went wrong at all outputs. */
    record Account(long lateNotes, long droppedNotes) {
        private static Account of(OutputDuty duty) {
            OutputCounters counters = duty.counters();
            long dropped = counters.droppedNotes() + counters.overfullNotes() + duty.missedHits();
            return new Account(counters.lateNotes(), dropped);
        }

        private Account plus(Account other) {
            return new Account(lateNotes + other.lateNotes, droppedNotes + other.droppedNotes);
        }
    }

    /** What went wrong so far. */
    Account accountSoFar() {
        return players.stream()
                .map(player -> Account.of(player.duty()))
                .reduce(ended, Account::plus);
    }

    /** How late notes were, at all outputs. When all has ended. */
    NanoHistogram lateness() {
        NanoHistogram all = new NanoHistogram();
        players.forEach(player -> all.add(player.duty().counters().lateness()));
        return all;
    }

    /** Waits until each output has played to the end, if that comes by itself, and ends what does not. */
    void awaitEnd() {
        for (OutputPlayer player : players) {
            player.joinFor(TimeUnit.NANOSECONDS.toMillis(Math.max(0, player.output().offsetNs())) + LONGEST_DELAY_MS);
        }
    }

    /** Ends the performance now: note-offs and stop are sent before this returns, where a port takes them. */
    @Override
    public void close() {
        requestStop();
        timekeeper.close();
        players.forEach(this::close);
    }

    private void close(OutputPlayer player) {
        if (!player.closeWithin(LONGEST_CLOSE_MS)) {
            tell.accept("%s takes no more messages: its last notes may hang".formatted(player.output().name()));
        }
    }
}
