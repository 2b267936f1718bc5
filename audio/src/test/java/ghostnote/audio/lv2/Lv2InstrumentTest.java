package ghostnote.audio.lv2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.Instrument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the host does to a plugin that tells it. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class Lv2InstrumentTest {
    private static final int RATE_HZ = 48_000;
    private static final int NOTE_ON = 0x99;
    private static final int CONTROLLER = 0xB0;
    private static final int WORK = 1;
    private static final int REMEMBER = 2;

    @TempDir
    private Path folder;

    private Lv2World world;
    private Lv2Instrument probe;
    private final float[] left = new float[Instrument.MOST_FRAMES];
    private final float[] right = new float[Instrument.MOST_FRAMES];

    @BeforeEach
    void open() throws Exception {
        world = ProbeBundle.world(folder);
        probe = world.open(world.find(ProbeBundle.PROBE), RATE_HZ);
    }

    @AfterEach
    void close() {
        if (world != null) {
            probe.close();
            world.close();
        }
    }

    private int told(int what) {
        probe.render(left, right, 64);
        return (int) right[what];
    }

    private Lv2Control control(String symbol) {
        return probe.controls().stream()
                .filter(each -> each.port().symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyMessageComesAtItsFrameWhateverTheBlocks() {
        SplittableRandom random = new SplittableRandom(11);
        for (int round = 0; round < 300; round++) {
            int frames = 1 + random.nextInt(Instrument.MOST_FRAMES);
            float[] wanted = new float[frames];
            int[] offsets = random.ints(random.nextInt(200), 0, frames).sorted().toArray();
            for (int offset : offsets) {
                int velocity = 1 + random.nextInt(127);
                wanted[offset] += velocity / 127f;
                probe.send(offset, NOTE_ON, 38, velocity);
            }
            probe.render(left, right, frames);
            assertArrayEquals(wanted, Arrays.copyOf(left, frames), 1e-5f);
        }
        assertEquals(Optional.empty(), probe.counters().trouble());
    }

    @Test
    void aMessageForAFrameBehindTheBlockComesAtItsLast() {
        probe.send(100, NOTE_ON, 38, 127);
        probe.render(left, right, 64);
        assertEquals(1, left[63]);
    }

    @Test
    void aLongBlockIsCutIntoRunsOfTheLengthThatThePluginWasTold() {
        probe.render(left, right, Instrument.MOST_FRAMES);
        assertEquals(Lv2Instance.RUN_FRAMES, (int) right[ProbeBundle.LONGEST_RUN]);
        for (int run = 0; run < Instrument.MOST_FRAMES; run += Lv2Instance.RUN_FRAMES) {
            assertEquals(Lv2Instance.RUN_FRAMES, (int) right[run + ProbeBundle.FRAMES]);
        }
        probe.render(left, right, Lv2Instance.RUN_FRAMES + 100);
        assertEquals(100, (int) right[Lv2Instance.RUN_FRAMES + ProbeBundle.FRAMES]);
    }

    @Test
    void oneSideIsHeardOnBoth() {
        try (Lv2Instrument mono = world.open(world.find(ProbeBundle.MONO), RATE_HZ)) {
            mono.send(7, NOTE_ON, 38, 127);
            mono.render(left, right, 64);
            assertEquals(1, left[7]);
            assertArrayEquals(left, right);
        }
    }

    @Test
    void messagesWithoutRoomAreCountedAndThoseThatAreNoneRefused() {
        for (int i = 0; i < Lv2Instance.MOST_MESSAGES + 5; i++) {
            probe.send(0, NOTE_ON, 38, 127);
        }
        probe.send(0, 0xF0, 0, 0);
        probe.render(left, right, 64);
        assertEquals(Lv2Instance.MOST_MESSAGES, left[0]);
        assertEquals(5, probe.counters().lostMessages());
        assertEquals(1, probe.counters().refusedMessages());
        assertEquals(
                Optional.of("Probe: 5 messages too many; 1 messages that are not MIDI"),
                probe.counters().trouble());
    }

    @Test
    void aControlIsHeardFromTheNextBlockOnAndStaysWithinItsRange() {
        Lv2Control gain = control("gain");
        assertEquals(1, gain.value());
        gain.set(0.25f);
        probe.send(3, NOTE_ON, 38, 127);
        probe.render(left, right, 64);
        assertEquals(0.25f, left[3]);
        gain.set(5);
        assertEquals(2, gain.value());
        gain.set(Float.NEGATIVE_INFINITY);
        assertEquals(0, gain.value());
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> gain.set(Float.NaN));
        assertEquals("Gain: expected a number", refused.getMessage());
    }

    @Test
    void whatIsNoNumberIsMutedAndCountedAndWhatFollowsIsHeard() {
        Lv2Control mode = control("mode");
        for (int wrong = 1; wrong <= 2; wrong++) {
            mode.set(wrong);
            probe.send(0, NOTE_ON, 38, 127);
            probe.render(left, right, 3000);
            for (int i = 0; i < 3000; i++) {
                assertEquals(0, left[i]);
                assertEquals(0, right[i]);
            }
            assertEquals(wrong, probe.counters().mutedBlocks());
        }
        mode.set(0);
        probe.send(0, NOTE_ON, 38, 127);
        probe.render(left, right, 64);
        assertEquals(1, left[0]);
        assertEquals(
                Optional.of("Probe: 2 blocks that were no numbers, and were muted"),
                probe.counters().trouble());
    }

    /** One that is compiled with -ffast-math changes that for the thread that loads it, and others do when they run. */
    @Test
    void aPluginThatTakesSmallNumbersForNoughtLeavesOurThreadsAsTheyWere() {
        float[] small = {1e-40f};
        assertTrue(small[0] * 0.5f > 0, "after it was loaded");
        control("mode").set(4);
        probe.render(left, right, 64);
        assertTrue(small[0] * 0.5f > 0, "after it was run");
        assertThrows(Lv2Exception.class, () -> world.open(world.find("urn:ghostnote:test:refusing"), RATE_HZ));
        assertTrue(small[0] * 0.5f > 0, "after one would not begin");
    }

    @Test
    void denormalNumbersAreNumbers() {
        control("mode").set(3);
        probe.render(left, right, 64);
        assertEquals(1e-40f, left[63]);
        assertEquals(0, probe.counters().mutedBlocks());
    }

    @Test
    void whatTheWorkerAnswersComesWholeAndEachRunIsEnded() {
        int asked = 0;
        for (int size = 0; size < 128; size++) {
            probe.send(0, CONTROLLER, WORK, size);
            asked++;
            probe.render(left, right, 64);
        }
        assertTrue(probe.prepare(System::nanoTime, 10_000_000_000L));
        int ends = told(ProbeBundle.ENDS);
        assertEquals(asked, told(ProbeBundle.ANSWERS));
        assertEquals(ends + 2, told(ProbeBundle.ENDS));
        assertEquals(0, told(ProbeBundle.WRONG));
        assertEquals(Optional.empty(), probe.counters().trouble());
    }

    @Test
    void moreWorkThanThereIsRoomForIsRefusedAndCounted() throws Exception {
        int asked = 0;
        while (probe.counters().refusedWork() == 0) {
            for (int i = 0; i < 2000; i++) {
                probe.send(0, CONTROLLER, WORK, 127);
                asked++;
            }
            probe.render(left, right, 64);
        }
        assertTrue(probe.prepare(System::nanoTime, 10_000_000_000L));
        long lost = probe.counters().refusedWork() + probe.counters().refusedResponses();
        assertEquals(asked - lost, told(ProbeBundle.ANSWERS));
        assertEquals(0, told(ProbeBundle.WRONG));
    }

    @Test
    void preparingEndsAtItsTimeLimit() {
        long[] nowNs = {0};
        probe.send(0, CONTROLLER, WORK, 1);
        probe.prepare(() -> nowNs[0] += 1_000_000_000, 10);
        assertTrue(nowNs[0] <= 3_000_000_000L, nowNs[0] + " ns");
    }

    @Test
    void aStateThatWasKeptIsThereAgain() {
        control("gain").set(0.75f);
        control("mode").set(3);
        probe.send(0, CONTROLLER, REMEMBER, 99);
        probe.render(left, right, 64);
        String kept = probe.state();
        probe.close();
        probe = world.open(world.find(ProbeBundle.PROBE), RATE_HZ);
        assertEquals(0, told(ProbeBundle.MEMORY));
        probe.restore(kept);
        assertEquals(0.75f, control("gain").value());
        assertEquals(3, control("mode").value());
        assertEquals(99, told(ProbeBundle.MEMORY));
        assertEquals(kept, probe.state());
    }

    @Test
    void aStateOfAnotherPluginOrABrokenOneIsRefusedInOneLine() {
        try (Lv2Instrument mono = world.open(world.find(ProbeBundle.MONO), RATE_HZ)) {
            Lv2Exception foreign = assertThrows(Lv2Exception.class, () -> mono.restore(probe.state()));
            assertEquals("that is no state of Probe of one side: it is one of " + ProbeBundle.PROBE, foreign.getMessage());
        }
        String kept = probe.state();
        for (String broken : List.of("", "garbage", kept.substring(1), kept.substring(0, kept.length() - 1), kept + " ")) {
            Lv2Exception none = assertThrows(Lv2Exception.class, () -> probe.restore(broken));
            assertEquals("that is no state of Probe: expected one as it was kept, to the letter", none.getMessage());
        }
    }

    @Test
    void presetsAreFoundByLabelOrUriAndHeard() {
        Lv2Plugin plugin = probe.plugin();
        assertEquals(
                List.of(
                        new Lv2Preset("urn:ghostnote:test:half", "Half as loud"),
                        new Lv2Preset("urn:ghostnote:test:twice", "Twice as loud")),
                world.presets(plugin));
        probe.load(world.preset(plugin, "half"));
        assertEquals(0.5f, control("gain").value());
        probe.load(world.preset(plugin, "urn:ghostnote:test:twice"));
        assertEquals(2, control("gain").value());
        Lv2Exception none = assertThrows(Lv2Exception.class, () -> world.preset(plugin, "thrice"));
        assertEquals("Probe has no preset \"thrice\": there is Half as loud, Twice as loud", none.getMessage());
        Lv2Exception several = assertThrows(Lv2Exception.class, () -> world.preset(plugin, "as loud"));
        assertEquals(
                "Probe has more than one preset \"as loud\": there is Half as loud, Twice as loud", several.getMessage());
    }

    @Test
    void itIsNeverRunWhileItIsGivenAStateAndNoMessageIsLostOverThat() throws Exception {
        probe.send(0, CONTROLLER, REMEMBER, 1);
        probe.render(left, right, 64);
        String kept = probe.state();
        AtomicBoolean done = new AtomicBoolean();
        double[] heard = {0};
        int[] sent = {0};
        Thread renderer = new Thread(
                () -> {
                    float[] l = new float[64];
                    float[] r = new float[64];
                    while (!done.get() || sent[0] < 1000) {
                        probe.send(10, NOTE_ON, 38, 127);
                        sent[0]++;
                        heard[0] += render(l, r);
                        Thread.onSpinWait();
                    }
                    heard[0] += render(l, r);
                },
                "renderer");
        renderer.start();
        for (int i = 0; i < 200 || probe.counters().withheldBlocks() == 0; i++) {
            probe.restore(kept);
        }
        done.set(true);
        renderer.join();
        assertEquals(0, told(ProbeBundle.CLASHES));
        assertEquals(1, told(ProbeBundle.MEMORY));
        assertEquals((double) (sent[0] - probe.counters().lostMessages()), heard[0]);
    }

    private double render(float[] l, float[] r) {
        probe.render(l, r, 64);
        double sum = 0;
        for (float each : l) {
            sum += each;
        }
        return sum;
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        List<Lv2Instrument> all = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(world.open(world.find(ProbeBundle.PROBE), RATE_HZ));
        }
        assertEquals(21, workers());
        all.getFirst().close();
        all.getFirst().close();
        world.close();
        world.close();
        assertEquals(0, workers());
        String mapped = Files.readString(Path.of("/proc/self/maps"));
        assertFalse(mapped.contains("probe.so"), "the plugin is still loaded");
    }

    private static long workers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("lv2-worker"))
                .count();
    }
}
