package ghostnote.ui.play;

import ghostnote.engine.live.Chair;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.live.Steering;
import ghostnote.engine.live.Understudy;
import ghostnote.engine.live.WarmUp;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.NanoClock;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.set.Wishes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings the drummers of a performance to their chairs: those that were named beforehand begin with networks that are quick
 * to compile and get faster ones while they play; another may be called at any time, and sits down when it is ready.
 *
 * <p>Thread: the view; what takes long is done by {@code casting}, one call behind the other. Real-time safe: no.
 */
public final class Casting implements AutoCloseable {
    private static final long LONGEST_ANSWER_MS = 1000;
    private static final long LONGEST_WARM_UP_NS = TimeUnit.SECONDS.toNanos(20);

    private final Cast cast;
    private final Drummers drummers;
    private final Function<Model, Network> fast;
    private final Networks networks;
    private final Band band;
    private final NanoClock clock;
    private final Consumer<String> teller;
    private final List<Understudy> understudies = new ArrayList<>();

    /** By the numbers of their drummers, those that many threads may step. */
    private final Map<Integer, Network> fastNetworks = new ConcurrentHashMap<>();

    private LookAhead lookAhead;
    private Steering steering;
    private final ExecutorService casting = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("casting").factory());

    /**
     * @param cast those that are named beforehand; takes those that are called
     * @param drummers where those are found
     * @param quick packs a model so that it is quick to compile
     * @param fast packs it to play on with
     * @param teller takes lines for the performer; any thread
     */
    public Casting(
            Cast cast,
            Drummers drummers,
            Function<Model, Network> quick,
            Function<Model, Network> fast,
            Wishes wishes,
            long seed,
            NanoClock clock,
            Consumer<String> teller) {
        this.cast = cast;
        this.drummers = drummers;
        this.fast = fast;
        this.clock = clock;
        this.teller = teller;
        networks = Networks.of(cast, quick);
        band = new Band(networks, cast.styles(), wishes, seed);
    }

    /** Who begins. */
    Drummer first() {
        return band.first();
    }

    /** Those that were named beforehand sit down, before the step loop runs. */
    void sitDown(LookAhead where, Steering whose) {
        lookAhead = where;
        steering = whose;
        band.sitDown(lookAhead);
    }

    /** Gets the faster networks ready, while the step loop runs. */
    void begin() {
        for (int number = 1; number <= cast.members().size(); number++) {
            int of = number;
            Understudy understudy = new Understudy(
                    () -> fast.apply(cast.member(of).model()), network -> playOn(of, network), clock);
            understudies.add(understudy);
            understudy.start();
        }
    }

    private void playOn(int number, Network network) throws InterruptedException {
        steering.playOn(number, network, LONGEST_ANSWER_MS);
        fastNetworks.put(number, network);
    }

    /** The network of a drummer that several threads may step; empty if it is not ready yet. */
    Optional<Network> fastNetwork(int number) {
        return Optional.ofNullable(fastNetworks.get(number));
    }

    /**
     * Calls a drummer that has no chair yet; what is wrong with it is told.
     *
     * @param name as {@link Drummers#find} finds it
     * @param then is told, by {@code casting}, the name by which it can now be turned to
     */
    void call(String name, Consumer<String> then) {
        casting.execute(() -> bring(name, then));
    }

    private void bring(String name, Consumer<String> then) {
        try {
            Cast.Member newcomer = drummers.find(name);
            if (cast.find(newcomer.name()).isEmpty()) {
                teller.accept("drummer %s: will be ready in a moment".formatted(newcomer.name()));
                seat(newcomer);
                teller.accept("drummer %s: is ready".formatted(newcomer.name()));
            }
            then.accept(newcomer.name());
        } catch (IOException | ModelException | IllegalArgumentException refusal) {
            teller.accept(refusal.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void seat(Cast.Member newcomer) throws InterruptedException {
        int number = cast.members().size() + 1;
        List<String> styles = cast.stylesWith(newcomer);
        Network network = networks.add(newcomer, fast);
        Drummer drummer = band.add(network, styles);
        WarmUp.run(network, clock, LONGEST_WARM_UP_NS);
        drummer.rehearse();
        Chair chair = lookAhead.newChair(number, drummer);
        if (!steering.seat(chair, LONGEST_ANSWER_MS)) {
            throw new IllegalArgumentException(
                    "drummer %s: not seated, as what plays does not answer".formatted(newcomer.name()));
        }
        cast.add(newcomer);
        fastNetworks.put(number, network);
    }

    /** To be closed when the step loop has ended, and behind the look-ahead. */
    @Override
    public void close() {
        casting.shutdownNow();
        casting.close();
        understudies.forEach(Understudy::close);
        band.close();
        networks.close();
    }
}
