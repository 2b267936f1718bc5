package ghostnote.ui.play;

import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.model.Model;
import ghostnote.engine.net.Network;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.set.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The drummers of a cast, each with its network, at the start of a performance.
 *
 * <p>Thread: one at a time. Real-time safe: no. Lives until closed, which must be behind the look-ahead it plays in.
 */
public final class Band implements AutoCloseable {
    /** A drummer takes some 30, with its model, and what plays is never to want for memory. */
    private static final int ROOM_MB = 40;

    private static final int BYTES_PER_MB = 1 << 20;

    private final List<Network> networks = new ArrayList<>();
    private final List<Drummer> drummers = new ArrayList<>();
    private final Wishes wishes;
    private final long seed;

    private Band(Wishes wishes, long seed) {
        this.wishes = wishes;
        this.seed = seed;
    }

    /**
     * All of a cast.
     *
     * @param toNetwork packs a model
     * @throws IllegalArgumentException in one line, if memory has no room for all
     */
    public static Band of(Cast cast, Function<Model, Network> toNetwork, Wishes wishes, long seed) {
        Band band = new Band(wishes, seed);
        int roomMb = ROOM_MB * (cast.members().size() - 1);
        if (roomMb > 0) {
            requireRoom("%d drummers".formatted(cast.members().size()), roomMb);
        }
        for (Cast.Member member : cast.members()) {
            band.add(toNetwork.apply(member.model()), cast.styles());
        }
        return band;
    }

    /**
     * One more, who has rehearsed nothing yet.
     *
     * @param network belongs to this from here on
     * @param styles those of the performance, by their numbers
     */
    Drummer add(Network network, List<String> styles) {
        networks.add(network);
        Drummer drummer = Drummer.of(network, wishes.initial(), seed, styles);
        drummer.hear(wishes.heard());
        drummers.add(drummer);
        return drummer;
    }

    /** Who begins. */
    Drummer first() {
        return drummers.getFirst();
    }

    /**
     * Tells whether memory has room for one more; collects what is garbage first.
     *
     * @throws IllegalArgumentException in one line, if it has not
     */
    static void requireRoom(String name) {
        requireRoom("drummer " + name, ROOM_MB);
    }

    private static void requireRoom(String what, int roomMb) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long freeBytes = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (freeBytes < (long) roomMb * BYTES_PER_MB) {
            throw new IllegalArgumentException("%s: memory has room for %d MB more, and %d are to be free"
                    .formatted(what, freeBytes / BYTES_PER_MB, roomMb));
        }
    }

    /** All rehearse, and sit down. Takes as long as some hundred hits of each. */
    void sitDown(LookAhead lookAhead) {
        first().rehearse();
        for (int number = 2; number <= drummers.size(); number++) {
            Drummer drummer = drummers.get(number - 1);
            drummer.rehearse();
            lookAhead.seat(lookAhead.newChair(number, drummer));
        }
    }

    @Override
    public void close() {
        drummers.forEach(Drummer::close);
        networks.forEach(Network::close);
    }
}
