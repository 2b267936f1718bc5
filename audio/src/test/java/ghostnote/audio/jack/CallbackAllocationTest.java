package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.audio.kit.SynthKit;
import ghostnote.audio.sound.BlockEvents;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.audio.sound.BlockPlayers;
import ghostnote.audio.sound.IdleDriver;
import ghostnote.audio.sound.Master;
import ghostnote.audio.sound.MixBus;
import ghostnote.engine.RealTime;
import ghostnote.engine.sound.KitSound;
import ghostnote.engine.wire.MidiOut;
import ghostnote.presets.KitSounds;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackAllocationTest {
    private static final int CYCLES = 10_000;
    private static final int MOST_RUNS = 20;
    private static final KitSound ACOUSTIC = new KitSounds(Path.of("none")).find("acoustic");

    /** Measures its own thread between two of its calls. */
    private static final class Measuring implements BlockPlayer {
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

    /** All that is done in a cycle but for JNAJack's part. */
    @Test
    void oursAllocatesNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] systemNs = {0};
        JackClock clock = new JackClock(() -> systemNs[0]);
        JackCounters counters = new JackCounters();
        MixBus bus = new MixBus(new IdleDriver(), clock.scale(), counters, counters::noteFailure);
        JackDuty duty = new JackDuty(clock, counters, bus);
        for (String name : List.of("midi_out", "more")) {
            JackMidiOut midiOut = new JackMidiOut(
                    name, new BlockPlayers(new IdleDriver(), clock.scale(), counters, counters::noteFailure));
            midiOut.add(new Measuring());
            duty.add(midiOut);
        }
        JackMidiOut[] midiOuts = duty.midiOuts().toArray(JackMidiOut[]::new);
        duty.listen((_, _, _) -> {});
        duty.follow((_, _, _, _, _) -> {});
        BarBeatTick place = new BarBeatTick();
        byte[] message = new byte[3];
        long frame = 0;
        long leastBytes = Long.MAX_VALUE;
        for (int run = 0; run < MOST_RUNS && leastBytes > 0; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int cycle = 0; cycle < 1000; cycle++) {
                systemNs[0] += 1_333_333;
                duty.begin(frame & 0xFFFFFFFFL, 64, 48_000, systemNs[0], systemNs[0] + 10_000);
                place.set(1, 1, 0, 1920, 4, 4, 120);
                duty.transport(TransportState.ROLLING, frame, 48_000, place);
                duty.heard(3, message, 1);
                duty.play();
                for (JackMidiOut midiOut : midiOuts) {
                    BlockEvents events = midiOut.events();
                    for (int event = 0; event < events.size(); event++) {
                        events.bytes(event, message);
                        events.offset(event);
                    }
                    events.carryFrom(events.size());
                }
                frame += 64;
            }
            leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, leastBytes);
    }

    /**
     * JNAJack itself makes one pointer of 24 bytes for each port, of which there are two, or five where there is more: one
     * more that sends, and two for two instruments that sound. It makes 416 bytes to ask for the transport and 40 to
     * ask what of it is valid, and some 160 for each message that came in; a fifth more where the compiler inlines less.
     */
    @ParameterizedTest
    @CsvSource({
        "false,false,false,48",
        "false,true,false,208",
        "true,false,false,504",
        "true,true,false,664",
        "false,false,true,120"
    })
    void aCycleAllocatesNothingButWhatJnaJackDoes(boolean follow, boolean listen, boolean more, int theirs) {
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
            if (more) {
                BlockPlayer other = (nowNs, _, out) -> out.send(nowNs, 0x99, 36, 100);
                link.midiOut("more").add(other);
                link.sound(rate -> new Master(new SynthKit(ACOUSTIC, rate), rate, 0)).add(other);
                link.sound(rate -> new Master(new SynthKit(ACOUSTIC, rate), rate, 0)).add(other);
            }
            link.start();
            sender.start();
            sender.connect("ghostnote");
            jackd.freewheel();
            double most = 1.25 * theirs;
            Jackd.await(() -> player.done || player.leastBytes < most, Duration.ofMinutes(1));
            assertTrue(player.leastBytes < most, "%.1f bytes a cycle".formatted(player.leastBytes));
        }
    }
}
