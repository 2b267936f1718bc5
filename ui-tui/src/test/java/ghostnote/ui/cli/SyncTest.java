package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import ghostnote.ui.set.Positions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A performance whose time another keeps, and one that is stopped and started by hand. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SyncTest {
    private static final int CLOCK = 0xF8;
    private static final int START = 0xFA;
    private static final int CONTINUE = 0xFB;
    private static final int STOP = 0xFC;
    private static final int POSITION = 0xF2;

    private static final long BAR = Meter.COMMON.ticksPerBar();

    /** 200 bpm. */
    private static final long PULSE_NS = 12_500_000;

    @TempDir
    Path folder;

    /** A clock that another process hears. */
    private static final class Master {
        private final OutputStream cable;
        private long nextNs = System.nanoTime();

        Master(OutputStream cable) {
            this.cable = cable;
        }

        void send(int status, int data1, int data2) throws IOException {
            cable.write(new byte[] {(byte) status, (byte) data1, (byte) data2});
            cable.flush();
        }

        void pulses(int count) throws IOException {
            for (int pulse = 0; pulse < count; pulse++) {
                nextNs += PULSE_NS;
                while (System.nanoTime() < nextNs) {
                    LockSupport.parkNanos(nextNs - System.nanoTime());
                }
                send(CLOCK, 0, 0);
            }
        }
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pads");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        return pipe;
    }

    private static int count(List<Wire.Message> messages, int status) {
        return (int) messages.stream().filter(message -> message.status() == status).count();
    }

    /** What was sent of this, in order. */
    private static List<Integer> commands(List<Wire.Message> messages) {
        return messages.stream()
                .map(Wire.Message::status)
                .filter(status -> status >= 0xF0 && status != CLOCK)
                .toList();
    }

    private static void assertNothingSounds(List<Wire.Message> messages) {
        int sounding = 0;
        for (Wire.Message message : messages) {
            sounding += message.status() == Wire.NOTE_ON ? 1 : message.status() == Wire.NOTE_OFF ? -1 : 0;
            assertTrue(message.status() != STOP || sounding == 0, "a note sounds when all stops");
        }
        assertEquals(0, sounding);
    }

    @Test
    void aMidiClockStartsItStopsItAndTakesItToAnotherPlace() throws Exception {
        Path pipe = pipe();
        Wire wire = new Wire(folder.resolve("wire"));
        List<String> flags = new ArrayList<>(wire.jvmFlags());
        flags.add("-Dghostnote.test.pads=" + pipe);
        Player player = new Player(folder, flags, "--sync", "midi:" + PadPort.NAME, "--out", WirePort.NAME);
        try (OutputStream cable = Files.newOutputStream(pipe)) {
            Master master = new Master(cable);
            player.awaitSaid("allround");
            master.pulses(96);
            assertEquals(List.of(), wire.messages(), "it waits for the start");
            master.send(START, 0, 0);
            master.pulses(4 * 96 + 1);
            master.send(STOP, 0, 0);
            List<Wire.Message> first = settled(wire);
            assertEquals(List.of(START, STOP), commands(first));
            // A beat for where this process or that is held up.
            assertEquals(4 * 96 + 1, count(first.subList(0, indexOf(first, STOP)), CLOCK), 24.0);
            assertTrue(count(first, Wire.NOTE_ON) > 20);
            assertTrue(indexOf(first, Wire.NOTE_ON) > indexOf(first, CLOCK), "no note before the first beat");

            master.send(POSITION, 16, 0);
            master.send(CONTINUE, 0, 0);
            master.pulses(2 * 96);
            master.send(STOP, 0, 0);
            List<Wire.Message> all = settled(wire);
            assertEquals(List.of(START, STOP, POSITION, CONTINUE, STOP), commands(all));
            int at = indexOf(all, POSITION);
            assertEquals(16, all.get(at).note());
            assertTrue(count(all.subList(at, all.size()), Wire.NOTE_ON) > 10);
        }
        List<String> said = player.end();
        assertEquals(
                List.of(
                        "the clock of pads of a test (200.0 bpm) runs: its start is waited for, or type continue",
                        "playing with the clock of pads of a test (200.0 bpm)"),
                said.stream()
                        .map(line -> line.replaceFirst("ghostnote: ", "").replaceFirst("\\(\\d+\\.\\d bpm\\)", "(200.0 bpm)"))
                        .filter(line -> !line.endsWith(" is silent"))
                        .distinct()
                        .toList());
        assertNothingSounds(wire.messages());
        // What was sent late is not on the wire where this machine was held up, but it is in the take.
        Bars bars = new Bars(Meter.COMMON);
        String where = player.placeOf("locate " + BAR);
        long landing = Control.landsAt(new Positions(bars).tick(where), BAR, bars);
        assertTrue(barAt(BAR).size() > 5, () -> "so few notes in bar 2");
        assertEquals(barAt(BAR), barAt(landing), "bar 2 is played again as it was");
        player.assertReplays();
    }

    /** The notes of the bar of the take that begins at a tick, but for those so near to its lines that they may lie beyond. */
    private List<NoteOn> barAt(long lineTick) throws IOException {
        return MidiFileReader.read(folder.resolve("take.mid")).noteOns().stream()
                .filter(on -> on.tick() >= lineTick + Ticks.PER_SIXTEENTH)
                .filter(on -> on.tick() < lineTick + BAR - Ticks.PER_SIXTEENTH)
                .map(on -> new NoteOn(on.tick() - lineTick, on.channel(), on.note(), on.velocity()))
                .toList();
    }

    private static int indexOf(List<Wire.Message> messages, int status) {
        return messages.stream().map(Wire.Message::status).toList().indexOf(status);
    }

    /** What has come when the last stop has. */
    private static List<Wire.Message> settled(Wire wire) throws IOException, InterruptedException {
        Thread.sleep(300);
        return wire.messages();
    }

    @Test
    void itIsStoppedStartedAndTakenElsewhereByHand() throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        Player player = new Player(folder, wire.jvmFlags(), "--out", WirePort.NAME);
        player.awaitPosition("2.1");
        player.type("stop");
        Thread.sleep(300);
        List<Wire.Message> stopped = wire.messages();
        assertEquals(List.of(START, STOP), commands(stopped));
        player.type("continue");
        player.awaitPosition("3.1");
        player.type("locate 2.3");
        Thread.sleep(500);
        player.type("start");
        Thread.sleep(500);
        player.type("locate nowhere");
        player.type("sync midi:no such clock");
        player.type("sync somehow");
        List<String> said = player.end();
        assertEquals(3, said.size(), said::toString);
        assertEquals("ghostnote: locate nowhere: expected a bar, or bar.beat, such as locate 9 or locate 9.3", said.get(0));
        assertTrue(said.get(1).startsWith("ghostnote: no MIDI input port \"no such clock\""), said::toString);
        assertTrue(said.get(2).startsWith("ghostnote: sync somehow: expected internal, midi:PORT"), said::toString);
        List<Wire.Message> all = wire.messages();
        assertEquals(
                List.of(START, STOP, CONTINUE, STOP, POSITION, CONTINUE, STOP, START, STOP), commands(all));
        assertEquals(16 + 8, all.get(indexOf(all, POSITION)).note());
        assertNothingSounds(all);
        assertEquals(List.of("locate 2880", "locate 0"), player.turned());
        player.assertReplays();
    }

    @Test
    void tappedBeatsAreTheTempo() throws Exception {
        Player player = new Player(folder);
        player.awaitPosition("1.2");
        for (int tap = 0; tap < 5; tap++) {
            player.type("tap");
            Thread.sleep(500);
        }
        player.end();
        List<String> turned = player.turned();
        assertEquals(4, turned.size());
        double tempoBpm = Double.parseDouble(turned.getLast().substring("tempo ".length()));
        // Where this process is held up, taps are later.
        assertTrue(tempoBpm > 60 && tempoBpm < 125, turned::toString);
    }
}
