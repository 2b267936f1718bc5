package ghostnote.engine.live;

import ghostnote.engine.RealTime;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.net.Network;
import ghostnote.engine.os.Threads;
import ghostnote.engine.time.Meter;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ways in which a drummer could go on from the bar that plays, to choose from: future n is what it plays when it goes
 * back to that bar and takes way n.
 *
 * <p>Thread: {@link #begin} the step loop, {@link #think} any but a hot one. Real-time safe: only {@link #begin}. Lives
 * until closed.
 */
public final class Futures implements AutoCloseable {
    /** So many there are. */
    public static final int COUNT = 16;

    /** So far they are thought of. */
    public static final int BARS = 4;

    private final int drummer;
    private final Drummer[] thinkers;
    private final Arena room = Arena.ofShared();
    private final Mind mind;
    private final Mind.Mark mark;
    private final Values values = new Values();

    /** Written last by the step loop: what was written before is seen by whoever sees it. */
    private volatile long bar = -1;

    /**
     * @param network belongs to the caller; several threads step it
     * @param drummer the number of that it is of; they are begun while that one plays and no other
     * @param drummerSeed of the drummer that plays
     * @param styles those of the performance, by their numbers
     */
    public Futures(Network network, int drummer, long drummerSeed, List<String> styles) {
        this.drummer = drummer;
        thinkers = new Drummer[Runtime.getRuntime().availableProcessors()];
        for (int i = 0; i < thinkers.length; i++) {
            thinkers[i] = Drummer.of(network, values, drummerSeed, styles);
        }
        mind = thinkers[0].newMind();
        mark = thinkers[0].newMark(room);
    }

    /** Whose they are. */
    @RealTime
    int drummer() {
        return drummer;
    }

    @RealTime
    Mind mind() {
        return mind;
    }

    /**
     * They begin at a bar.
     *
     * @param asked what is asked for there
     */
    @RealTime
    void begin(long atBar, Values asked) {
        mind.save(mark);
        values.setAll(asked);
        bar = atBar;
    }

    /** The bar of the song where they begin, from 0; -1 before that is known. */
    public long bar() {
        return bar;
    }

    /** The meter of all their bars. */
    public Meter meter() {
        return mark.moment().meter();
    }

    /**
     * Thinks, on every processor.
     *
     * @return the hits of each, in ticks from where its first bar begins; empty if no bar was begun from in time
     */
    public Optional<List<List<Hit>>> think(long longestMs) throws InterruptedException {
        for (long ms = 0; bar < 0 && ms < longestMs; ms++) {
            Thread.sleep(1);
        }
        if (bar < 0) {
            return Optional.empty();
        }
        List<List<Hit>> futures = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            futures.add(new ArrayList<>());
        }
        AtomicInteger next = new AtomicInteger();
        List<Thread> threads = new ArrayList<>();
        for (Drummer thinker : thinkers) {
            threads.add(Thread.ofPlatform().name("futures-" + threads.size()).daemon().start(() -> {
                for (int i = next.getAndIncrement(); i < COUNT; i = next.getAndIncrement()) {
                    think(thinker, i + 1, futures.get(i));
                }
            }));
        }
        threads.forEach(Threads::joinWhole);
        return Optional.of(futures);
    }

    private void think(Drummer drummer, int way, List<Hit> hits) {
        long fromTick = bar * meter().ticksPerBar();
        long untilTick = (bar + BARS) * meter().ticksPerBar();
        drummer.mind().rememberLike(mind);
        drummer.mind().standAt(mark);
        drummer.obey(values);
        // The first hit is decided already: every way begins with it.
        drummer.next();
        drummer.takeWay(way);
        while (drummer.gridTick() < untilTick) {
            hits.add(new Hit(drummer.tick() - fromTick, Voice.of(drummer.voice()), drummer.velocity()));
            drummer.next();
        }
    }

    @Override
    public void close() {
        for (Drummer thinker : thinkers) {
            thinker.close();
        }
        mind.close();
        room.close();
    }
}
