package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.RandomModels;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Transport;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnderstudyTest {
    private static final long BAR = Meter.COMMON.ticksPerBar();

    private final Model model = RandomModels.full(1, new Layer(CellKind.LSTM, 24));

    private Network fast() {
        return new Network(model, Kernels.choose(), Precision.FLOAT32);
    }

    @Test
    void whoTakesOverInTheMiddlePlaysWhatItsTwinWouldHave() throws InterruptedException {
        List<Hit> alone;
        try (Network network = fast()) {
            alone = play(network, null);
        }
        BlockingQueue<Network> ready = new LinkedBlockingQueue<>();
        try (Network first = new Network(model, Kernels.forTheStart(), Precision.FLOAT32);
                Understudy understudy = new Understudy(this::fast, ready::add, NanoClock.system())) {
            understudy.run();
            assertEquals(alone, play(first, ready.take()));
        }
    }

    /** Sixty bars; after thirty another network takes over, if there is one. */
    private static List<Hit> play(Network network, Network twin) throws InterruptedException {
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        HitRing.Reader reader = ring.newReader();
        Sheet sheet = new Sheet();
        Values initial = new Values();
        try (Drummer drummer = Drummer.of(network, initial, 7);
                LookAhead lookAhead = new LookAhead(drummer, initial, ring, 60 * BAR)) {
            Playhead playhead = new Playhead(new Transport());
            StepLoop loop = new StepLoop(playhead, 2, () -> 0, () -> {});
            Steering steering = loop.add(lookAhead, List.of());
            for (int bar = 0; bar < 60; bar++) {
                playhead.moveTo(bar * BAR);
                if (bar == 30 && twin != null) {
                    steering.playOn(1, twin, 0);
                }
                while (loop.work(0)) {
                    // There is more.
                }
                reader.drain(sheet, Integer.MAX_VALUE);
            }
            return sheet.hits();
        }
    }

    @Test
    void whoIsNotReadyInTimeNeverPlays() {
        BlockingQueue<Network> ready = new LinkedBlockingQueue<>();
        long[] nowNs = {0};
        try (Understudy understudy = new Understudy(this::fast, ready::add, () -> nowNs[0] += 50_000_000_000L)) {
            understudy.run();
        }
        assertNull(ready.poll());
    }
}
