package ghostnote.ui.play;

import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.net.Network;
import ghostnote.ui.set.Wishes;
import java.util.ArrayList;
import java.util.List;

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
     * One drummer for each network.
     *
     * @param networks closed behind this
     * @param styles those of the performance, by their numbers
     */
    public Band(Networks networks, List<String> styles, Wishes wishes, long seed) {
        this.wishes = wishes;
        this.seed = seed;
        networks.all().forEach(network -> add(network, styles));
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
