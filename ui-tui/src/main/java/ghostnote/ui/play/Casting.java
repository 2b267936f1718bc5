package ghostnote.ui.play;

import ghostnote.engine.live.Chair;
import ghostnote.engine.live.Drummer;
import ghostnote.engine.live.LookAhead;
import ghostnote.engine.live.Steering;
import ghostnote.engine.live.WarmUp;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.net.Network;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.set.Wishes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

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
    private final Castings shared;
    private final Packing packing;
    private final Band band;
    /** By the numbers of their drummers, those that many threads may step. */
    private final Map<Integer, Network> fastNetworks = new ConcurrentHashMap<>();

    private LookAhead lookAhead;
    private Steering steering;
    private final ExecutorService casting = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("casting").factory());

    /**
     * @param cast those that are named beforehand; takes those that are called
     * @param shared what tracks have in common
     */
    Casting(Cast cast, Castings shared, Packing packing, Wishes wishes, long seed) {
        this.cast = cast;
        this.shared = shared;
        this.packing = packing;
        band = new Band(cast, this::network, wishes, seed);
    }

    private Network network(Model model) {
        return shared.networks().of(model, packing.weights(), packing.quick());
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
    void begin() throws InterruptedException {
        for (int number = 1; number <= cast.members().size(); number++) {
            int of = number;
            Model model = cast.member(of).model();
            if (shared.areFastAtOnce()) {
                fastNetworks.put(of, network(model));
            } else {
                PackedModel packed = new PackedModel(model, packing.weights());
                shared.fastNetworks().want(packed, packing.fast(), network -> playOn(of, network));
            }
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
            Cast.Member newcomer = shared.drummers().find(name);
            if (cast.find(newcomer.name()).isEmpty()) {
                shared.tell("drummer %s: will be ready in a moment".formatted(newcomer.name()));
                seat(newcomer);
                shared.tell("drummer %s: is ready".formatted(newcomer.name()));
            }
            then.accept(newcomer.name());
        } catch (IOException | ModelException | IllegalArgumentException refusal) {
            shared.tell(refusal.getMessage());
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void seat(Cast.Member newcomer) throws InterruptedException {
        int number = cast.members().size() + 1;
        List<String> styles = cast.stylesWith(newcomer);
        Room.require("drummer " + newcomer.name(), 1);
        Network network = shared.networksOfCalled().of(newcomer.model(), packing.weights(), packing.fast());
        Drummer drummer = band.add(network, styles);
        WarmUp.run(network, shared.clock(), LONGEST_WARM_UP_NS);
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
        band.close();
    }
}
