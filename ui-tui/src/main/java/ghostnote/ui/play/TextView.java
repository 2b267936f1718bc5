package ghostnote.ui.play;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Meter;
import ghostnote.engine.ring.HitHandler;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Shows the pattern as lines of text, as it plays; or nothing but what is told.
 *
 * <p>Thread: the view, {@link #tell} and {@link #showFutures} any.
 */
public final class TextView implements View {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean showsPattern;
    private final List<PatternText> patterns = new ArrayList<>();
    private Sight sight;

    /**
     * @param in where lines come from that ask for something
     * @param out takes the pattern
     * @param err takes what is told
     * @param showsPattern whether it is shown
     */
    public TextView(InputStream in, PrintStream out, PrintStream err, boolean showsPattern) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.showsPattern = showsPattern;
    }

    @Override
    public void begin(List<Sight> tracks, Desk desk, Requests requests) {
        sight = tracks.getFirst();
        for (Sight track : tracks) {
            patterns.add(new PatternText(out, track.track(), track.bars().meterAt(0)));
            err.println(track.title() + ", " + track.whereTo());
        }
        requests.read(in);
    }

    @Override
    public HitHandler track(int track) {
        return patterns.get(track);
    }

    @Override
    public void look(long nowNs) {
        if (showsPattern) {
            patterns.forEach(pattern -> pattern.showUpTo(sight.tick()));
        }
    }

    @Override
    public void tell(String line) {
        err.println("ghostnote: " + line);
    }

    @Override
    public void showFutures(long fromBar, Meter meter, List<List<Hit>> futures) {
        tell("from bar %d it could go on like this (future 7 takes the seventh):%n%s"
                .formatted(fromBar + 1, FuturesText.of(futures, meter)));
    }

    @Override
    public void close() {}
}
