package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackAllocationTest {
    private static final int CYCLES = 10_000;
    
    /** Until all is compiled, which takes long on a busy machine, JNAJack makes more. */
    private static final int MOST_RUNS = 100;


    /** Measures its own thread between two of its calls. */
    private static final class Measuring implements JackPlayer {
        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private int cycles;
        private int runs;
        private long before;
        private volatile double leastBytes = Double.MAX_VALUE;
        private volatile boolean done;

        @Override
        @RealTime
        public void play(long nowNs, long untilNs, MidiOut out) {
            out.send(untilNs, 0x99, 36, 100);
            out.send(nowNs, 0x89, 36, 0);
            if (cycles++ % CYCLES == 0) {
                long now = threads.getCurrentThreadAllocatedBytes();
                if (runs++ > 0) {
                    leastBytes = Math.min(leastBytes, (now - before) / (double) CYCLES);
                }
                before = now;
                done = runs == MOST_RUNS;
            }
        }
    }

    /**
     * JNAJack itself makes one pointer of 24 bytes for each of the two ports, 416 bytes to ask for the transport and 40 to
     * ask what of it is valid, and some 160 for each message that came in. Ours is nothing.
     */
    @ParameterizedTest
    @CsvSource({"false,false,48", "false,true,208", "true,false,504", "true,true,664"})
    void aCycleAllocatesNothingButWhatJnaJackDoes(boolean follow, boolean listen, int theirs) {
        try (Jackd jackd = Jackd.started(48_000, 64);
                JackLink link = new JackLink("ghostnote", _ -> {});
                JackLink sender = new JackLink("sender", _ -> {})) {
            Measuring player = new Measuring();
            link.add(player);
            if (follow) {
                link.follow((_, _, _, _, _) -> {});
            }
            if (listen) {
                link.listen((_, _, _) -> {});
                sender.add((nowNs, _, out) -> out.send(nowNs, 0xF8, 0, 0));
            }
            link.start();
            sender.start();
            sender.connect("ghostnote");
            jackd.freewheel();
            Jackd.await(() -> player.done || player.leastBytes < theirs + 1, Duration.ofMinutes(1));
            assertTrue(player.leastBytes < theirs + 1, "%.1f bytes a cycle".formatted(player.leastBytes));
        }
    }
}
