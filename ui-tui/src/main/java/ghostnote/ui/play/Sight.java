package ghostnote.ui.play;

import ghostnote.audio.jack.JackCounters;
import ghostnote.audio.jack.JackLink;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.History;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.transport.Stretch;
import ghostnote.midi.controller.Waiting;
import ghostnote.midi.sync.ClockFollower;
import ghostnote.ui.controller.Controllers;
import ghostnote.ui.set.CueText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What there is to see of a track while it plays, and of what all have in common.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
public final class Sight {
    private static final int TEMPO = Knob.number(Control.TEMPO);
    private static final int DRUMMER = Knob.number(Control.DRUMMER);
    private static final int STYLE = Knob.number(Control.STYLE);

    private final Track track;
    private final Clockwork clockwork;
    private final Optional<JackLink> jack;
    private final Controllers controllers;
    private final LongSupplier refusedTurns;
    private final String whereTo;
    private final Stretch now = new Stretch();

    /**
     * @param refusedTurns how many were left out, of whichever track
     * @param whereTo in one line
     */
    Sight(
            Track track,
            Clockwork clockwork,
            Optional<JackLink> jack,
            Controllers controllers,
            LongSupplier refusedTurns,
            String whereTo) {
        this.track = track;
        this.clockwork = clockwork;
        this.jack = jack;
        this.controllers = controllers;
        this.refusedTurns = refusedTurns;
        this.whereTo = whereTo;
    }

    /** What the performance does. */
    public enum Moving {
        STANDS,
        /** It waits for the first pulse of another's clock. */
        WAITS,
        ROLLS
    }

    /**
     * Where it is.
     *
     * @param tick the one that plays, or that it would go on from
     * @param bars those that were played, and those written ahead
     * @param barsAhead by how many of them they are ahead of those of the song, since the last leap to another place
     * @param beat from 0
     * @param share of the bar that is over
     */
    public record Place(long tick, Bars bars, long barsAhead, int beat, double share) {
        /** The bar of the song, from 0. */
        public long bar() {
            return bars.barAt(tick) - barsAhead;
        }
    }

    /**
     * How it stands with who keeps time.
     *
     * @param words in a word or two; empty where this machine does
     * @param isWell whether that is as it should be
     */
    public record Lock(String words, boolean isWell) {}

    /** Something that went wrong so often. */
    public record Trouble(String name, long count) {}

    /** The track; empty where it is the only one. */
    public String track() {
        return track.name();
    }

    /** Whether there is no other. */
    public boolean isAlone() {
        return track().isEmpty();
    }

    /** The drummer that is asked for. */
    public String drummer() {
        return text().cast().member((int) history().value(DRUMMER)).name();
    }

    /** Everything that is left to chance. */
    public long seed() {
        return track.plan().seed();
    }

    /** The style that is asked for; empty for none. */
    public String style() {
        int style = (int) history().value(STYLE);
        return style == 0 ? "" : text().cast().styles().get(style - 1);
    }

    /** Who plays, in what style, of what seed, how fast. */
    public String title() {
        String style = style();
        return Ensemble.to(
                track,
                "%s%s, seed %d, %s bpm"
                        .formatted(
                                drummer(),
                                style.isEmpty() ? "" : " (" + style + ")",
                                seed(),
                                (double) history().value(TEMPO)));
    }

    /** In one line, where the drums go. */
    public String whereTo() {
        return whereTo;
    }

    /** Reads and writes what is turned. */
    public CueText text() {
        return track.plan().cueText();
    }

    private History history() {
        return track.history();
    }

    /** Where every knob stands. */
    public Values values() {
        return history().values();
    }

    /** The bars that were played, and those written ahead. */
    public Bars bars() {
        return track.take().bars();
    }

    /** The last tick that was due. */
    public long tick() {
        return clockwork.playhead().tick();
    }

    private boolean read(long nowNs) {
        return clockwork.readAt(nowNs, now);
    }

    /** What it does. */
    public Moving motionAt(long nowNs) {
        if (!read(nowNs)) {
            return Moving.STANDS;
        }
        return switch (now.motion()) {
            case STANDS -> Moving.STANDS;
            case ARMED -> Moving.WAITS;
            case ROLLS -> now.ns() > nowNs ? Moving.WAITS : Moving.ROLLS;
        };
    }

    /** Quarter notes a minute. */
    public double tempoBpmAt(long nowNs) {
        return clockwork.tempoBpmAt(nowNs).orElse(history().value(TEMPO));
    }

    /** Where it is. */
    public Place placeAt(long nowNs) {
        boolean isKnown = read(nowNs);
        long tick = isKnown ? Math.max(0, clockwork.playhead().nextTickAt(nowNs) - 1) : 0;
        Bars bars = bars();
        Meter meter = bars.meterAt(tick);
        int place = bars.placeInBar(tick);
        boolean hasLeapt = isKnown && now.leapTicks() != 0;
        return new Place(
                tick,
                bars,
                hasLeapt ? bars.barAt(tick) - meter.barAt(tick - now.leapTicks()) : 0,
                place / meter.ticksPerBeat(),
                (double) place / meter.ticksPerBar());
    }

    /** Who keeps time; empty for this machine. */
    public String leader() {
        return clockwork.leader();
    }

    /** How it stands with who keeps time. */
    public Lock lock() {
        Optional<ClockFollower> follower = clockwork.follower();
        if (follower.isPresent()) {
            ClockFollower clock = follower.get();
            return switch (clock.news()) {
                case SILENT -> new Lock("silent", false);
                case READY -> new Lock("ready", true);
                case PLAYING -> new Lock("locked, jitter %.1f ms".formatted(clock.jitterNs() / 1e6), true);
                case LOST -> new Lock("LOST", false);
            };
        }
        if (clockwork.jackTransport().isPresent()) {
            boolean isThere = jack.isPresent() && jack.get().isConnected();
            return new Lock(isThere ? "locked" : "LOST", isThere);
        }
        return new Lock("", true);
    }

    /** Where it plays to, and whether that is there. */
    public List<Outputs.Health> outputs() {
        return track.plan().outputs().health();
    }

    /** Whether something on a controller is waited for, to be bound. */
    public boolean isLearning() {
        return controllers.isLearning();
    }

    /** What on controllers waits to pick up a knob. */
    public List<Waiting> waiting() {
        return controllers.waiting();
    }

    /** What went wrong so far. */
    public List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>();
        Clockwork.Account all = clockwork.accountSoFar();
        add(troubles, "late", all.lateNotes());
        add(troubles, "dropped", all.droppedNotes());
        add(troubles, "unsent", track.plan().outputs().failures());
        add(troubles, "turns left out", refusedTurns.getAsLong());
        add(troubles, "controller overruns", controllers.lostMessages());
        clockwork.follower().ifPresent(clock -> add(troubles, "clock overruns", clock.lostMessages()));
        if (jack.isPresent()) {
            JackCounters counters = jack.get().counters();
            add(troubles, "xruns", counters.missedCycles());
            add(troubles, "JACK late", counters.carried() + counters.clamped());
            add(troubles, "JACK lost", counters.lost() + counters.refused() + counters.oversized());
            add(troubles, "JACK failures", counters.failures());
        }
        return troubles;
    }

    private static void add(List<Trouble> troubles, String name, long count) {
        if (count > 0) {
            troubles.add(new Trouble(name, count));
        }
    }
}
