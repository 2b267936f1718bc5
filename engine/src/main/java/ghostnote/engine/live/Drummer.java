package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.net.Scratch;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Setting;
import ghostnote.engine.time.Meter;
import java.lang.foreign.Arena;
import java.util.List;

/**
 * One player: a network, what it remembers, and its stream of chance. Hit follows hit by {@link #next}; the same seed
 * gives the same hits on every machine and kernel, because no clock reaches it and the random stream of each bar comes
 * from (seed, bar).
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Drummer implements AutoCloseable {
    /** The seed app starts h and c uniform in +-0.1. Models that look back have learnt to start from 0. */
    private static final float INITIAL_STATE = 0.1f;

    /** And the seed app's sampler draws them normal. */
    private static final float WILD_STATE = 0.5f;

    /**
     * For models that look back, the temperature of when and what in the first bar, as a share: the rest comes back to
     * what is played there, which is not to be the same few grooves again and again.
     */
    private static final float FIRST_BAR = 1.12f;

    /** So far apart lie the seeds of reseeded streams, which are odd so that few of two sets meet. */
    private static final long RESEEDED_STREAMS = 0x632be59bd9b4e019L;

    /** And so far those of other ways on. */
    private static final long OTHER_STREAMS = 0x2545f4914f6cdd1dL;

    /** For models that know no dynamics. */
    static final int EVEN_VELOCITY = 100;

    /** A network may draw delay 0 again and again; after so many draws on one tick it is moved on. */
    private static final int MOST_DRAWS_ON_A_TICK = 64;

    private static final int TICKS = Feature.TICKS.ordinal();
    private static final int NOTE = Feature.NOTE.ordinal();
    private static final int OFFSET = Feature.OFFSET.ordinal();
    private static final int VELOCITY = Feature.VELOCITY.ordinal();

    private Network network;
    private final Sampler sampler;
    private final Vocabulary vocabulary;
    private final boolean hasDynamics;
    private final boolean looksBack;
    private final Setting setting;
    private final long seed;
    private final Rehearsal rehearsal = new Rehearsal();
    private List<Hit> heard = List.of();
    private final Space space;
    private final Arena room = Arena.ofShared();
    private final Scratch scratch;

    /** By their numbers in the performance, the styles as this drummer numbers them; -1 for one that it does not know. */
    private int[] ownStyles;

    /** The one it began with; where the look-ahead lets it think with another, that is not its own to close. */
    private Mind own;

    private Mind mind;

    /** The next hit belongs to no tick of the grid before this one. */
    private long earliest;

    /**
     * @param sampler its temperatures and top-p; owned by the drummer from here on
     * @param setting what it is asked for; owned by the drummer from here on
     * @param seed everything that is left to chance
     */
    public Drummer(Network network, Sampler sampler, Setting setting, long seed) {
        this.network = network;
        this.sampler = sampler;
        this.seed = seed;
        vocabulary = network.vocabulary();
        hasDynamics = network.config().hasDynamics();
        looksBack = network.config().looksBack();
        this.setting = setting;
        space = new Space(vocabulary, looksBack);
        ownStyles = ownStyles(vocabulary.styles());
        sampler.prepare(network);
        scratch = network.newScratch(room);
        mind = newMind();
        own = mind;
        begin(0);
    }

    /** A drummer of whom this is asked from the beginning, and who numbers the styles as its model does. */
    public static Drummer of(Network network, Values initial, long seed) {
        return of(network, initial, seed, network.vocabulary().styles());
    }

    /**
     * A drummer of whom this is asked from the beginning.
     *
     * @param styles those of the performance, by their numbers; it need not know them all
     */
    public static Drummer of(Network network, Values initial, long seed, List<String> styles) {
        Setting setting = new Setting(
                initial.meter(),
                initial.get(Control.TEMPO),
                network.vocabulary().styles().size());
        Drummer drummer = new Drummer(network, new Sampler(), setting, seed);
        drummer.ownStyles = drummer.ownStyles(styles);
        drummer.obey(initial);
        return drummer;
    }

    private int[] ownStyles(List<String> styles) {
        return styles.stream().mapToInt(vocabulary.styles()::indexOf).toArray();
    }

    private void begin(int barsBeforehand) {
        mind.begin(seed, looksBack ? 0 : INITIAL_STATE, barsBeforehand);
    }

    /**
     * What it has heard before it begins, and goes on from, instead of a rehearsal.
     *
     * @param hits of whole bars in its meter, by their ticks from 0 on
     */
    public void hear(List<Hit> hits) {
        heard = List.copyOf(hits);
    }

    /**
     * Begins anew, with a {@link Rehearsal} or with what it has heard: the next hit is the first of the performance. A
     * model that does not look back has no rehearsal. Real-time safe: no, it takes as long as some hundred hits.
     */
    public void rehearse() {
        if (!heard.isEmpty()) {
            listen();
            return;
        }
        if (!looksBack) {
            return;
        }
        Mind likeliest = mind;
        Mind spare = newMind();
        double fewestNats = Double.POSITIVE_INFINITY;
        for (int which = 0; which < Rehearsal.COUNT; which++) {
            mind = spare;
            rehearse(which);
            if (rehearsal.natsADraw() < fewestNats) {
                fewestNats = rehearsal.natsADraw();
                spare = likeliest;
                likeliest = mind;
            }
        }
        mind = likeliest;
        own = mind;
        spare.close();
        mind.waiting = true;
    }

    private void listen() {
        HeardBars bars = HeardBars.of(vocabulary, heard.size());
        heard.forEach(hit -> bars.hear(hit.tick(), hit.voice().ordinal(), hit.velocity()));
        begin((int) setting.meter().barAt(Math.max(0, heard.getLast().tick())) + 1);
        rehearsal.begin(0);
        for (int hit = 0; hit < bars.count(); hit++) {
            hear(bars, hit, 0);
        }
        while (mind.rehearsing) {
            next();
        }
        mind.waiting = true;
    }

    /**
     * Begins as if nothing had been played, where another stands, to hear of what it is to take for played.
     *
     * @param bar of the performance, the first of that
     * @param meter of all bars
     */
    @RealTime
    void beginToHear(Mind other, long bar, Meter meter) {
        mind.begin(seed, looksBack ? 0 : INITIAL_STATE, 0);
        mind.moment.beginLike(other.moment);
        mind.moment.beginAt(bar, meter);
        mind.startTick = mind.moment.ticksBeforehand();
        mind.first = false;
    }

    /** The most bars before the performance that it can remember. */
    @RealTime
    long barsBeforehand() {
        return mind.moment.meter().barAt(mind.startTick);
    }

    /** The meter that it plays in. */
    @RealTime
    Meter meter() {
        return mind.moment.meter();
    }

    /** The bar that the hit belongs to, from where the performance begins. */
    @RealTime
    long bar() {
        return mind.moment.meter().barAt(gridTick());
    }

    /**
     * Takes a hit for one it has played.
     *
     * @param laterTicks where the ticks of the bars have their 0, in its own, which count from where its rehearsal began
     */
    @RealTime
    void hear(HeardBars bars, int hit, long laterTicks) {
        Moment moment = mind.moment;
        long gridTick = bars.gridTick(hit) + laterTicks;
        long delay = gridTick - moment.lastTick();
        int step = vocabulary.ticksIndex(delay);
        boolean isRest = delay > vocabulary.ticks(vocabulary.steps() - 1);
        network.step(mind.state, moment);
        for (int head = 0; head < network.headCount(); head++) {
            int feature = network.headFeature(head);
            moment.decide(feature, feature == TICKS ? step : choice(bars, hit, feature));
        }
        moment.commitAt(isRest ? gridTick : moment.tick());
        mind.pull.heard(vocabulary.hasOffsets() ? vocabulary.offset(moment.choice(OFFSET)) : 0);
        mind.first = false;
    }

    @RealTime
    private int choice(HeardBars bars, int hit, int feature) {
        if (feature == NOTE) {
            return vocabulary.voiceIndex(bars.voice(hit));
        }
        return feature == OFFSET
                ? vocabulary.offsetIndex(bars.offsetTicks(hit))
                : vocabulary.velocityIndex(bars.velocity(hit));
    }

    private void rehearse(int which) {
        rehearsal.begin(which);
        begin(Rehearsal.BARS);
        while (mind.rehearsing) {
            next();
        }
    }

    /** Decides the next hit. A voice that was already hit on the same tick is not hit again; the draw is repeated. */
    @RealTime
    public void next() {
        if (mind.waiting) {
            mind.waiting = false;
            return;
        }
        draw();
        while ((mind.voicesOnThisTick & 1L << mind.voice) != 0) {
            mind.repeatsDropped++;
            draw();
        }
        mind.voicesOnThisTick |= 1L << mind.voice;
        earliest = 0;
    }

    @RealTime
    private void draw() {
        Meter meter = mind.moment.meter();
        long barNow = meter.barAt(mind.moment.tick());
        if (barNow != mind.bar) {
            mind.bar = barNow;
            long stream = mind.rehearsing ? rehearsal.stream(barNow) : barNow - meter.barAt(mind.startTick);
            mind.random.seed(seed + mind.salt, stream);
        }
        network.step(mind.state, mind.moment);
        mind.likelihood = 1;
        for (int head = 0; head < network.headCount(); head++) {
            network.give(mind.state, head, mind.moment);
            int feature = network.headFeature(head);
            if (feature == TICKS) {
                space.tilt(network, mind.state, head);
                forbidBefore(head);
            } else if (feature == OFFSET) {
                mind.pull.tilt(network, mind.state, head);
            }
            if (vocabulary.hasOffsets()) {
                keepOrder(head, feature);
            }
            boolean isGroove = feature == TICKS || feature == NOTE;
            boolean freely = looksBack && isGroove && mind.moment.isFirstBar();
            int choice = sampler.draw(network, mind.state, head, mind.random, freely ? FIRST_BAR : 1);
            if (isGroove) {
                float probability = network.probability(mind.state, choice);
                mind.likelihood *= probability;
                if (mind.rehearsing) {
                    rehearsal.drew(probability);
                }
            }
            mind.moment.decide(feature, feature == TICKS ? movedOn(choice) : choice);
            if (mind.rehearsing && feature == TICKS && mind.moment.tick() >= mind.startTick) {
                // The performance starts on the one, as a drummer does without a rehearsal.
                mind.moment.decide(TICKS, vocabulary.ticksIndex(mind.startTick - mind.moment.lastTick()));
                mind.rehearsing = false;
            }
        }
        long tickBefore = mind.tick;
        int offset = vocabulary.hasOffsets() ? vocabulary.offset(mind.moment.choice(OFFSET)) : 0;
        mind.pull.heard(offset);
        mind.tick = Math.max(mind.rehearsing ? 0 : mind.startTick, mind.moment.tick() + offset);
        mind.voice = vocabulary.voice(mind.moment.choice(NOTE));
        mind.velocity = hasDynamics ? vocabulary.velocity(mind.moment.choice(VELOCITY)) : EVEN_VELOCITY;
        mind.moment.commit();
        if (mind.tick != tickBefore) {
            mind.voicesOnThisTick = 0;
        }
    }

    /** Hits at one place come in the order of their voices, and those of one voice in the order of their offsets. */
    @RealTime
    private void keepOrder(int head, int feature) {
        int lastNote = mind.moment.lastNote();
        if (feature == TICKS && lastNote == vocabulary.notes() - 1) {
            network.forbid(mind.state, head, 0);
        } else if (feature == NOTE && mind.moment.atSamePlace()) {
            boolean full = mind.moment.lastOffset() == vocabulary.size(Feature.OFFSET) - 1;
            forbidBelow(head, full ? lastNote + 1 : lastNote);
        } else if (feature == OFFSET && mind.moment.atSamePlace() && mind.moment.choice(NOTE) == lastNote) {
            forbidBelow(head, mind.moment.lastOffset() + 1);
        }
    }

    @RealTime
    private void forbidBefore(int head) {
        long leastTicks = earliest - mind.moment.lastTick();
        int longest = network.headChoices(head) - 1;
        for (int choice = 0; choice < longest && vocabulary.ticks(choice) < leastTicks; choice++) {
            network.forbid(mind.state, head, choice);
        }
    }

    @RealTime
    private void forbidBelow(int head, int least) {
        for (int choice = 0; choice < least; choice++) {
            network.forbid(mind.state, head, choice);
        }
    }

    @RealTime
    private int movedOn(int choice) {
        // A drummer starts on the one: what the first delay would count from was never played.
        if (mind.first) {
            mind.first = false;
            return vocabulary.ticksIndex(0);
        }
        if (vocabulary.ticks(choice) > 0) {
            mind.drawsOnThisTick = 0;
        } else if (++mind.drawsOnThisTick > MOST_DRAWS_ON_A_TICK) {
            mind.drawsOnThisTick = 0;
            return vocabulary.ticks(0) == 0 ? 1 : 0;
        }
        return choice;
    }

    /**
     * Forgets what was played and begins anew, where it stands in the bar. A model that looks back begins from nothing,
     * as it has learnt to, and what follows is another chance; another model begins from another state.
     *
     * @param number of the chance; for a model that does not look back 0 is the state of zeros
     * @param wild begins from a state that is far from any a model knows, whether it looks back or not
     */
    @RealTime
    void reseed(long number, boolean wild) {
        mind.salt = number * RESEEDED_STREAMS;
        mind.random.seed(seed + mind.salt, Mind.BEFORE_THE_FIRST);
        if (wild) {
            mind.state.scatter(mind.random, WILD_STATE);
        } else {
            mind.state.randomise(mind.random, looksBack || number == 0 ? 0 : INITIAL_STATE);
        }
        mind.moment.forget();
        mind.pull.clear();
        mind.bar = Mind.BEFORE_THE_FIRST;
    }

    /**
     * Goes on from where it stands, but by another chance.
     *
     * @param number of the chance; with 0 it goes on as it would have
     */
    @RealTime
    void takeWay(long number) {
        if (number == 0) {
            return;
        }
        mind.salt += number * OTHER_STREAMS;
        mind.bar = Mind.BEFORE_THE_FIRST;
    }

    /** What its choices mean. */
    @RealTime
    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Its name. */
    public String name() {
        return network.config().name();
    }

    /**
     * Plays on with another network.
     *
     * @param twin the same model, packed for another kernel
     */
    @RealTime
    void playOn(Network twin) {
        network = twin;
    }

    /** Takes over what the performer asks for, from the next hit on. */
    @RealTime
    public void obey(Values values) {
        float temperature = values.get(Control.TEMPERATURE);
        sampler.setTemperature(Feature.TICKS, temperature * values.get(Control.WHEN));
        sampler.setTemperature(Feature.NOTE, temperature * values.get(Control.WHAT));
        sampler.setTemperature(Feature.OFFSET, temperature * values.get(Control.OFF_GRID));
        sampler.setTemperature(Feature.VELOCITY, temperature * values.get(Control.HOW_HARD));
        sampler.setTopP(Feature.TICKS, values.get(Control.TOP_P));
        sampler.setTopP(Feature.NOTE, values.get(Control.TOP_P));
        setting.setTempo(values.get(Control.TEMPO));
        setting.askForStyles(
                ownStyle(values.get(Control.STYLE)),
                ownStyle(values.get(Control.SECOND_STYLE)),
                values.get(Control.BLEND));
        boolean fill = values.get(Control.FILL) != 0;
        setting.askForFills(fill ? 1 : (int) values.get(Control.FILL_EVERY));
        space.ask(values.get(Control.DENSITY));
    }

    @RealTime
    private int ownStyle(float asked) {
        int number = (int) asked;
        return number == 0 || number > ownStyles.length ? -1 : ownStyles[number - 1];
    }

    /**
     * The next hit, and it alone, belongs to a tick of the grid that is not before this one, if the network can wait so
     * long.
     */
    @RealTime
    void notBefore(long gridTick) {
        earliest = gridTick + mind.startTick;
    }

    /** Room for what moves, to come back to it. */
    Mind.Mark newMark(Arena inRoom) {
        return newMarks(1, inRoom)[0];
    }

    /** The same for many. */
    Mind.Mark[] newMarks(int count, Arena inRoom) {
        return Mind.Mark.some(count, mind, inRoom);
    }

    /** Keeps where it stands. */
    @RealTime
    void save(Mind.Mark mark) {
        mind.save(mark);
    }

    /** Comes back to where it stood. */
    @RealTime
    void restore(Mind.Mark mark) {
        mind = mark.owner();
        mind.restore(mark);
        earliest = 0;
    }

    /** Another mind, to think of something else with. Real-time safe: no. */
    Mind newMind() {
        return new Mind(network, setting, scratch);
    }

    /** What it thinks with. */
    @RealTime
    Mind mind() {
        return mind;
    }

    /** Thinks with another mind. */
    @RealTime
    void thinkWith(Mind other) {
        mind = other;
        earliest = 0;
    }

    /** The hit that is decided is to be the next one. */
    @RealTime
    void decideAgain() {
        mind.waiting = true;
    }

    /** The tick of the grid that the hit belongs to, from where the performance begins. */
    @RealTime
    long gridTick() {
        return mind.moment.lastTick() - mind.startTick;
    }

    /** When the hit sounds, in ticks from where the performance begins. */
    @RealTime
    public long tick() {
        return mind.tick - mind.startTick;
    }

    /** The ordinal of the voice that is hit. */
    @RealTime
    public int voice() {
        return mind.voice;
    }

    /** How hard, 1 to 127. */
    @RealTime
    public int velocity() {
        return mind.velocity;
    }

    /**
     * How likely it was that it came then and was of this voice, as the drummer drew: with its temperature. 0 to 1, NaN
     * where the network's output was no number.
     */
    @RealTime
    public float likelihood() {
        return mind.likelihood;
    }

    /** Draws that hit a voice a second time on one tick, and so were repeated, since it began. Thread: the owner. */
    public long repeatsDropped() {
        return mind.repeatsDropped;
    }

    @Override
    public void close() {
        own.close();
        room.close();
    }
}
