package ghostnote.engine.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.net.Network;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Many drummers are to play in the heap that the launcher gives. */
class RoomTest {
    private static final int COUNT = 8;

    /** It takes 6. */
    private static final int MOST_MB = 8;

    private static long usedBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    @Test
    void aDrummerBesideAnotherTakesFewMegabytesOfTheHeap() {
        List<Play> plays = new ArrayList<>();
        try (Network network = LittleModels.full(1);
                Play first = new Play(network, 1)) {
            first.playTo(4, 2);
            long before = usedBytes();
            for (int seed = 2; seed < 2 + COUNT; seed++) {
                plays.add(new Play(network, seed));
            }
            long eachMb = (usedBytes() - before) / COUNT >> 20;
            plays.forEach(Play::close);
            assertTrue(eachMb < MOST_MB, eachMb + " MB");
        }
    }
}
