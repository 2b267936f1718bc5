package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.time.Meter;
import java.lang.foreign.Arena;

/**
 * Of several ways on through a bar, the one nearest to what is asked for: more hits or fewer, a fill or none, a bar like
 * the last ones or not like them. All ways begin with the bar's first hit, which is decided already; the drummer thinks
 * of them one after the other, a few hits at a time.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made. Lives until closed.
 */
final class Choice implements AutoCloseable {
    /** So many bars are the last ones. */
    private static final int BARS_BACK = 4;

    /** What a hit more on snare or toms is worth in a fill, next to a likeness of 1. */
    private static final float DRUM_HIT = 0.05f;

    /** A bar that is no fill need not be more like the last ones: people's are so in the mean, with their own variety. */
    private static final float LIKE_ENOUGH = 0.7f;

    private final Mind mind;
    private final Mind.Mark mark;
    private final BarShape shape = new BarShape();
    private final BarShape[] lastBars = new BarShape[BARS_BACK];
    private final Values values = new Values();
    private boolean open;
    private long bar;
    private long barTick;
    private long nextBarTick;
    private int way;
    private int bestWay;
    private float bestWorth;

    /** Its mark lives as long as its room, the rest until closed. */
    Choice(Drummer drummer, Arena room) {
        mind = drummer.newMind();
        mark = drummer.newMark(room);
        for (int bar = 0; bar < BARS_BACK; bar++) {
            lastBars[bar] = new BarShape();
        }
    }

    /** Whether anything is asked for by which one way through a bar is nearer than another. */
    @RealTime
    static boolean matters(Values asked) {
        return asked.get(Control.CHOICES) > 1
                && (asked.get(Control.DENSITY) != 0
                        || asked.get(Control.NOVELTY) != 0
                        || asked.get(Control.FILL) != 0
                        || asked.get(Control.FILL_EVERY) != 0);
    }

    /** Begins to think: the drummer has decided the first hit of the bar. */
    @RealTime
    void begin(Drummer drummer, Values asked) {
        drummer.save(mark);
        mind.rememberLike(drummer.mind());
        mind.standAt(mark);
        mind.save(mark);
        values.setAll(asked);
        bar = drummer.bar();
        barTick = bar * drummer.meter().ticksPerBar();
        nextBarTick = barTick + drummer.meter().ticksPerBar();
        way = 0;
        bestWay = 0;
        bestWorth = Float.NEGATIVE_INFINITY;
        open = true;
        lookBack(drummer);
        beginWay(drummer);
    }

    /** What it remembers of the last bars. */
    @RealTime
    private void lookBack(Drummer drummer) {
        for (BarShape lastBar : lastBars) {
            lastBar.clear();
        }
        Moment moment = mind.moment;
        Meter meter = moment.meter();
        long barNow = meter.barAt(moment.lastTick());
        long hit = moment.hits() - 1;
        while (hit >= moment.oldestHit() && meter.barAt(moment.hitTick(hit)) >= barNow - BARS_BACK) {
            long tick = moment.hitTick(hit);
            int barsBack = (int) (barNow - meter.barAt(tick));
            if (barsBack > 0) {
                int voice = drummer.vocabulary().voice(moment.hitNote(hit));
                lastBars[barsBack - 1].add(meter.placeInBar(tick), voice);
            }
            hit--;
        }
    }

    @RealTime
    private void beginWay(Drummer drummer) {
        shape.clear();
        shape.add((int) (drummer.gridTick() - barTick), drummer.voice());
    }

    /** Whether there is something to choose still. */
    @RealTime
    boolean isOpen() {
        return open;
    }

    /** There is nothing to choose. */
    @RealTime
    void abandon() {
        open = false;
    }

    /**
     * Goes on.
     *
     * @param drummer plays on as before, or takes the best way when that is found
     * @param askedOfIt what is asked of it then
     */
    @RealTime
    void goOn(Drummer drummer, Values askedOfIt, int mostHits) {
        Mind before = drummer.mind();
        drummer.thinkWith(mind);
        drummer.obey(values);
        for (int hits = 0; hits < mostHits && open; hits++) {
            drummer.next();
            if (drummer.gridTick() < nextBarTick) {
                shape.add((int) (drummer.gridTick() - barTick), drummer.voice());
            } else {
                endWay(drummer);
            }
        }
        drummer.thinkWith(before);
        drummer.obey(askedOfIt);
        if (!open) {
            drummer.takeWay(bestWay);
        }
    }

    @RealTime
    private void endWay(Drummer drummer) {
        float worth = worth();
        if (worth > bestWorth) {
            bestWay = way;
            bestWorth = worth;
        }
        way++;
        open = way < values.get(Control.CHOICES);
        drummer.restore(mark);
        drummer.takeWay(way);
        beginWay(drummer);
    }

    /** How near the way is to what is asked for. */
    @RealTime
    private float worth() {
        float likeness = 0;
        float usualHits = 0;
        for (BarShape lastBar : lastBars) {
            likeness = Math.max(likeness, shape.likeness(lastBar));
            usualHits += (float) lastBar.hits() / BARS_BACK;
        }
        float worth = values.get(Control.DENSITY) * shape.hits() / Math.max(1, usualHits);
        worth += values.get(Control.NOVELTY) * (1 - likeness);
        int fillEvery = (int) values.get(Control.FILL_EVERY);
        if (values.get(Control.FILL) != 0 || fillEvery > 0 && bar % fillEvery == fillEvery - 1) {
            worth += 1 - likeness + DRUM_HIT * shape.drumHits();
        } else if (fillEvery > 0) {
            worth += Math.min(likeness, LIKE_ENOUGH);
        }
        return worth;
    }

    @Override
    public void close() {
        mind.close();
    }
}
