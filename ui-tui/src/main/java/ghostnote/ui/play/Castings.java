package ghostnote.ui.play;

import ghostnote.engine.live.WarmUp;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.set.Wishes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Who brings drummers to the tracks of a performance, and the networks that those share.
 *
 * <p>Thread: the view. Real-time safe: no. To be closed behind the performance.
 */
public final class Castings implements AutoCloseable {
    /** With more tracks it takes longer to rehearse with quick networks than to wait for the fast ones. */
    private static final int MOST_QUICK = 4;

    private static final long LONGEST_WARM_UP_NS = TimeUnit.SECONDS.toNanos(20);

    private final boolean isQuick;
    private final Drummers drummers;
    private final NanoClock clock;
    private final Consumer<String> teller;
    private final Networks networks = new Networks();
    private final Networks networksOfCalled = new Networks();
    private final FastNetworks fastNetworks;
    private final List<Casting> castings = new ArrayList<>();

    /**
     * @param tracks how many there will be
     * @param drummers where those are found that are called
     * @param teller takes lines for the performer; any thread
     * @throws IllegalArgumentException in one line, if memory has no room for so many
     */
    public Castings(int tracks, Drummers drummers, NanoClock clock, Consumer<String> teller) {
        if (tracks > 1) {
            Room.require("%d tracks".formatted(tracks), tracks - 1);
        }
        isQuick = tracks <= MOST_QUICK;
        this.drummers = drummers;
        this.clock = clock;
        this.teller = teller;
        fastNetworks = new FastNetworks(clock);
    }

    /**
     * One more track.
     *
     * @param cast those that are named beforehand; takes those that are called
     * @throws IllegalArgumentException in one line, if memory has no room for them
     */
    public Casting add(Cast cast, Packing packing, Wishes wishes, long seed) {
        Casting casting = new Casting(cast, this, isQuick ? packing : packing.fastAtOnce(), wishes, seed);
        castings.add(casting);
        return casting;
    }

    /** Gets what they begin with ready, where that takes longer than to compile it. */
    void warmUp() {
        if (!isQuick) {
            networks.all().forEach(this::warmUp);
        }
    }

    private void warmUp(Network network) {
        if (!WarmUp.run(network, clock, LONGEST_WARM_UP_NS).clean()) {
            tell("the network is not ready after %d s, and may make hits late until it is"
                    .formatted(TimeUnit.NANOSECONDS.toSeconds(LONGEST_WARM_UP_NS)));
        }
    }

    /** Whether what they begin with is what they play on with. */
    boolean areFastAtOnce() {
        return !isQuick;
    }

    Drummers drummers() {
        return drummers;
    }

    NanoClock clock() {
        return clock;
    }

    /** Takes a line for the performer. Thread: any. */
    void tell(String line) {
        teller.accept(line);
    }

    /** Those that are begun with. */
    Networks networks() {
        return networks;
    }

    FastNetworks fastNetworks() {
        return fastNetworks;
    }

    /** Those of drummers that are called. */
    Networks networksOfCalled() {
        return networksOfCalled;
    }

    @Override
    public void close() {
        castings.forEach(Casting::close);
        fastNetworks.close();
        networksOfCalled.close();
        networks.close();
    }
}
