package ghostnote.audio.lv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import ghostnote.audio.sound.Instrument;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Lv2AllocationTest {
    private static final int RATE_HZ = 48_000;
    private static final int BLOCKS = 2000;
    private static final int MOST_WINDOWS = 30;

    @TempDir
    private Path folder;

    /** The fewest bytes that a window of blocks allocates, each with four messages. */
    private static long leastBytes(Instrument instrument, int... message) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        float[] left = new float[128];
        float[] right = new float[128];
        long least = Long.MAX_VALUE;
        for (int window = 0; window < MOST_WINDOWS && least > 0; window++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int block = 0; block < BLOCKS; block++) {
                for (int i = 0; i < 4; i++) {
                    instrument.send(32 * i, message[0], message[1], message[2]);
                }
                instrument.render(left, right, 128);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://gareus.org/oss/lv2/avldrums#BlackPearl", "http://drobilla.net/plugins/mda/DX10"})
    void renderingARealPluginAllocatesNothing(String uri) {
        try (Lv2World world = Lv2World.open();
                Lv2Instrument instrument = world.open(world.find(uri), RATE_HZ)) {
            assertTrue(instrument.prepare(System::nanoTime, 20_000_000_000L));
            assertEquals(0, leastBytes(instrument, 0x99, 38, 90));
        }
    }

    /** Each message is an errand for its worker, which answers. */
    @Test
    void workThatIsAskedForAndAnsweredAllocatesNothing() throws Exception {
        try (Lv2World world = ProbeBundle.world(folder);
                Lv2Instrument probe = world.open(world.find(ProbeBundle.PROBE), RATE_HZ)) {
            assertEquals(0, leastBytes(probe, 0xB0, 1, 100));
            assertTrue(probe.prepare(System::nanoTime, 20_000_000_000L));
        }
    }
}
