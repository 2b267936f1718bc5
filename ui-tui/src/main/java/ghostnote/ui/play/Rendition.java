package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.Wishes;
import java.util.List;

/**
 * Plays to nobody, as fast as the machine can, what a performance with the same drummers, seed and turns plays.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class Rendition {
    private Rendition() {}

    /**
     * Plays from the beginning to the end.
     *
     * @param band used up
     * @param headway is told how many bars it has played, of how many
     */
    public static Take of(Band band, Wishes wishes, long endTick, Headway headway) {
        List<Cue> cues = wishes.cues();
        Meter meter = wishes.initial().meter();
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        HitRing.Reader reader = ring.newReader();
        Take take = new Take(meter, wishes.initial().get(Control.TEMPO));
        try (LookAhead lookAhead = new LookAhead(band.first(), wishes.initial(), ring, endTick)) {
            lookAhead.load(wishes.stored());
            band.sitDown(lookAhead);
            long tick = 0;
            int nextCue = 0;
            while (tick < endTick) {
                while (nextCue < cues.size() && cues.get(nextCue).tick() <= tick) {
                    Cue cue = cues.get(nextCue++);
                    lookAhead.change(cue.tick(), cue.knob(), cue.value());
                }
                lookAhead.keepFrom(tick);
                long barEnd = (meter.barAt(tick) + 1) * meter.ticksPerBar();
                long next = nextCue < cues.size() ? cues.get(nextCue).tick() : endTick;
                tick = Math.min(Math.min(barEnd, next), endTick);
                lookAhead.writeTo(tick);
                reader.drain(take, Integer.MAX_VALUE);
                headway.at(meter.barAt(tick), meter.barAt(endTick));
            }
        }
        return take;
    }
}
