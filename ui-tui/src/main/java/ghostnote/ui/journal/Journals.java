package ghostnote.ui.journal;

import ghostnote.engine.os.Threads;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.transport.Playhead;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The journals of one performance, one for each ring that is played.
 *
 * <p>Thread: its own, {@code journal}, which writes all of them, and {@code journal-force}, which waits for the disk.
 * Real-time safe: no; nobody waits for it.
 */
public final class Journals implements AutoCloseable {
    private static final long LOOK_NS = 10_000_000;
    private static final long FORCE_NS = 1_000_000_000;

    private final List<Journal> all;
    private final List<Journal> whole;
    private final NanoClock clock;
    private final Thread writer = new Thread(this::run, "journal");
    private final Thread forcer = new Thread(this::forceEachSecond, "journal-force");

    private volatile boolean running = true;

    /**
     * @param all belong to this from here on
     */
    public Journals(List<Journal> all, NanoClock clock) {
        this.all = List.copyOf(all);
        this.clock = clock;
        whole = new ArrayList<>(all);
        writer.setDaemon(true);
        forcer.setDaemon(true);
    }

    /**
     * Begins to write, before anything is played. Thread: the one that starts the performance.
     *
     * @param toBePlayed one for each journal, in their order; they have read nothing yet
     */
    public void start(List<HitRing.Reader> toBePlayed, Playhead where) {
        for (int i = 0; i < all.size(); i++) {
            all.get(i).listenTo(toBePlayed.get(i), where);
        }
        writer.start();
        forcer.start();
    }

    private void run() {
        each(Journal::writeHead);
        while (running) {
            long nowNs = clock.nanoTime();
            each(journal -> journal.work(nowNs));
            LockSupport.parkNanos(LOOK_NS);
        }
    }

    private void forceEachSecond() {
        while (running) {
            LockSupport.parkNanos(this, FORCE_NS);
            all.forEach(Journal::force);
        }
    }

    /** A mistake ends the journal that it is made in; the others are written on. */
    private void each(Consumer<Journal> doing) {
        whole.removeIf(journal -> !survives(journal, doing));
    }

    private static boolean survives(Journal journal, Consumer<Journal> doing) {
        try {
            doing.accept(journal);
            return true;
        } catch (RuntimeException mistake) {
            Threads.tellOf(mistake);
            return false;
        }
    }

    /**
     * Writes the rest, and that it ended well.
     *
     * @param endTick hits at it or later were not played
     */
    public void end(long endTick) {
        stop();
        each(journal -> journal.end(endTick));
        // A disk that is slow with one is to have the end of all.
        all.forEach(Journal::force);
    }

    private void stop() {
        running = false;
        LockSupport.unpark(writer);
        LockSupport.unpark(forcer);
        // The other one may wait for the disk, for which nobody else is to wait.
        Threads.joinWhole(writer);
    }

    @Override
    public void close() {
        stop();
        all.forEach(Journal::close);
    }
}
