package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
import java.util.List;

/**
 * Where a drummer stands when it decides on its next hit: what it has played, and what of the next hit is decided. The
 * heads draw in their order; each choice is told to {@link #decide}, and {@link #commit} makes the hit a past one.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Moment extends Spot {
    private static final int TICKS = Feature.TICKS.ordinal();
    private static final int NOTE = Feature.NOTE.ordinal();
    private static final int OFFSET = Feature.OFFSET.ordinal();
    private static final int VELOCITY = Feature.VELOCITY.ordinal();

    /** Hits that lie farther back than so many are not sensed, but for those of the theme. */
    public static final int REACH_HITS = Echo.REACH + Habit.MOST_HITS_BACK;

    /** The theme: how the performance began. It is remembered to the end, so that the groove and the feel have a home. */
    static final int THEME_BARS = 8;

    private final Vocabulary vocabulary;
    private final Setting setting;
    private final Past past = new Past(Past.KEPT_HITS, Past.KEPT_PLACES);

    /** Half as many bars as are looked back on; the places of some models are narrow. */
    private final Past theme = new Past(Past.KEPT_HITS / 2, Past.KEPT_PLACES);

    private final int placeTicks;

    private int barsBeforehand;
    private long revision;

    public Moment(Vocabulary vocabulary, Setting setting) {
        this.vocabulary = vocabulary;
        this.setting = setting;
        placeTicks = vocabulary.gridTicks();
        setMeter(setting.meter());
        clear();
    }

    @RealTime
    private void setMeter(Meter ofAllBars) {
        meter = ofAllBars;
        placesPerBar = Math.max(1, meter.ticksPerBar() / placeTicks);
    }

    /** Nothing was played yet: tick 0. */
    @RealTime
    public void clear() {
        rehearse(0);
    }

    /** Nothing was played yet: tick 0, so many bars before the performance begins. */
    @RealTime
    public void rehearse(int bars) {
        barsBeforehand = bars;
        firstBar = 0;
        past.cutTo(0);
        past.rememberFrom(0);
        theme.cutTo(0);
        theme.rememberFrom(0);
        for (int feature = 0; feature < choices.length; feature++) {
            choices[feature] = -1;
        }
        lastTick = 0;
        tick = 0;
        revision++;
    }

    /** Nothing was played yet, as when another began. */
    @RealTime
    public void beginLike(Moment other) {
        rehearse(other.barsBeforehand);
    }

    /**
     * Nothing was played yet, in a bar of the performance.
     *
     * @param ofAllBars their meter
     */
    @RealTime
    public void beginAt(long barOfPerformance, Meter ofAllBars) {
        setMeter(ofAllBars);
        firstBar = barsBeforehand + barOfPerformance;
        lastTick = firstBar * placesPerBar * placeTicks;
        tick = lastTick;
        revision++;
    }

    /** Remembers what another does, and stands elsewhere still. */
    @RealTime
    public void rememberLike(Moment other) {
        past.setAll(other.past);
        theme.setAll(other.theme);
        barsBeforehand = other.barsBeforehand;
        revision++;
    }

    /** Where the performance begins. */
    @RealTime
    public long ticksBeforehand() {
        return (long) barsBeforehand * placesPerBar * placeTicks;
    }

    /** Takes the choice of a head for the next hit. */
    @RealTime
    public void decide(int feature, int choice) {
        choices[feature] = choice;
        if (feature == TICKS) {
            tick = lastTick + vocabulary.ticks(choice);
        }
    }

    /** The next hit is played where and as it was decided. */
    @RealTime
    public void commit() {
        commitAt(tick);
    }

    /** The next hit is played as decided, at a tick of the grid that may lie farther than the longest delay. */
    @RealTime
    public void commitAt(long gridTick) {
        add(gridTick / placeTicks, choices[TICKS], choices[NOTE], choices[OFFSET], choices[VELOCITY]);
        lastTick = gridTick;
        tick = gridTick;
        revision++;
    }

    @RealTime
    private void add(long place, int step, int note, int offset, int velocity) {
        past.add(place, step, note, offset, velocity);
        if (place < (firstBar + THEME_BARS) * placesPerBar) {
            theme.add(place, step, note, offset, velocity);
        }
    }

    /** Forgets what was played: the bar it stands in is the first. Its place in the bar and the phrase stay. */
    @RealTime
    public void forget() {
        past.forget();
        theme.forget();
        firstBar = bar();
        revision++;
    }

    /**
     * Remembers other hits than were played. What is decided of the next hit stays. Real-time safe: no.
     *
     * @param fromBar the bar from which on nothing else is remembered
     * @param hits in their order, none of them before that bar
     */
    public void remember(long fromBar, List<Part.Hit> hits) {
        past.cutTo(past.first(fromBar * placesPerBar));
        theme.cutTo(theme.first(fromBar * placesPerBar));
        long before = past.count() == 0 ? 0 : past.lastPlace();
        for (Part.Hit hit : hits) {
            long place = hit.gridTick() / placeTicks;
            int step = vocabulary.ticksIndex((place - before) * placeTicks);
            add(place, step, hit.choice(Feature.NOTE), hit.choice(Feature.OFFSET), hit.choice(Feature.VELOCITY));
            before = place;
        }
        revision++;
    }

    /** A moment that can be come back to, as long as what was played before it is kept. */
    public static final class Mark extends Spot {
        private long pastHits;
        private long pastStart;
        private long themeHits;
        private long themeStart;

        /** The meter of all bars that are remembered. */
        @RealTime
        public Meter meter() {
            return meter;
        }

        /** All as another is. */
        @RealTime
        public void setAll(Mark other) {
            Spot.copy(other, this);
            pastHits = other.pastHits;
            pastStart = other.pastStart;
            themeHits = other.themeHits;
            themeStart = other.themeStart;
        }
    }

    /** Keeps this moment. */
    @RealTime
    public void save(Mark mark) {
        Spot.copy(this, mark);
        mark.pastHits = past.count();
        mark.pastStart = past.start();
        mark.themeHits = theme.count();
        mark.themeStart = theme.start();
    }

    /** Comes back to an earlier moment: what was played since is forgotten. */
    @RealTime
    public void restore(Mark mark) {
        past.cutTo(mark.pastHits);
        past.rememberFrom(mark.pastStart);
        theme.cutTo(mark.themeHits);
        theme.rememberFrom(mark.themeStart);
        standAt(mark);
    }

    /** Stands where another did, but remembers what it did itself. */
    @RealTime
    public void standAt(Mark mark) {
        Spot.copy(mark, this);
        revision++;
    }

    /** Logs all hits that are remembered. */
    @RealTime
    public void logTo(HitLog log) {
        for (long hit = past.oldest(); hit < past.count(); hit++) {
            log.add(past.place(hit), past.step(hit), past.note(hit), past.offset(hit), past.velocity(hit));
        }
    }

    /** Logs the last hit before a moment. */
    @RealTime
    public void logLast(Mark mark, HitLog log) {
        int[] of = mark.choices;
        log.add(mark.lastTick / placeTicks, of[TICKS], of[NOTE], of[OFFSET], of[VELOCITY]);
    }

    /** Whether a hit that was logged is the last before a moment. */
    @RealTime
    public boolean isLast(Mark mark, HitLog log, int hit) {
        return log.holds(hit, mark.lastTick / placeTicks, mark.choices);
    }

    /** Whether all before was forgotten between two moments. */
    @RealTime
    public static boolean forgotBetween(Mark before, Mark after) {
        return before.firstBar != after.firstBar || before.pastStart != after.pastStart;
    }

    /**
     * Remembers a hit that was logged, behind those remembered so far.
     *
     * @param isNear whether it is within reach; else only the theme may remember it
     */
    @RealTime
    public void recall(HitLog log, int hit, boolean isNear) {
        long place = log.place(hit);
        if (isNear) {
            past.add(place, log.step(hit), log.note(hit), log.offset(hit), log.velocity(hit));
        }
        if (place < (firstBar + THEME_BARS) * placesPerBar) {
            theme.add(place, log.step(hit), log.note(hit), log.offset(hit), log.velocity(hit));
        }
    }

    /** What was recalled so far was forgotten before a moment. */
    @RealTime
    public void recallForgetting(Mark mark) {
        past.forget();
        theme.forget();
        firstBar = mark.firstBar;
        setMeter(mark.meter);
    }

    /** The tick of the grid that the next hit belongs to; before its delay is decided, the last hit's. */
    @RealTime
    public long tick() {
        return tick;
    }

    /** The tick of the grid that the last hit belongs to; 0 before the first. */
    @RealTime
    public long lastTick() {
        return lastTick;
    }

    /** The last choice of a feature, -1 for none: the last hit's until the next one's is decided. */
    @RealTime
    public int choice(int feature) {
        return choices[feature];
    }

    /** Whether the next hit, as far as it is decided, shares its place with the last one. */
    @RealTime
    public boolean atSamePlace() {
        return past.count() > 0 && place() == past.lastPlace();
    }

    /** The choice of the last hit's voice; -1 before the first. */
    @RealTime
    public int lastNote() {
        return past.count() == 0 ? -1 : past.note(past.count() - 1);
    }

    /** The choice of the last hit's offset. There must be one. */
    @RealTime
    public int lastOffset() {
        return past.offset(past.count() - 1);
    }

    /** How many hits were played. */
    @RealTime
    public long hits() {
        return past.count();
    }

    /** The number of the oldest that is remembered. */
    @RealTime
    public long oldestHit() {
        return past.oldest();
    }

    /** The tick of the grid that a hit belongs to. */
    @RealTime
    public long hitTick(long hit) {
        return past.place(hit) * placeTicks;
    }

    /** The choice of a hit's voice. */
    @RealTime
    public int hitNote(long hit) {
        return past.note(hit);
    }

    @RealTime
    Vocabulary vocabulary() {
        return vocabulary;
    }

    @RealTime
    Setting setting() {
        return setting;
    }

    @RealTime
    Past past() {
        return past;
    }

    /** The hits of the first {@link #THEME_BARS} bars. */
    @RealTime
    Past theme() {
        return theme;
    }

    /** Changes whenever the past does. */
    @RealTime
    long revision() {
        return revision;
    }

    @RealTime
    long place() {
        return tick / placeTicks;
    }

    /** The place of the last hit; 0 before the first. */
    @RealTime
    long lastPlace() {
        return lastTick / placeTicks;
    }

    @RealTime
    int placesPerBar() {
        return placesPerBar;
    }

    /** The meter of all bars that are remembered. */
    @RealTime
    public Meter meter() {
        return meter;
    }

    /** The bar, counted from tick 0. */
    @RealTime
    long bar() {
        return place() / placesPerBar;
    }

    /** Whether a place lies before all that is remembered. */
    @RealTime
    boolean forgets(long place) {
        return place < firstBar * placesPerBar;
    }

    /** Whether nothing before this bar is remembered. */
    @RealTime
    public boolean isFirstBar() {
        return bar() == firstBar;
    }

    /** How many bars before this one are remembered, and the first of them. */
    @RealTime
    long barsRemembered() {
        return bar() - firstBar;
    }

    /** The bar, counted from where the performance begins; negative before. */
    @RealTime
    long barOfPerformance() {
        return bar() - barsBeforehand;
    }

    /** The voice behind which the next hit stands at its place: the last hit's if they share it, else -1 for none. */
    @RealTime
    int noteBefore() {
        return atSamePlace() ? lastNote() : -1;
    }
}
