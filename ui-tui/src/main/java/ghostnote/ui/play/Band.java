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
 * The drummers of a cast at the start of a performance.
 *
 * <p>Thread: one at a time. Real-time safe: no. Lives until closed, which must be behind the look-ahead it plays in.
 */
public final class Band implements AutoCloseable {
    private final List<Drummer> drummers = new ArrayList<>();
    private final Wishes wishes;
    private final long seed;

    /**
     * @param toNetwork has the network of each, closed behind this
     * @throws IllegalArgumentException in one line, if memory has no room for all
     */
    public Band(Cast cast, Function<Model, Network> toNetwork, Wishes wishes, long seed) {
        this.wishes = wishes;
        this.seed = seed;
        int others = cast.members().size() - 1;
        if (others > 0) {
            Room.require("%d drummers".formatted(1 + others), others);
        }
        cast.members().forEach(member -> add(toNetwork.apply(member.model()), cast.styles()));
    }

    /** One more, who has rehearsed nothing yet. */
    Drummer add(Network network, List<String> styles) {
        Drummer drummer = Drummer.of(network, wishes.initial(), seed, styles);
        drummer.hear(wishes.heard());
        drummers.add(drummer);
        return drummer;
    }

    /** Who begins. */
    Drummer first() {
        return drummers.getFirst();
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
    }
}
