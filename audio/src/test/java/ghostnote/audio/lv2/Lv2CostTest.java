package ghostnote.audio.lv2;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.measure.NanoHistogram;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a plugin costs the thread that renders, a minute of sixteenths at 120 BPM. */
@Tag("timing")
class Lv2CostTest {
    private static final String AVLDRUMS = "http://gareus.org/oss/lv2/avldrums#BlackPearl";
    private static final String DX10 = "http://drobilla.net/plugins/mda/DX10";
    private static final int RATE_HZ = 48_000;
    private static final int SIXTEENTH_FRAMES = RATE_HZ / 8;
    private static final int[] NOTES = {36, 42, 38, 42};

    private static NanoHistogram minute(Lv2Instrument instrument, int blockFrames, boolean playing) {
        float[] left = new float[blockFrames];
        float[] right = new float[blockFrames];
        NanoHistogram cost = new NanoHistogram();
        for (int frame = 0; frame < 60 * RATE_HZ; frame += blockFrames) {
            int step = Math.ceilDiv(frame, SIXTEENTH_FRAMES);
            int offset = step * SIXTEENTH_FRAMES - frame;
            long beganNs = System.nanoTime();
            if (playing && offset < blockFrames) {
                instrument.send(offset, 0x89, NOTES[(step + 3) % NOTES.length], 0);
                instrument.send(offset, 0x99, NOTES[step % NOTES.length], 100);
            }
            instrument.render(left, right, blockFrames);
            cost.record(System.nanoTime() - beganNs);
        }
        return cost;
    }

    private static String text(String what, NanoHistogram cost) {
        return "%s: p50 %.1f, p99 %.1f, p99.9 %.1f, most %.0f us"
                .formatted(
                        what,
                        cost.percentileNs(50) / 1e3,
                        cost.percentileNs(99) / 1e3,
                        cost.percentileNs(99.9) / 1e3,
                        cost.maxNs() / 1e3);
    }

    @ParameterizedTest
    @CsvSource({AVLDRUMS + ",64", AVLDRUMS + ",128", DX10 + ",64", DX10 + ",128"})
    void ninetyNineOfAHundredBlocksCostLessThanATenthOfTheirTime(String uri, int blockFrames) {
        try (Lv2World world = Lv2World.open();
                Lv2Instrument instrument = world.open(world.find(uri), RATE_HZ)) {
            assertTrue(instrument.prepare(System::nanoTime, 20_000_000_000L));
            minute(instrument, blockFrames, true);
            NanoHistogram cost = minute(instrument, blockFrames, true);
            System.out.println(text("%s, blocks of %d".formatted(uri, blockFrames), cost));
            assertTrue(cost.percentileNs(99) < 1e9 * blockFrames / RATE_HZ / 10);
        }
    }

    /** Numbers next to nought are slow on processors that are not told to take them for nought, and Java cannot tell them. */
    @ParameterizedTest
    @CsvSource({AVLDRUMS, DX10})
    void aTailThatDiesAwayCostsNoMoreThanPlaying(String uri) {
        try (Lv2World world = Lv2World.open();
                Lv2Instrument instrument = world.open(world.find(uri), RATE_HZ)) {
            assertTrue(instrument.prepare(System::nanoTime, 20_000_000_000L));
            minute(instrument, 128, true);
            NanoHistogram playing = minute(instrument, 128, true);
            NanoHistogram tail = minute(instrument, 128, false);
            System.out.println(text(uri + " plays", playing));
            System.out.println(text(uri + " dies away", tail));
            assertTrue(tail.percentileNs(99) <= 2 * playing.percentileNs(99));
        }
    }
}
