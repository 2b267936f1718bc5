package ghostnote.ui.play;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.live.Playhead;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.time.Timeline;
import ghostnote.midi.clock.ClockCounters;
import ghostnote.midi.clock.ClockDuty;
import ghostnote.midi.clock.MidiClockThread;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The threads that play on time: {@code midi-clock} moves the playhead, and one for each output sends what is due
 * there, so that a port that blocks holds up nothing else. All follow one timeline, each with its own offset.
 *
 * <p>Thread: the caller's, but for {@link #wake} and {@link #requestStop}, which any may call. Real-time safe: no.
 */
final class Clockwork implements AutoCloseable {
    private static final long LONGEST_CLOSE_MS = 2000;

    /** What an output may need for its last messages behind the timekeeper. */
    private static final long LONGEST_DELAY_MS = 200;

    private final HitRing ring;
    private final NanoClock clock;
    private final Consumer<String> tell;
    private final ClockDuty timekeeping;
    private final MidiClockThread timekeeper;
    private volatile List<Player> players = List.of();

    private record Player(Output output, ClockDuty duty, MidiClockThread thread) {}

    /**
     * @param playhead is moved to every tick that was reached
     * @param tell is told of outputs that do not end
     */
    Clockwork(HitRing ring, Playhead playhead, NanoClock clock, Consumer<String> tell) {
        this.ring = ring;
        this.clock = clock;
        this.tell = tell;
        timekeeping = new ClockDuty(ring.newReader(), (_, _, _) -> {}, KitMap.GENERAL_MIDI, playhead);
        timekeeper = new MidiClockThread(timekeeping, clock);
    }

    /** Lets the timekeeper ask for its priority, which can take long. */
    void prepare() throws InterruptedException {
        timekeeper.prepare();
    }

    /** Plays to these too. Before anything is written ahead. */
    void playTo(List<Output> outputs) throws InterruptedException {
        List<Player> all = new ArrayList<>();
        for (Output output : outputs) {
            ClockDuty duty = new ClockDuty(ring.newReader(), output.out(), output.kit(), new Playhead());
            MidiClockThread thread = new MidiClockThread(duty, clock, "midi-" + output.name());
            thread.prepare();
            all.add(new Player(output, duty, thread));
        }
        players = List.copyOf(all);
    }

    /** Starts. */
    void start(Timeline timeline) throws InterruptedException {
        timekeeping.follow(timeline);
        for (Player player : players) {
            long originNs = timeline.originNs() + player.output.offsetNs();
            player.duty.follow(new Timeline(timeline.originTick(), originNs, timeline.tempoBpm()));
        }
        timekeeper.start();
        for (Player player : players) {
            player.thread.start();
        }
    }

    /** How much the earliest output is ahead of time. */
    long earlyNs() {
        return players.stream().mapToLong(player -> -player.output.offsetNs()).max().orElse(0);
    }

    /** Lets all look whether anything is due earlier than they thought. */
    void wake() {
        timekeeper.wake();
        players.forEach(player -> player.thread.wake());
    }

    /** Ends the performance. */
    void requestStop() {
        timekeeping.requestStop();
        players.forEach(player -> player.duty.requestStop());
        wake();
    }

    /** Plays on another kit where one can be chosen; false if there is no such output. */
    boolean playOn(KitMap kit) {
        List<Player> with = players.stream().filter(player -> player.output.hasKit()).toList();
        with.forEach(player -> player.duty.playOn(kit));
        return !with.isEmpty();
    }

    /** Whether it still plays. */
    boolean isAlive() {
        return timekeeper.isAlive();
    }

    /** Whether the system runs all these threads before ordinary ones. */
    boolean isRealTime() {
        return timekeeper.isRealTime() && players.stream().allMatch(player -> player.thread.isRealTime());
    }

    /** What an output was sent, and what went wrong there; of the timekeeper where there is no output. */
    record Account(String name, long notes, long lateNotes, long droppedNotes) {
        private static Account of(String name, ClockDuty duty) {
            ClockCounters counters = duty.counters();
            long dropped = counters.droppedNotes() + counters.overfullNotes() + duty.missedHits();
            return new Account(name, counters.lateness().count(), counters.lateNotes(), dropped);
        }
    }

    /** One for each output. When all has ended. */
    List<Account> accounts() {
        return players.isEmpty()
                ? List.of(Account.of("silence", timekeeping))
                : players.stream().map(player -> Account.of(player.output.name(), player.duty)).toList();
    }

    /** How late notes were, at all outputs. When all has ended. */
    NanoHistogram lateness() {
        NanoHistogram all = new NanoHistogram();
        if (players.isEmpty()) {
            all.add(timekeeping.counters().lateness());
        }
        players.forEach(player -> all.add(player.duty.counters().lateness()));
        return all;
    }

    /** Waits until each output has played to the end, if that comes by itself, and ends what does not. */
    void awaitEnd() {
        for (Player player : players) {
            player.thread.joinFor(
                    TimeUnit.NANOSECONDS.toMillis(Math.max(0, player.output.offsetNs())) + LONGEST_DELAY_MS);
        }
    }

    /** Ends the performance now: note-offs and stop are sent before this returns, where a port takes them. */
    @Override
    public void close() {
        requestStop();
        timekeeper.close();
        for (Player player : players) {
            if (!player.thread.closeWithin(LONGEST_CLOSE_MS)) {
                tell.accept("%s takes no more messages: its last notes may hang".formatted(player.output.name()));
            }
        }
    }
}
