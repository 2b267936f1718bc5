package ghostnote.engine.live;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A drummer at play, bar by bar. */
final class Play implements AutoCloseable {
    static final long BAR = Meter.COMMON.ticksPerBar();

    private final Network network;
    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final HitRing.Reader reader = ring.newReader();
    private final Sheet sheet = new Sheet();
    private final Drummer drummer;
    private final List<Drummer> others = new ArrayList<>();
    private final long seed;
    private final LookAhead lookAhead;
    private long tick;

    Play(Network network, long seed) {
        this.network = network;
        this.seed = seed;
        Values initial = new Values();
        drummer = Drummer.of(network, initial, seed);
        drummer.rehearse();
        lookAhead = new LookAhead(drummer, initial, ring, Long.MAX_VALUE);
    }

    void seat(int number, Network other) {
        seat(number, seed, other);
    }

    void seat(int number, long itsSeed, Network other) {
        Drummer newcomer = Drummer.of(other, new Values(), itsSeed);
        others.add(newcomer);
        newcomer.rehearse();
        lookAhead.seat(lookAhead.newChair(number, newcomer));
    }

    void turn(Control control, float value) {
        turnAt(tick, control, value);
    }

    void turnAt(long at, Control control, float value) {
        lookAhead.change(at, Knob.number(control), value);
    }

    void turnAt(long at, Control control, Voice voice, float value) {
        lookAhead.change(at, Knob.number(control) + voice.ordinal(), value);
    }

    /** The performer hits a voice. */
    void hitAt(long at, Voice voice, int velocity) {
        turnAt(at, Control.HIT, voice, velocity);
    }

    void load(Map<Integer, List<Hit>> states) {
        lookAhead.load(states);
    }

    Map<Integer, List<Hit>> states() {
        States states = new States(network.vocabulary());
        lookAhead.copyTo(states);
        return states.save();
    }

    /** Plays on to a bar, and some more ahead. */
    void playTo(long bar, int barsAhead) {
        lookAhead.keepFrom(tick);
        lookAhead.writeTo((bar + barsAhead) * BAR);
        reader.drain(sheet, Integer.MAX_VALUE);
        tick = bar * BAR;
    }

    /** Plays a bar, two ahead, and looks at no hit. */
    void goOnUnheard() {
        tick += BAR;
        lookAhead.keepFrom(tick);
        lookAhead.writeTo(tick + 2 * BAR);
    }

    void forgetBefore(long bar) {
        sheet.forgetBefore(bar * BAR);
    }

    /** The hits of a bar that was played, counted from its beginning on, as far as they belong there by the grid. */
    List<Hit> bar(long bar) {
        return between(bar * BAR, (bar + 1) * BAR);
    }

    /** The same for any stretch. */
    List<Hit> between(long fromTick, long toTick) {
        return sheet.hits().stream()
                .filter(hit -> hit.tick() >= fromTick && hit.tick() < toTick)
                .map(hit -> new Hit(hit.tick() - fromTick, hit.voice(), hit.velocity()))
                .toList();
    }

    @Override
    public void close() {
        lookAhead.close();
        drummer.close();
        others.forEach(Drummer::close);
    }
}
