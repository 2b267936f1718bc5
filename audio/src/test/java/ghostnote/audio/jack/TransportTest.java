package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.RealTime;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransportTest {
    private static final int RATE = 48_000;
    private static final int PERIOD = 512;
    private static final double TEMPO_BPM = 150;
    private static final int TICKS_PER_BEAT = 480;
    private static final int BEATS_PER_BAR = 3;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final Jackd jackd = Jackd.started(RATE, PERIOD);
    private final JackLink link = new JackLink("ghostnote", told::add);
    private final Follower follower = new Follower();

    /** One cycle as it was told. */
    private record Told(long nowNs, TransportState state, long frame, int bar, int beat, int tick, double tempoBpm) {}

    private static final class Follower implements TransportWatcher {
        private final List<Told> cycles = new CopyOnWriteArrayList<>();
        private volatile Told last;

        @Override
        @RealTime
        public void onCycle(long nowNs, TransportState state, long frame, int frameRate, BarBeatTick place) {
            last = place.isValid()
                    ? new Told(nowNs, state, frame, place.bar(), place.beat(), place.tick(), place.tempoBpm())
                    : new Told(nowNs, state, frame, 0, 0, 0, 0);
            cycles.add(last);
        }

        private void await(TransportState state, long fromFrame, long toFrame) {
            Jackd.await(() -> {
                Told now = last;
                return now != null && now.state == state && now.frame >= fromFrame && now.frame <= toFrame;
            });
        }
    }

    /** Three beats to the bar at 150 beats a minute, from frame 0. */
    private static final class Leader implements TransportLeader {
        @Override
        @RealTime
        public void placeOf(long frame, int frameRate, BarBeatTick place) {
            long ticks = ticksAt(frame);
            long beats = ticks / TICKS_PER_BEAT;
            place.set(
                    (int) (beats / BEATS_PER_BAR) + 1,
                    (int) (beats % BEATS_PER_BAR) + 1,
                    (int) (ticks % TICKS_PER_BEAT),
                    TICKS_PER_BEAT,
                    BEATS_PER_BAR,
                    4,
                    TEMPO_BPM);
        }
    }

    private static long ticksAt(long frame) {
        return (long) (frame * TEMPO_BPM * TICKS_PER_BEAT / 60 / RATE);
    }

    @BeforeEach
    void join() {
        link.follow(follower);
        link.start();
    }

    @AfterEach
    void leave() {
        link.close();
        jackd.close();
    }

    /** Types commands into JACK's own program. */
    private void type(String... commands) throws IOException, InterruptedException {
        Process run = jackd.program("jack_transport")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (Writer keys = run.outputWriter()) {
            for (String command : commands) {
                keys.write(command + "\n");
                keys.flush();
            }
            keys.write("exit\n");
        }
        run.waitFor();
    }

    @Test
    void aTransportThatOthersCommandIsSeenAtItsFrames() throws IOException, InterruptedException {
        follower.await(TransportState.STOPPED, 0, 0);
        type("locate 480000");
        follower.await(TransportState.STOPPED, 480_000, 480_000);
        type("play");
        follower.await(TransportState.ROLLING, 480_000 + 20 * PERIOD, Long.MAX_VALUE);
        type("stop");
        follower.await(TransportState.STOPPED, 480_000 + 20 * PERIOD, Long.MAX_VALUE);
        List<Told> rolling = follower.cycles.stream()
                .filter(cycle -> cycle.state == TransportState.ROLLING)
                .toList();
        Told first = rolling.getFirst();
        assertEquals(480_000, first.frame);
        for (Told cycle : rolling) {
            double frames = (cycle.nowNs - first.nowNs) * (double) RATE / 1e9;
            assertEquals(0, cycle.frame - first.frame - frames, 1e-3);
        }
        assertTrue(rolling.size() > 15);
        assertEquals(0, first.bar, "nobody leads");
    }

    @Test
    void commandsAreObeyed() {
        assertTrue(link.locate(4_000_000_000L));
        follower.await(TransportState.STOPPED, 4_000_000_000L, 4_000_000_000L);
        assertTrue(link.locate(96_000));
        follower.await(TransportState.STOPPED, 96_000, 96_000);
        assertTrue(link.startTransport());
        follower.await(TransportState.ROLLING, 96_000 + PERIOD, 192_000);
        assertTrue(link.stopTransport());
        follower.await(TransportState.STOPPED, 96_000 + PERIOD, 480_000);
    }

    @Test
    void allAreToldWhichBeatItIsByTheOneWhoLeads() {
        try (JackLink other = new JackLink("other", told::add)) {
            other.start();
            other.lead(new Leader());
            other.locate(1_000_000);
            other.startTransport();
            follower.await(TransportState.ROLLING, 1_000_000 + 20 * PERIOD, Long.MAX_VALUE);
            Jackd.await(() -> follower.last.bar > 0);
            List<Told> led = follower.cycles.stream()
                    .filter(cycle -> cycle.state == TransportState.ROLLING && cycle.bar > 0)
                    .toList();
            assertTrue(led.size() > 1);
            for (Told cycle : led) {
                long ticks = ((cycle.bar - 1L) * BEATS_PER_BAR + cycle.beat - 1) * TICKS_PER_BEAT + cycle.tick;
                assertEquals(ticksAt(cycle.frame), ticks);
                assertEquals(TEMPO_BPM, cycle.tempoBpm);
            }
        }
    }

    @Test
    void jacksOwnProgramShowsTheBeatWeLead() throws IOException {
        link.lead(new Leader());
        link.locate(48_000 * 60);
        link.startTransport();
        follower.await(TransportState.ROLLING, 48_000 * 60, Long.MAX_VALUE);
        Process show = jackd.program("jack_showtime").start();
        boolean found = false;
        try (var reader = show.inputReader()) {
            char[] text = new char[1 << 16];
            StringBuilder all = new StringBuilder();
            for (int read = 0; !found && all.length() < 1 << 20 && read >= 0; read = reader.read(text)) {
                all.append(text, 0, read);
                found = all.indexOf("BBT (  51") >= 0 || all.indexOf("BBT:  51") >= 0 || all.indexOf("51|") >= 0;
            }
            assertTrue(found, all.toString());
        } finally {
            show.destroy();
        }
    }

    @Test
    void theNextServerIsFollowedAndLedToo() {
        link.lead(new Leader());
        jackd.term();
        Jackd.await(() -> !link.isConnected());
        jackd.start();
        Jackd.await(link::isConnected);
        assertTrue(link.startTransport());
        follower.await(TransportState.ROLLING, PERIOD, Long.MAX_VALUE);
        Jackd.await(() -> follower.last.bar > 0);
    }

    @Test
    void whereAnotherLeadsItIsLeftToItAndToldInOneLine() {
        try (JackLink other = new JackLink("other", _ -> {})) {
            other.start();
            other.lead(new Leader());
            told.clear();
            link.lead(new Leader());
            assertEquals(List.of("another program leads JACK's transport; it is left to it"), told);
            other.lead(null);
            told.clear();
            link.lead(new Leader());
            assertEquals(List.of(), told);
        }
    }

    @Test
    void aLeaderThatMakesNoSenseOrFailsIsToldToNobody() {
        link.lead((frame, frameRate, place) -> {
            if (frame > 96_000) {
                throw new IllegalStateException("a leader fails");
            }
            place.set(0, 0, 0, Double.NaN, -1, 0, Double.NaN);
        });
        link.startTransport();
        follower.await(TransportState.ROLLING, 96_000 + 20 * PERIOD, Long.MAX_VALUE);
        assertFalse(follower.cycles.stream().anyMatch(cycle -> cycle.bar != 0));
        assertTrue(link.counters().failures() > 5);
        assertEquals("java.lang.IllegalStateException: a leader fails", link.counters().lastFailure());
        assertTrue(link.isConnected());
    }
}
