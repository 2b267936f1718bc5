package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.audio.kit.SynthKit;
import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.BlockPlayer;
import ghostnote.audio.sound.IdleDriver;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.Master;
import ghostnote.audio.sound.MixBus;
import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.KitSound;
import ghostnote.engine.wire.MidiOut;
import ghostnote.presets.KitSounds;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JackSoundTest {
    private static final int RATE = 48_000;
    private static final int NOTE_ON = 0x99;
    private static final KitSound ACOUSTIC = new KitSounds(Path.of("none")).find("acoustic");

    /** One frame as loud as the note was struck, at each note-on. */
    private static class Clicks implements Instrument {
        private final int[] offsets = new int[64];
        private final float[] levels = new float[64];
        private int count;

        @Override
        public void send(int offsetFrames, int status, int data1, int data2) {
            if (status == NOTE_ON) {
                offsets[count] = offsetFrames;
                levels[count++] = data2 / 127f;
            }
        }

        @Override
        public void render(float[] left, float[] right, int frames) {
            Arrays.fill(left, 0, frames, 0);
            Arrays.fill(right, 0, frames, 0);
            for (int i = 0; i < count; i++) {
                left[offsets[i]] = levels[i];
                right[offsets[i]] = -levels[i];
            }
            count = 0;
        }

        @Override
        public void close() {}
    }

    /** Strikes once in each span of so long, somewhere in it: always at the same times, whoever asks. */
    private static final class Drumming implements BlockPlayer {
        private final long spanNs;
        private final int velocity;
        private long fromNs = Long.MIN_VALUE;

        Drumming(long spanMs) {
            this(spanMs, 100);
        }

        Drumming(long spanMs, int velocity) {
            spanNs = spanMs * 1_000_000;
            this.velocity = velocity;
        }

        @Override
        @RealTime
        public void play(long nowNs, long untilNs, MidiOut out) {
            fromNs = Math.max(fromNs, nowNs);
            for (long span = Math.floorDiv(fromNs, spanNs); span * spanNs <= untilNs; span++) {
                long ns = span * spanNs + new SplittableRandom(span).nextLong(spanNs / 2);
                if (ns >= fromNs && ns <= untilNs) {
                    out.send(ns, NOTE_ON, 36, velocity);
                }
            }
            fromNs = untilNs + 1;
        }
    }

    @ParameterizedTest
    @CsvSource({"48000,64", "48000,128", "44100,256", "96000,1024"})
    void everyHitSoundsAtTheFrameAtWhichItsMessageIsSent(int rate, int period) {
        try (Jackd jackd = Jackd.started(rate, period);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Tape tape = new Tape(20 * rate)) {
            BlockHost sound = link.sound(_ -> new Clicks());
            link.add(new Drumming(20));
            sound.add(new Drumming(20));
            link.start();
            tape.connect("ghostnote");
            tape.record(jackd);
            List<Long> heard = new ArrayList<>();
            float[] left = tape.left();
            float[] right = tape.right();
            for (int frame = 0; frame < left.length; frame++) {
                assertEquals(0, left[frame] + right[frame]);
                if (left[frame] != 0) {
                    heard.add((long) frame);
                }
            }
            List<Long> sent = tape.noteFrames().stream().filter(frame -> frame < left.length).toList();
            assertTrue(sent.size() > 500, "so few: " + sent.size());
            assertEquals(sent, heard);
            assertEquals(0, link.counters().clamped() + link.counters().lost() + link.counters().failures());
        }
    }

    /** Three of one level, so that the port tells what is to be heard; two of them strike at the same times. */
    @Test
    void instrumentsThatSoundTogetherAreSummedSampleForSample() {
        int velocity = 20;
        try (Jackd jackd = Jackd.started(RATE, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Tape tape = new Tape(20 * RATE)) {
            for (int spanMs : new int[] {20, 20, 30}) {
                link.sound(_ -> new Clicks()).add(new Drumming(spanMs, velocity));
                link.add(new Drumming(spanMs, velocity));
            }
            link.start();
            tape.connect("ghostnote");
            tape.record(jackd);
            float[] expected = new float[20 * RATE];
            for (long frame : tape.noteFrames()) {
                if (frame < expected.length) {
                    expected[(int) frame] += velocity / 127f;
                }
            }
            assertTrue(tape.noteFrames().size() > 2000, "so few: " + tape.noteFrames().size());
            assertArrayEquals(expected, tape.left());
            assertEquals(3, link.sounds().size());
            assertEquals(0, link.counters().clamped() + link.counters().lost() + link.counters().failures());
        }
    }

    @Test
    void theBuiltInKitBeginsToSoundWithinAFrameOfTheMessage() {
        try (Jackd jackd = Jackd.started(RATE, 64);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Tape tape = new Tape(200 * RATE)) {
            BlockHost sound = link.sound(rate -> new Master(new SynthKit(ACOUSTIC, rate), rate, 0));
            link.add(new Drumming(3000));
            sound.add(new Drumming(3000));
            link.start();
            tape.connect("ghostnote");
            tape.record(jackd);
            float[] left = tape.left();
            List<Long> onsets = new ArrayList<>();
            int quiet = 0;
            for (int frame = 0; frame < left.length; frame++) {
                boolean isHeard = Math.abs(left[frame]) > 1e-5;
                if (isHeard && quiet > RATE / 20) {
                    onsets.add((long) frame);
                }
                quiet = isHeard ? 0 : quiet + 1;
            }
            assertTrue(onsets.size() > 20, onsets::toString);
            for (long onset : onsets) {
                long nearest = tape.noteFrames().stream()
                        .mapToLong(frame -> Math.abs(frame - onset))
                        .min()
                        .orElseThrow();
                assertTrue(nearest <= 1, () -> "%d frames off, at %d".formatted(nearest, onset));
            }
        }
    }

    @Test
    void anInstrumentThatFailsIsSilentAndCountedAndTheRestGoesOn() {
        try (Jackd jackd = Jackd.started(RATE, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Tape tape = new Tape(RATE)) {
            link.sound(_ -> new Clicks() {
                @Override
                public void render(float[] left, float[] right, int frames) {
                    Arrays.fill(left, 0.5f);
                    throw new IllegalStateException("broken");
                }
            });
            link.add(new Drumming(20));
            link.start();
            tape.connect("ghostnote");
            tape.record(jackd);
            assertArrayEquals(new float[RATE], tape.left());
            assertTrue(link.counters().failures() > 100);
            assertTrue(link.counters().lastFailure().contains("broken"));
        }
    }

    @Test
    void whatIsNoNumberIsNotHeard() {
        try (Jackd jackd = Jackd.started(RATE, 128);
                JackLink link = new JackLink("ghostnote", _ -> {});
                Tape tape = new Tape(RATE)) {
            BlockHost sound = link.sound(rate -> new Master(
                    new Clicks() {
                        private int block;

                        @Override
                        public void render(float[] left, float[] right, int frames) {
                            super.render(left, right, frames);
                            left[block % frames] = switch (block++ % 4) {
                                case 0 -> Float.NaN;
                                case 1 -> Float.POSITIVE_INFINITY;
                                case 2 -> Float.MIN_VALUE;
                                default -> 1e30f;
                            };
                        }
                    },
                    rate,
                    0));
            sound.add(new Drumming(20));
            link.start();
            tape.connect("ghostnote");
            tape.record(jackd);
            for (float sample : tape.left()) {
                assertTrue(Math.abs(sample) <= 1, () -> "heard: " + sample);
            }
            assertEquals(0, link.counters().failures());
        }
    }

    @Test
    void itIsConnectedToTheMachineAndSoundsOnWhenThePeriodChangesAndWhenAnotherServerComes() throws Exception {
        List<Integer> rates = new CopyOnWriteArrayList<>();
        List<String> told = new CopyOnWriteArrayList<>();
        Jackd jackd = new Jackd(RATE, 128);
        try (jackd;
                JackLink link = new JackLink("ghostnote", told::add)) {
            jackd.start();
            BlockHost sound = link.sound(rate -> {
                rates.add(rate);
                return new Clicks();
            });
            sound.add(new Drumming(20));
            link.start();
            awaitConnected(jackd);
            jackd.setPeriod(256);
            Jackd.await(() -> told.contains("JACK is there: 48000 Hz, 256 frames a period"));
            awaitConnected(jackd);
            try (Tape tape = new Tape(RATE)) {
                tape.connect("ghostnote");
                tape.recordInTime();
                long clicks = countClicks(tape.left());
                assertTrue(clicks > 20, "clicks: " + clicks);
            }
            assertEquals(List.of(RATE), rates);
            jackd.kill();
            Jackd.await(() -> !link.isPlaying());
            jackd.start();
            awaitConnected(jackd);
            assertEquals(List.of(RATE), rates);
        }
    }

    private static long countClicks(float[] samples) {
        long count = 0;
        for (float sample : samples) {
            count += sample == 0 ? 0 : 1;
        }
        return count;
    }

    private static void awaitConnected(Jackd jackd) {
        Jackd.await(() -> {
            try {
                List<String> lines = jackd.linesOf("jack_lsp", "-c", "ghostnote:out_1");
                return lines.stream().anyMatch(line -> line.contains("system:playback_1"));
            } catch (IOException e) {
                return false;
            }
        });
    }

    /** All drums of two kits, struck again and again. */
    @Test
    void kitsThatSoundTogetherAllocateNothing() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] systemNs = {0};
        JackClock clock = new JackClock(() -> systemNs[0]);
        JackCounters counters = new JackCounters();
        try (MixBus bus = new MixBus(new IdleDriver(), clock.scale(), counters, counters::noteFailure)) {
            for (int i = 0; i < 2; i++) {
                int[] strokes = {0};
                BlockHost sound = bus.add(rate -> new Master(new SynthKit(ACOUSTIC, rate), rate, 0));
                sound.add((nowNs, _, out) -> {
                    if (strokes[0]++ % 20 == 0) {
                        for (int voice = 0; voice < Voice.count(); voice++) {
                            out.send(nowNs, NOTE_ON, Voice.of(voice).note(), 100);
                        }
                    }
                });
            }
            bus.prepare(RATE);
            JackDuty duty = new JackDuty(clock, counters, bus);
            long frame = 0;
            long leastBytes = Long.MAX_VALUE;
            for (int run = 0; run < 20 && leastBytes > 0; run++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                for (int cycle = 0; cycle < 1000; cycle++) {
                    systemNs[0] += 1_333_333;
                    duty.begin(frame & 0xFFFFFFFFL, 64, RATE, systemNs[0], systemNs[0] + 10_000);
                    duty.sound();
                    frame += 64;
                }
                leastBytes = Math.min(leastBytes, threads.getCurrentThreadAllocatedBytes() - before);
            }
            assertEquals(0, leastBytes);
            assertEquals(0, counters.failures());
        }
    }
}
