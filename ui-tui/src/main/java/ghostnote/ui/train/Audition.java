package ghostnote.ui.train;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** A new drummer plays for its report. */
public final class Audition {
    private Audition() {}

    /**
     * Plays takes in 4/4.
     *
     * @param drummer the drummer at the start of a take with a seed
     */
    public static List<List<Hit>> play(LongFunction<Drummer> drummer, int takes, int bars) {
        return LongStream.rangeClosed(1, takes).mapToObj(seed -> take(drummer, seed, bars)).toList();
    }

    private static List<Hit> take(LongFunction<Drummer> drummer, long seed, int bars) {
        List<Hit> hits = new ArrayList<>();
        long end = (long) bars * Meter.COMMON.ticksPerBar();
        try (Drummer player = drummer.apply(seed)) {
            player.rehearse();
            for (player.next(); player.tick() < end; player.next()) {
                hits.add(new Hit(player.tick(), Voice.of(player.voice()), player.velocity()));
            }
        }
        return hits;
    }
}
