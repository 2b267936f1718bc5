package ghostnote.ui.play;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Says once a bar, in one line, how it goes.
 *
 * <p>Thread: the view, {@link #tell} and {@link #showFutures} any.
 */
public final class HeadlessView implements View {
    private final InputStream in;
    private final PrintStream err;
    private List<Sight> tracks = List.of();
    private int steered;
    private long toldBar = -1;

    /**
     * @param in where lines come from that ask for something
     * @param err takes the lines
     */
    public HeadlessView(InputStream in, PrintStream err) {
        this.in = in;
        this.err = err;
    }

    @Override
    public void begin(List<Sight> newTracks, Desk desk, Requests requests) {
        tracks = newTracks;
        tracks.forEach(track -> err.println(track.title() + ", " + track.whereTo()));
        requests.read(in);
    }

    @Override
    public HitHandler track(int track) {
        return new HitHandler() {};
    }

    @Override
    public void steer(int track) {
        steered = track;
    }

    @Override
    public void look(long nowNs) {
        Sight sight = tracks.get(steered);
        Sight.Place place = sight.placeAt(nowNs);
        long bar = place.bars().barAt(place.tick());
        if (bar != toldBar && sight.motionAt(nowNs) == Sight.Moving.ROLLS) {
            toldBar = bar;
            err.println(line(sight, place, nowNs));
        }
    }

    private String line(Sight sight, Sight.Place place, long nowNs) {
        String style = sight.style();
        String trouble = sight.troubles().stream()
                .map(count -> ", %s %d".formatted(count.name(), count.count()))
                .collect(Collectors.joining());
        String gone = tracks.stream()
                .flatMap(track -> track.outputs().stream())
                .filter(output -> !output.isThere())
                .map(output -> ", %s is gone".formatted(output.name()))
                .collect(Collectors.joining());
        return "bar %d  %.1f bpm%s%s%s%s"
                .formatted(
                        place.bar() + 1,
                        sight.tempoBpmAt(nowNs),
                        sight.leader().isEmpty() ? "" : " by " + sight.leader(),
                        style.isEmpty() ? "" : ", " + style,
                        gone,
                        trouble);
    }

    @Override
    public void tell(String line) {
        err.println("ghostnote: " + line);
    }

    @Override
    public void showFutures(long fromBar, Meter meter, List<List<Hit>> futures) {
        tell("from bar %d it could go on in %d ways (future 7 takes the seventh)".formatted(fromBar + 1, futures.size()));
    }

    @Override
    public void close() {}
}
