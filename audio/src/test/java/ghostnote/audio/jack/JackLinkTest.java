package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.BlockPlayer;
import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class JackLinkTest {
    private static final int NOTE_ON = 0x90;
    private static final long BETWEEN_COLLECTIONS_NS = 50_000_000;

    private final List<String> told = new CopyOnWriteArrayList<>();

    /** Sends a message a cycle, counting. */
    private static final class Counting implements BlockPlayer {
        private volatile int cycles;

        @Override
        @RealTime
        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        public void play(long nowNs, long untilNs, MidiOut out) {
            out.send(nowNs, NOTE_ON, cycles >> 7 & 127, cycles & 127);
            cycles++;
        }

        private void awaitMore(int more) {
            int from = cycles;
            Jackd.await(() -> cycles - from >= more);
        }
    }

    /** Libjack ends the thread of a client that leaves, and in the middle of Java that is the end of the JVM. */
    @Test
    void aCycleThatTakesLongHasEndedBeforeTheLinkIsClosed() {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        try (Jackd _ = Jackd.started(48_000, 256)) {
            try (JackLink link = new JackLink("ghostnote", told::add)) {
                link.add((_, _, _) -> {
                    if (begun.getAndIncrement() == 10) {
                        LockSupport.parkNanos(200_000_000);
                    }
                    ended.incrementAndGet();
                });
                link.start();
                Jackd.await(() -> begun.get() == 11);
            }
            assertEquals(begun.get(), ended.get());
        }
    }

    @Test
    void aServerThatComesLaterIsJoinedAndTheWishedPortConnected() {
        Counting player = new Counting();
        try (Jackd jackd = new Jackd(48_000, 256);
                JackLink link = new JackLink("ghostnote", told::add)) {
            link.add(player);
            link.connect("ear");
            link.start();
            assertFalse(link.isConnected());
            assertEquals(List.of("JACK is not running; it is looked for, and all else plays on"), told);
            assertTrue(JackPorts.probe().isEmpty());
            jackd.start();
            long upNs = System.nanoTime();
            try (Ear ear = new Ear()) {
                Jackd.await(link::isConnected);
                assertTrue(System.nanoTime() - upNs < 2_000_000_000L);
                player.awaitMore(10);
                // The ear may have come after the link, which then says so.
                if (told.size() == 3) {
                    assertEquals("no JACK MIDI input \"ear\": JACK has none", told.get(2));
                    link.connect("ear");
                }
                ear.awaitCount(10);
            }
            assertEquals("JACK is there: 48000 Hz, 256 frames a period", told.get(1));
        }
    }

    @Test
    void eachPortIsConnectedToWhatWasWishedForItAndOneThatCannotBeHindersNone() {
        try (Jackd _ = Jackd.started(48_000, 256);
                Ear ear = new Ear();
                Ear other = new Ear("other");
                JackLink link = new JackLink("ghostnote", told::add)) {
            JackMidiOut refused = link.midiOut("refused");
            JackMidiOut more = link.midiOut("more");
            link.add(new Counting());
            link.connect("ear");
            link.connect(refused, "nobody");
            link.connect(more, "other");
            Counting player = new Counting();
            more.add(player);
            assertFalse(more.isPlaying());
            link.start();
            assertTrue(more.isPlaying());
            assertEquals(link.aheadNs(), more.aheadNs());
            ear.awaitCount(10);
            other.awaitCount(10);
            assertEquals("no JACK MIDI input \"nobody\": there is \"ear:in\", \"other:in\"", told.get(1));
            assertTrue(JackPorts.probe().orElseThrow().outputs().containsAll(
                    List.of("ghostnote:midi_out", "ghostnote:refused", "ghostnote:more")));
        }
    }

    @Test
    void portsOfTheServerAreListed() {
        try (Jackd _ = Jackd.started(44_100, 512);
                Ear _ = new Ear();
                JackLink link = new JackLink("ghostnote", told::add)) {
            link.start();
            JackPorts ports = JackPorts.probe().orElseThrow();
            assertEquals(44_100, ports.sampleRate());
            assertEquals(512, ports.periodFrames());
            assertTrue(ports.inputs().containsAll(List.of("ear:in", "ghostnote:midi_in")), ports.toString());
            assertTrue(ports.outputs().contains("ghostnote:midi_out"), ports.toString());
        }
    }

    @Test
    void aPortThatCannotBeFoundIsNamedInOneLineWithWhatThereIs() {
        try (Jackd _ = Jackd.started(48_000, 512);
                Ear _ = new Ear("left");
                Ear _ = new Ear("right");
                JackLink link = new JackLink("ghostnote", told::add)) {
            link.start();
            String none = assertThrows(JackPortException.class, () -> link.connect("synth"))
                    .getMessage();
            assertEquals("no JACK MIDI input \"synth\": there is \"left:in\", \"right:in\"", none);
            String several =
                    assertThrows(JackPortException.class, () -> link.connect(":in")).getMessage();
            assertEquals("\":in\" could be any of \"left:in\", \"right:in\": give more of the name", several);
            link.connect("LEFT");
            link.connect("left:in");
        }
    }

    @Test
    void aPlayerThatThrowsIsCountedAndTheOthersPlayOnWhileGarbageIsCollected() {
        Counting player = new Counting();
        try (Jackd _ = Jackd.started(48_000, 128);
                JackLink link = new JackLink("ghostnote", told::add);
                Ear ear = new Ear()) {
            link.add((_, _, _) -> {
                throw new IllegalStateException("a player fails");
            });
            link.add(player);
            link.start();
            link.connect("ear");
            while (player.cycles < 1000) {
                System.gc();
                LockSupport.parkNanos(BETWEEN_COLLECTIONS_NS);
            }
            long failures = link.counters().failures();
            assertTrue(failures >= 1000, failures + " counted");
            assertEquals("java.lang.IllegalStateException: a player fails", link.counters().lastFailure());
            ear.awaitCount(900);
            assertEquals(0, link.counters().deaths());
        }
    }

    @Test
    void whatComesInIsHeardAtTheTimeOfItsFrame() {
        Map<Integer, Long> heardNs = new ConcurrentHashMap<>();
        Counting player = new Counting();
        try (Jackd _ = Jackd.started(48_000, 1024);
                JackLink link = new JackLink("ghostnote", told::add);
                JackLink sender = new JackLink("sender", told::add);
                Ear ear = new Ear()) {
            link.listen((atNs, bytes, length) -> heardNs.put(Ear.packed(bytes, length), atNs));
            sender.add((nowNs, untilNs, out) -> {
                long dueNs = nowNs + (player.cycles * 9_777_777L) % (untilNs - nowNs);
                player.play(dueNs, untilNs, out);
            });
            link.start();
            sender.start();
            sender.connect("ear");
            sender.connect("ghostnote");
            ear.awaitCount(150);
            // What a machine that is too busy makes one of them miss is left out.
            List<Integer> both = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                if (heardNs.containsKey(ear.message(i))) {
                    both.add(i);
                }
            }
            assertTrue(both.size() > 100, both.toString());
            int first = both.getFirst();
            for (int i : both) {
                double frames = ear.frame(i) - ear.frame(first);
                long passedNs = heardNs.get(ear.message(i)) - heardNs.get(ear.message(first));
                assertEquals(0, passedNs - frames / 48_000 * 1e9, 1);
            }
        }
    }

    @Test
    void withoutAServerNothingIsCommanded() {
        try (Jackd _ = new Jackd(48_000, 256);
                JackLink link = new JackLink("ghostnote", told::add)) {
            assertFalse(link.startTransport());
            assertFalse(link.stopTransport());
            assertFalse(link.locate(0));
        }
    }
}
