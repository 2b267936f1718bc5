package ghostnote.audio.jack;

import ghostnote.audio.kit.SynthKit;
import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentWarmUp;
import ghostnote.audio.sound.Master;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.engine.sound.KitSound;
import ghostnote.presets.KitSounds;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The built-in kit with all its drums sounding, beside a client of the same process that does nothing and a thread that makes
 * garbage: {@code SoundingCycles SECONDS MEGABYTES_A_SECOND}. Says in one line: cycles, the mean and the 99th percentile of
 * what one took in nanoseconds, cycles missed by the kit and by the empty client, and exceptions.
 */
final class SoundingCycles {
    private static final int NOTE_ON = 0x99;
    private static final long WARM_UP_NS = TimeUnit.SECONDS.toNanos(5);
    private static final long STROKE_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int CHUNK_BYTES = 10_000;
    private static final int LIVE_CHUNKS = 6_400;

    private SoundingCycles() {}

    /** Notes when a block began to be played and when it was rendered. */
    private static final class Timed implements Instrument {
        private final Instrument instrument;
        private final NanoHistogram cost = new NanoHistogram();
        private long beganNs;
        private long sumNs;
        private volatile boolean counts;

        Timed(Instrument instrument) {
            this.instrument = instrument;
        }

        @Override
        public void send(int offsetFrames, int status, int data1, int data2) {
            instrument.send(offsetFrames, status, data1, data2);
        }

        @Override
        public void render(float[] left, float[] right, int frames) {
            instrument.render(left, right, frames);
            if (counts) {
                long ns = System.nanoTime() - beganNs;
                cost.record(ns);
                sumNs += ns;
            }
        }

        @Override
        public void close() {
            instrument.close();
        }
    }

    public static void main(String... arguments) {
        long seconds = Long.parseLong(arguments[0]);
        int megabytes = Integer.parseInt(arguments[1]);
        Timed[] timed = new Timed[1];
        try (JackLink kit = new JackLink("kit", _ -> {});
                JackLink empty = new JackLink("empty", _ -> {})) {
            BlockHost sound = kit.sound(rate -> {
                KitSound acoustic = new KitSounds(Path.of("none")).find("acoustic");
                Instrument synth = InstrumentWarmUp.warm(hz -> new SynthKit(acoustic, hz), rate);
                timed[0] = new Timed(new Master(synth, rate, 0));
                return timed[0];
            });
            long[] nextNs = {0};
            sound.add((nowNs, _, out) -> {
                timed[0].beganNs = System.nanoTime();
                if (nowNs >= nextNs[0]) {
                    nextNs[0] = nowNs + STROKE_NS;
                    for (int voice = 0; voice < Voice.count(); voice++) {
                        out.send(nowNs, NOTE_ON, Voice.of(voice).note(), 100);
                    }
                }
            });
            empty.add((_, _, _) -> {});
            kit.start();
            empty.start();
            Thread.ofPlatform().daemon().name("garbage").start(() -> makeGarbage(megabytes));
            LockSupport.parkNanos(WARM_UP_NS);
            long kitBefore = kit.counters().missedCycles();
            long emptyBefore = empty.counters().missedCycles();
            timed[0].counts = true;
            long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            while (System.nanoTime() < endNs) {
                LockSupport.parkNanos(WARM_UP_NS / 10);
            }
            timed[0].counts = false;
            System.out.printf(
                    "%d %d %d %d %d %d%n",
                    timed[0].cost.count(),
                    timed[0].sumNs / Math.max(1, timed[0].cost.count()),
                    timed[0].cost.percentileNs(99),
                    kit.counters().missedCycles() - kitBefore,
                    empty.counters().missedCycles() - emptyBefore,
                    kit.counters().failures());
        }
    }

    private static void makeGarbage(int megabytesASecond) {
        byte[][] live = new byte[LIVE_CHUNKS][];
        long chunks = 0;
        long beganNs = System.nanoTime();
        while (megabytesASecond > 0) {
            live[(int) (chunks % LIVE_CHUNKS)] = new byte[CHUNK_BYTES];
            chunks++;
            long dueNs = beganNs + chunks * CHUNK_BYTES * 1000 / megabytesASecond;
            LockSupport.parkNanos(dueNs - System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
