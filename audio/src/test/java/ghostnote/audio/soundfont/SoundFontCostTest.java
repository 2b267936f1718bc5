package ghostnote.audio.soundfont;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.audio.sound.Instrument;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the JDK's synthesiser costs: the processor's time, and what it allocates. */
class SoundFontCostTest {
    private static final int BLOCK_FRAMES = 128;
    private static final int BLOCKS = 20_000;
    private static final int WINDOWS = 5;
    private static final int BLOCKS_BETWEEN_HITS = 40;

    /** More than was ever measured; a leak would be more. */
    private static final double MOST_BYTES = 2_000;

    @TempDir
    Path folder;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final float[] left = new float[BLOCK_FRAMES];
    private final float[] right = new float[BLOCK_FRAMES];

    private Instrument clicks() throws IOException {
        Fonts.writeClick(folder.resolve("click.sf2"));
        return SoundFont.load(folder.resolve("click.sf2")).make(48_000);
    }

    private void play(Instrument instrument, int voices) {
        for (int block = 0; block < BLOCKS; block++) {
            if (block % BLOCKS_BETWEEN_HITS == 0) {
                for (int voice = 0; voice < voices; voice++) {
                    instrument.send(voice, 0x99, 36 + voice, 100);
                    instrument.send(voice + 64, 0x89, 36 + voice, 0);
                }
            }
            instrument.render(left, right, BLOCK_FRAMES);
        }
    }

    @Test
    void whatItAllocatesIsWithinBounds() throws IOException {
        try (Instrument instrument = clicks()) {
            double least = Double.MAX_VALUE;
            for (int window = 0; window < WINDOWS; window++) {
                long before = threads.getCurrentThreadAllocatedBytes();
                play(instrument, 4);
                least = Math.min(least, (double) (threads.getCurrentThreadAllocatedBytes() - before) / BLOCKS);
            }
            System.err.printf("a sound font: %.0f bytes a block of %d frames%n", least, BLOCK_FRAMES);
            assertTrue(least < MOST_BYTES, least + " bytes a block");
        }
    }

    @Tag("timing")
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void aBlockCostsATenthOfItsTimeAtMost(int voices) throws IOException {
        try (Instrument instrument = clicks()) {
            double best = Double.MAX_VALUE;
            long bytes = 0;
            for (int window = 0; window < WINDOWS; window++) {
                long beganNs = threads.getCurrentThreadCpuTime();
                long before = threads.getCurrentThreadAllocatedBytes();
                play(instrument, voices);
                best = Math.min(best, (double) (threads.getCurrentThreadCpuTime() - beganNs) / BLOCKS);
                bytes = (threads.getCurrentThreadAllocatedBytes() - before) / BLOCKS;
            }
            double periodNs = 1e9 * BLOCK_FRAMES / 48_000;
            System.err.printf(
                    "a sound font, %d voices struck nine times a second: %.1f us a block of %d frames, %.0f x real time,"
                            + " %d bytes%n",
                    voices, best / 1e3, BLOCK_FRAMES, periodNs / best, bytes);
            assertTrue(best < periodNs / 10, best + " ns");
        }
    }
}
