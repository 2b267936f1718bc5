package ghostnote.ui.journal;

import ghostnote.engine.control.Cue;
import ghostnote.engine.disk.IoReason;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.transport.Playhead;
import ghostnote.ui.set.JournalText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is written of one ring into one file: every hit a tenth of a second before it sounds, and every turn of a knob when
 * it is made. What is written may be some hits more than was heard, never one less.
 *
 * <p>A disk that takes no more is told of once; the lines wait, and are written when it takes them again.
 *
 * <p>Thread: the {@code journal} thread of {@link Journals}; {@link #force} any. Real-time safe: no; nobody waits for it.
 */
public final class Journal implements AutoCloseable {
    /**
     * So far ahead that a busy machine may hold this thread up. Hits so near may be decided anew still; that is then
     * written too.
     */
    private static final long AHEAD_NS = 100_000_000;

    private final JournalFile file;
    private final Supplier<JournalText> makeText;
    private JournalText text;
    private final Consumer<String> teller;
    private final ArrayDeque<Hit> coming = new ArrayDeque<>();
    private final HitHandler toLines = new ToLines();

    private HitRing.Reader hits;
    private Playhead playhead;
    private long nextNumber;
    private boolean isTroubled;
    private boolean isFull;
    private volatile boolean forced = true;

    private record Hit(long number, long tick, int voice, int velocity) {}

    /**
     * @param file belongs to this from here on
     * @param makeText makes the lines of a set file; called by the {@code journal} thread, as the digest of a drummer takes
     *     a while
     * @param teller is told, in one line, that something could not be written; any thread
     */
    public Journal(JournalFile file, Supplier<JournalText> makeText, Consumer<String> teller) {
        this.file = file;
        this.makeText = makeText;
        this.teller = teller;
    }

    /**
     * Says what is written, before anything else.
     *
     * @param toBePlayed has read nothing yet
     */
    void listenTo(HitRing.Reader toBePlayed, Playhead where) {
        hits = toBePlayed;
        playhead = where;
    }

    void writeHead() {
        text = makeText.get();
        text.head().forEach(this::add);
        write();
    }

    /** Writes what is due. */
    void work(long nowNs) {
        hits.drain(toLines, Integer.MAX_VALUE);
        addHitsUpTo(playhead.playedTickAt(nowNs + AHEAD_NS));
        write();
    }

    /** All up to the last that is due, in their order: one that is behind in that may sound a little later. */
    private void addHitsUpTo(long tick) {
        int due = 0;
        int seen = 0;
        for (Hit hit : coming) {
            seen++;
            if (hit.tick <= tick) {
                due = seen;
            }
        }
        for (int i = 0; i < due; i++) {
            Hit hit = coming.removeFirst();
            add("hit %d %d %s %d".formatted(hit.number, hit.tick, Voice.of(hit.voice).word(), hit.velocity));
            nextNumber = hit.number + 1;
        }
    }

    private void add(String line) {
        if (!file.add(line) && !isFull) {
            isFull = true;
            teller.accept("the journal takes no more: what is played from now on is not in it");
        }
    }

    private void write() {
        try {
            if (file.write()) {
                forced = false;
            }
            if (isTroubled) {
                isTroubled = false;
                teller.accept("the journal goes on, nothing is missing in it");
            }
        } catch (IOException failure) {
            tellOf(failure);
        }
    }

    private void tellOf(IOException failure) {
        if (!isTroubled) {
            isTroubled = true;
            teller.accept("cannot write the journal %s: %s; playing goes on"
                    .formatted(file.path(), IoReason.of(failure)));
        }
    }

    /** Waits until the disk has what was written. */
    void force() {
        if (!forced) {
            forced = true;
            try {
                file.force();
            } catch (IOException failure) {
                // The next write fails too, and tells.
                forced = false;
            }
        }
    }

    /**
     * Writes the rest, and that it ended well.
     *
     * @param endTick hits at it or later were not played
     */
    void end(long endTick) {
        hits.drain(toLines, Integer.MAX_VALUE);
        coming.removeIf(hit -> hit.tick >= endTick);
        addHitsUpTo(endTick);
        add("end " + endTick);
        write();
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            tellOf(failure);
        }
    }

    private final class ToLines implements HitHandler {
        @Override
        public void onHit(long number, long tick, int voice, int velocity) {
            onRevoke(number);
            coming.addLast(new Hit(number, tick, voice, velocity));
        }

        @Override
        public void onRevoke(long fromNumber) {
            while (!coming.isEmpty() && coming.peekLast().number >= fromNumber) {
                coming.removeLast();
            }
            if (fromNumber < nextNumber) {
                add("back " + fromNumber);
                nextNumber = fromNumber;
            }
        }

        @Override
        public void onChange(long tick, int knob, float value) {
            text.of(new Cue(tick, knob, value)).forEach(Journal.this::add);
        }
    }
}
