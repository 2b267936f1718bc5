package ghostnote.audio.kit;

import static ghostnote.audio.kit.Sounds.RATE_HZ;
import static ghostnote.audio.kit.Sounds.hit;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.audio.kit.Sounds.Stereo;
import ghostnote.audio.sound.Bounce;
import ghostnote.audio.sound.Master;
import ghostnote.audio.sound.TimedMessage;
import ghostnote.audio.sound.Wavs;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.NanoHistogram;
import ghostnote.presets.SampleFolder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How fast the kit is, behind the master with its limiter and meters, on one processor. */
@Tag("timing")
class KitSpeedTest {
    private static final String SAMPLES = "samples";
    private static final int ROUNDS = 7;
    private static final int BARS = 16;
    private static final double LEAST_TIMES_REAL_TIME = 100;
    private static final int BLOCK_FRAMES = 64;
    private static final int BLOCKS = 30_000;
    private static final double PERIOD_NS = 1e9 * BLOCK_FRAMES / RATE_HZ;
    private static final double MOST_OF_PERIOD = 0.1;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final float[] left = new float[BLOCK_FRAMES * 8];
    private final float[] right = new float[BLOCK_FRAMES * 8];

    @TempDir
    Path folder;

    /** One that ships, or recordings of one that ships: its hits as hard as can be, in stereo. */
    private DrumKit kit(String name) throws IOException {
        if (!name.equals(SAMPLES)) {
            return Sounds.kit(name);
        }
        for (Voice voice : Voice.values()) {
            Path file = folder.resolve(voice.word() + ".wav");
            if (!Files.exists(file)) {
                Stereo hit = hit("acoustic", voice, 127, 4);
                Wavs.write(file, RATE_HZ, hit.left(), hit.right());
            }
        }
        return (DrumKit) LoadedSamples.load(SampleFolder.read(folder, System.err::println), System.err::println)
                .make(RATE_HZ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine", SAMPLES})
    void aDenseGrooveIsRenderedAHundredTimesFasterThanItLasts(String name) throws IOException {
        List<TimedMessage> groove = Sounds.denseGroove(BARS);
        long endFrame = 2L * BARS * RATE_HZ;
        double best = 0;
        double sum = 0;
        for (int round = 0; round < ROUNDS; round++) {
            try (Master master = new Master(kit(name), RATE_HZ, 0)) {
                Bounce bounce = new Bounce(master, groove, endFrame, RATE_HZ);
                long beganNs = threads.getCurrentThreadCpuTime();
                long frames = 0;
                for (int more = bounce.next(left, right); more > 0; more = bounce.next(left, right)) {
                    frames += more;
                }
                double times = frames * 1e9 / RATE_HZ / (threads.getCurrentThreadCpuTime() - beganNs);
                best = Math.max(best, times);
                sum += times;
            }
        }
        System.err.printf(
                "%s: a dense groove %.0f x real time, mean of %d rounds %.0f; load average %.2f%n",
                name, best, ROUNDS, sum / ROUNDS, load());
        assertTrue(best >= LEAST_TIMES_REAL_TIME, "%s: %.0f x real time".formatted(name, best));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine", SAMPLES})
    void sixteenDrumsThatSoundCostATenthOfAPeriodOfSixtyFourFramesAtMost(String name) throws IOException {
        List<Voice> sixteen = Stream.of(Voice.values())
                .filter(voice -> !voice.word().startsWith("hat"))
                .sorted((a, b) -> Integer.compare(b.ordinal(), a.ordinal()))
                .limit(16)
                .toList();
        NanoHistogram costs = new NanoHistogram();
        double sumNs = 0;
        try (Master master = new Master(kit(name), RATE_HZ, 0)) {
            for (int block = 0; block < 2 * BLOCKS; block++) {
                // Each is struck again before it has rung out; sixteen on one frame are worse than any groove.
                boolean struck = block % 75 == 0;
                long beganNs = System.nanoTime();
                for (int i = 0; struck && i < sixteen.size(); i++) {
                    TimedMessage hit = hit(0, sixteen.get(i), 100);
                    master.send(0, hit.status(), hit.data1(), hit.data2());
                }
                master.render(left, right, BLOCK_FRAMES);
                long costNs = System.nanoTime() - beganNs;
                if (block >= BLOCKS) {
                    costs.record(costNs);
                    sumNs += costNs;
                }
            }
        }
        double mean = sumNs / BLOCKS;
        System.err.printf(
                "%s: 64 frames of sixteen drums, us a block: mean %.1f, p50 %.1f, p99 %.1f, of %.0f us; load average %.2f%n",
                name,
                mean / 1e3,
                costs.percentileNs(50) / 1e3,
                costs.percentileNs(99) / 1e3,
                PERIOD_NS / 1e3,
                load());
        assertTrue(costs.percentileNs(50) <= MOST_OF_PERIOD * PERIOD_NS, "p50 %d ns".formatted(costs.percentileNs(50)));
    }

    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
