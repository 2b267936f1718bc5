package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The whole program is stopped by a signal while it plays, as when a machine is suspended, and goes on. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SuspendTest {
    private static final int CLOCK = 0xF8;
    private static final int CONTINUE = 0xFB;
    private static final int STOP = 0xFC;
    private static final int POSITION = 0xF2;
    private static final int PULSES_A_SIXTEENTH = 6;

    /** At 240 bpm. */
    private static final double PULSE_NS = 60e9 / 24 / 240;

    @TempDir
    Path folder;

    @Test
    void afterTwoSecondsNothingComesAsABurstAndAllIsInPlace() throws Exception {
        suspend(2_000);
    }

    @Test
    @Tag("soak")
    void afterAMinuteNothingComesAsABurstAndAllIsInPlace() throws Exception {
        suspend(10_000);
        suspend(60_000);
    }

    private void suspend(long ms) throws Exception {
        Wire wire = new Wire(folder.resolve("wire-" + ms));
        Player player = new Player(folder, wire.jvmFlags(), "--out", WirePort.NAME);
        player.awaitPosition("1.4");
        player.signal("STOP");
        Thread.sleep(ms);
        int suspendedAt = wire.messages().size();
        player.signal("CONT");
        Thread.sleep(3_000);
        assertEquals(List.of(), player.end());

        List<Wire.Message> all = wire.messages();
        List<Wire.Message> before = all.subList(0, suspendedAt);
        List<Wire.Message> after = all.subList(suspendedAt, all.size());
        long wokenNs = after.getFirst().timeNs();
        List<Wire.Message> atOnce =
                after.stream().filter(message -> message.timeNs() < wokenNs + PULSE_NS / 2).toList();
        assertTrue(count(atOnce, CLOCK) <= 1, atOnce::toString);
        List<Integer> struck = atOnce.stream()
                .filter(message -> message.status() == Wire.NOTE_ON)
                .map(Wire.Message::note)
                .toList();
        assertEquals(struck.stream().distinct().toList(), struck, "more than one step");
        assertTrue(count(after, Wire.NOTE_ON) > 5, "it does not go on");

        assertEquals(
                List.of(STOP, POSITION, CONTINUE),
                after.stream().map(Wire.Message::status).filter(SuspendTest::isCommand).limit(3).toList());
        int told = indexOf(after, POSITION);
        List<Wire.Message> again = after.subList(told, after.size());
        long sixteenth = after.get(told).note() + 128L * after.get(told).velocity();
        long offNs = beganNs(again, sixteenth * PULSES_A_SIXTEENTH) - beganNs(before, 0);
        assertTrue(Math.abs(offNs) < PULSE_NS / 2, () -> "off by " + offNs + " ns");
    }

    private static boolean isCommand(int status) {
        return status >= 0xF0 && status != CLOCK;
    }

    private static int indexOf(List<Wire.Message> messages, int status) {
        return messages.stream().map(Wire.Message::status).toList().indexOf(status);
    }

    private static long count(List<Wire.Message> messages, int status) {
        return messages.stream().filter(message -> message.status() == status).count();
    }

    /** When it began, as who counts the pulses finds out: no pulse is early, so that the least is the truest. */
    private static long beganNs(List<Wire.Message> messages, long firstPulse) {
        List<Long> pulses = messages.stream()
                .takeWhile(message -> message.status() != STOP)
                .filter(message -> message.status() == CLOCK)
                .map(Wire.Message::timeNs)
                .toList();
        long least = Long.MAX_VALUE;
        for (int pulse = 0; pulse < pulses.size(); pulse++) {
            least = Math.min(least, pulses.get(pulse) - Math.round((firstPulse + pulse) * PULSE_NS));
        }
        return least;
    }
}
