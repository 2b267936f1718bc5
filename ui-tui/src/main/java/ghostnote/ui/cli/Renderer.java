package ghostnote.ui.cli;

import ghostnote.ui.cast.Cast;
import ghostnote.ui.play.Band;
import ghostnote.ui.play.Networks;
import ghostnote.ui.play.Packing;
import ghostnote.ui.play.Rendition;
import ghostnote.ui.play.Take;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.sound.Music;

/**
 * Plays to nobody what is to be written, one piece after the other, with networks that those share.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class Renderer implements AutoCloseable {
    private final Networks networks = new Networks();

    /** Plays from the beginning to a tick. */
    Music play(Cast cast, Packing packing, Wishes wishes, long seed, long endTick, Headway headway) {
        try (Band band =
                new Band(cast, model -> networks.of(model, packing.weights(), packing.fast()), wishes, seed)) {
            Take take = Rendition.of(band, wishes, endTick, headway);
            return new Music(
                    take.music(endTick), take.hits(endTick), wishes.tempo(), wishes.initial(), wishes.cues());
        }
    }

    @Override
    public void close() {
        networks.close();
    }
}
