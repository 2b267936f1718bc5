package ghostnote.ui.play;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Meter;
import java.io.InputStream;
import java.io.PrintStream;
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
    private PatternText pattern;
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
    public void begin(Sight newSight, Desk desk, Requests requests) {
        sight = newSight;
        pattern = new PatternText(out, sight.bars().meterAt(0));
        err.println(sight.title() + ", " + sight.whereTo());
        requests.read(in);
    }

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        pattern.onHit(number, tick, voice, velocity);
    }

    @Override
    public void onRevoke(long fromNumber) {
        pattern.onRevoke(fromNumber);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        pattern.onChange(tick, knob, value);
    }

    @Override
    public void onEnd(long tick) {
        pattern.onEnd(tick);
    }

    @Override
    public void look(long nowNs) {
        if (showsPattern) {
            pattern.showUpTo(sight.tick());
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
