package ghostnote.ui.stage;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.ui.play.Retractable;
import ghostnote.ui.play.Sight;
import ghostnote.ui.screen.Snapshot.Bar;
import java.util.ArrayList;
import java.util.List;

/**
 * The hits of the bars that are shown, and how surprising the last ones were.
 *
 * <p>Thread: the view.
 */
final class Pattern implements HitHandler {
    private static final int BARS_SHOWN = 2;
    private static final int SURPRISES_SHOWN = 24;

    private final Retractable<Hit> hits = new Retractable<>();
    private final Retractable<Surprise> surprises = new Retractable<>();
    private long lastTick;

    private record Surprise(long tick, float bits) {}

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        hits.put(number, new Hit(tick, Voice.of(voice), velocity));
        lastTick = tick;
    }

    @Override
    public void onLikelihood(long number, float likelihood) {
        double bits = -Math.log(likelihood) / Math.log(2);
        surprises.put(number, new Surprise(lastTick, Double.isFinite(bits) ? (float) bits : 0));
    }

    @Override
    public void onRevoke(long fromNumber) {
        hits.takeBackFrom(fromNumber);
        surprises.takeBackFrom(fromNumber);
    }

    /** The bar that plays, and those that come. */
    List<Bar> bars(Sight.Place place) {
        Bars bars = place.bars();
        long first = bars.barAt(place.tick());
        long firstTick = bars.tickOf(first);
        hits.removeIf(hit -> hit.tick() < firstTick - Ticks.PER_SIXTEENTH);
        List<Bar> shown = new ArrayList<>();
        for (long bar = first; bar < first + BARS_SHOWN; bar++) {
            Meter meter = bars.meterAt(bars.tickOf(bar));
            shown.add(bar(hits.stream().toList(), bars.tickOf(bar), meter, bar + 1 - place.barsAhead()));
        }
        return shown;
    }

    /**
     * A bar of hits.
     *
     * @param fromTick where it begins
     * @param number from 1
     */
    static Bar bar(List<Hit> hits, long fromTick, Meter meter, long number) {
        int places = Bar.places(meter);
        int[][] velocities = new int[Voice.count()][places];
        for (Hit hit : hits) {
            long place = Ticks.nearestSixteenth(hit.tick() - fromTick);
            if (place >= 0 && place < places) {
                int[] lane = velocities[hit.voice().ordinal()];
                lane[(int) place] = Math.max(lane[(int) place], hit.velocity());
            }
        }
        return new Bar(number, meter, velocities);
    }

    /** How surprising the last hits up to a tick were, in bits, the newest last. */
    List<Float> surpriseBits(long tick) {
        List<Surprise> heard = surprises.stream().filter(each -> each.tick <= tick).toList();
        List<Surprise> last = heard.subList(Math.max(0, heard.size() - SURPRISES_SHOWN), heard.size());
        if (last.size() < heard.size()) {
            long oldest = last.getFirst().tick;
            surprises.removeIf(each -> each.tick < oldest);
        }
        return last.stream().map(Surprise::bits).toList();
    }
}
