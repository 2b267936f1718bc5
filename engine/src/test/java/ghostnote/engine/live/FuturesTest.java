package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.net.Network;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FuturesTest {
    private static final Meter METER = Meter.COMMON;
    private static final long BAR = METER.ticksPerBar();

    private final Network network = LittleModels.full(1);

    @AfterEach
    void close() {
        network.close();
    }

    @Test
    void theFutureThatIsChosenIsPlayedAsItWasForetold() throws InterruptedException {
        for (int way = 1; way <= 16; way += 5) {
            HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
            HitRing.Reader reader = ring.newReader();
            Sheet sheet = new Sheet();
            Values initial = new Values();
            try (Drummer drummer = Drummer.of(network, initial, 3);
                    LookAhead lookAhead = new LookAhead(drummer, initial, ring, Long.MAX_VALUE);
                    Futures futures = new Futures(network, 1, 3, List.of())) {
                drummer.rehearse();
                long tick = 10 * BAR - 10;
                lookAhead.writeTo(tick + 2 * BAR);
                lookAhead.keepFrom(tick);
                lookAhead.begin(futures);
                List<List<Hit>> foretold = futures.think(0).orElseThrow();
                assertEquals(9, futures.bar());
                assertEquals(16, new HashSet<>(foretold).size(), "no two are alike");
                // It is taken a while later.
                tick = 12 * BAR - 50;
                lookAhead.writeTo(tick + 2 * BAR);
                lookAhead.change(tick, Knob.number(Control.GOTO), (float) futures.bar() + 1);
                lookAhead.change(tick, Knob.number(Control.WAY), way);
                lookAhead.writeTo(20 * BAR);
                reader.drain(sheet, Integer.MAX_VALUE);
                List<Hit> wanted = foretold.get(way - 1);
                List<Hit> played = sheet.hits().stream()
                        .map(hit -> new Hit(hit.tick() - 12 * BAR, hit.voice(), hit.velocity()))
                        .toList();
                int from = played.indexOf(wanted.getFirst());
                assertTrue(from >= 0, "it was never played");
                assertEquals(wanted, played.subList(from, from + wanted.size()));
            }
        }
    }

    @Test
    void beforeAnythingWasPlayedThereAreNone() throws InterruptedException {
        try (Futures futures = new Futures(network, 1, 3, List.of())) {
            assertEquals(Optional.empty(), futures.think(1));
            assertEquals(-1, futures.bar());
        }
    }
}
