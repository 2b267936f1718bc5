package ghostnote.ui.play;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import java.io.IOException;
import java.util.List;

/**
 * What a performer sees of a performance. It is told of hits and turns as the rings have them, and looks at the rest.
 *
 * <p>Thread: the view, but for what says otherwise. Real-time safe: no.
 */
public interface View extends AutoCloseable {
    /**
     * The performance begins.
     *
     * @param tracks what there is to see of each, one at least; the first one is steered
     * @param desk does what a line says
     * @param requests takes keys, or what is typed
     * @throws IOException in one line, if nothing can be shown
     */
    void begin(List<Sight> tracks, Desk desk, Requests requests) throws IOException, InterruptedException;

    /**
     * Who is to be told of hits and turns of a track. When it has begun.
     *
     * @param track its number, from 0
     */
    HitHandler track(int track);

    /** Another track is steered. */
    default void steer(int track) {}

    /** Shows what is there now. Called fifty times a second, and more often while something is asked for. */
    void look(long nowNs);

    /** A key was pressed. */
    default void press(String key, long atNs) throws InterruptedException {}

    /** Tells a line to the performer. Thread: any. */
    void tell(String line);

    /**
     * Ways on were thought of. Thread: any.
     *
     * @param fromBar of the song, from 0, where they begin
     * @param meter of all their bars
     * @param futures the hits of each, in ticks from there
     */
    void showFutures(long fromBar, Meter meter, List<List<Hit>> futures);

    /** Lines for people are shown as they always are, on stderr, from here on. Thread: any. */
    @Override
    void close();

    /** Does what a line says. */
    interface Desk {
        void obey(String line, long atNs) throws InterruptedException;
    }
}
