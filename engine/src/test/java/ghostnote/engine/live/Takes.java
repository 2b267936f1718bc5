package ghostnote.engine.live;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;

/** The first hits of performances. */
final class Takes {
    private Takes() {}

    static List<Hit> play(Network network, Meter meter, long seed, int hits) {
        return play(network, new Sampler(), meter, seed, hits);
    }

    static List<Hit> play(Network network, Sampler sampler, Meter meter, long seed, int hits) {
        try (Drummer drummer = new Drummer(network, sampler, LittleModels.setting(network, meter), seed)) {
            return play(drummer, hits);
        }
    }

    static List<Hit> playRehearsed(Network network, Meter meter, long seed, int hits) {
        try (Drummer drummer = new Drummer(network, new Sampler(), LittleModels.setting(network, meter), seed)) {
            drummer.rehearse();
            return play(drummer, hits);
        }
    }

    private static List<Hit> play(Drummer drummer, int hits) {
        List<Hit> played = new ArrayList<>();
        for (int i = 0; i < hits; i++) {
            drummer.next();
            played.add(new Hit(drummer.tick(), Voice.of(drummer.voice()), drummer.velocity()));
        }
        return played;
    }

    /** The sixteenth that a hit belongs to. */
    static long place(Hit hit) {
        return Math.floorDiv(hit.tick() + 60, 120);
    }
}
