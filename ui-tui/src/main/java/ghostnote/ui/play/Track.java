package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.History;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.live.Steering;
import ghostnote.engine.live.StepLoop;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * One of those that play at the same time: what its drummer writes goes through its ring to its outputs, its journal and its
 * take.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class Track implements AutoCloseable {
    private final TrackPlan plan;
    private final HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
    private final HitRing.Reader viewHits = ring.newReader();
    private final HitRing.Reader journalHits = ring.newReader();
    private final Take take;
    private final History history;
    private final LookAhead lookAhead;
    private Steering steering;

    /**
     * @param endTick where it ends by itself, {@code Long.MAX_VALUE} for never
     */
    Track(TrackPlan plan, long endTick) {
        this.plan = plan;
        take = new Take(plan.initial().meter(), plan.initial().get(Control.TEMPO));
        history = new History(plan.initial());
        lookAhead = new LookAhead(plan.casting().first(), plan.initial(), ring, endTick);
        lookAhead.load(plan.wishes().stored());
    }

    /** It is written by this from now on. */
    void join(StepLoop loop) {
        steering = loop.add(lookAhead, plan.wishes().cues());
    }

    /** Its drummers rehearse and sit down, which takes a while. */
    void sitDown() {
        plan.casting().sitDown(lookAhead, steering);
    }

    /** Tells all who watch what has come since the last call. */
    void drain(List<HitHandler> watchers) {
        List<HitHandler> all = new ArrayList<>(List.of(take));
        all.addAll(watchers);
        plan.outputs().sound().ifPresent(all::add);
        viewHits.drain(new HitHandlers(all), HitRing.DEFAULT_CAPACITY);
    }

    /**
     * Writes its files.
     *
     * @param endTick all hits before it were played
     * @throws IOException in one line, which says where the take is instead
     */
    void save(long endTick) throws IOException {
        take.save(plan.outputs().files(), endTick);
    }

    /** By which it is spoken to; empty where it is the only one. */
    String name() {
        return plan.name();
    }

    TrackPlan plan() {
        return plan;
    }

    /** What is to be written in its journal. */
    HitRing.Reader journalHits() {
        return journalHits;
    }

    HitRing ring() {
        return ring;
    }

    /** What was played and turned. */
    Take take() {
        return take;
    }

    /** Where every knob stands. */
    History history() {
        return history;
    }

    /** What turns its knobs. */
    Steering steering() {
        return steering;
    }

    /** Turns for which there was no room. When all has ended. */
    long refusedTurns() {
        return lookAhead.refusedTurns();
    }

    @Override
    public void close() {
        lookAhead.close();
    }
}
