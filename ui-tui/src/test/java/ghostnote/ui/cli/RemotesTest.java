package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program, worked by a MIDI controller and by OSC. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RemotesTest {
    private static final int CONTROL_CHANGE = 0xB0;
    private static final int NOTE_ON = 0x90;
    private static final int KNOB = 21;
    private static final int PAD = 36;

    @TempDir
    Path folder;

    private static void send(OutputStream pads, int status, int data1, int data2) throws IOException {
        pads.write(new byte[] {(byte) status, (byte) data1, (byte) data2});
        pads.flush();
    }

    private Tmux start(Path pipe, String... more) throws Exception {
        return new Tmux(folder, 100, 30, Map.of("LC_ALL", "C.UTF-8"), List.of("-Dghostnote.test.pads=" + pipe), more);
    }

    @Test
    void aKnobAndAPadLearnWhatTheyDoAndKnowItWhenTheyComeBack() throws Exception {
        Path pipe = folder.resolve("pads");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        try (Tmux tmux = start(pipe, "--tempo", "90", "--control", PadPort.NAME);
                OutputStream pads = Files.newOutputStream(pipe)) {
            tmux.await("▶");
            tmux.press("l");
            tmux.await("turn a knob for temperature");
            tmux.press("Down");
            tmux.await("turn a knob for when");
            for (int value = 20; value < 30; value++) {
                send(pads, CONTROL_CHANGE, KNOB, value);
            }
            tmux.await("learnt: ");
            tmux.await("space start/stop");
            send(pads, CONTROL_CHANGE, KNOB, 30);
            tmux.await("when                 1 up");
            for (int value = 30; value < 128; value++) {
                send(pads, CONTROL_CHANGE, KNOB, value);
                Thread.sleep(2);
            }
            tmux.await("when                 2");
            tmux.press("l", "f");
            tmux.await("learn fill now");
            send(pads, NOTE_ON, PAD, 100);
            tmux.await("fill now", screen -> screen.lines().anyMatch(line -> line.contains("learnt: ") && line.contains("fill now")));
            send(pads, NOTE_ON, PAD, 0);
            send(pads, NOTE_ON, PAD, 100);
            tmux.await("fill at ");
            tmux.press("q", "q");
            tmux.awaitEnd();
        }
        Files.delete(folder.resolve("ended.txt"));
        try (Stream<Path> files = Files.list(folder.resolve("config/ghostnote/controllers"))) {
            assertEquals(1, files.count());
        }
        try (Tmux tmux = start(pipe, "--tempo", "90");
                OutputStream pads = Files.newOutputStream(pipe)) {
            tmux.await("controller: " + PadPort.NAME);
            for (int value = 127; value >= 0; value--) {
                send(pads, CONTROL_CHANGE, KNOB, value);
                Thread.sleep(2);
            }
            tmux.await("when                 0");
            send(pads, NOTE_ON, PAD, 100);
            tmux.await("fill at ");
            tmux.press("Down", "L");
            tmux.await("forgotten: when");
            tmux.press("q", "q");
            tmux.awaitEnd();
        }
    }

    @Test
    void withoutAScreenItSaysALineABarAndIsSteeredByOscAndEndsOnASignal() throws Exception {
        int port = freePort();
        List<String> more = List.of("play", "--seed", "11", "--tempo", "240", "--headless", "--osc", "" + port,
                "--out", "take.mid", "--set", "x.set");
        ProcessBuilder builder = Ghostnote.process(List.of(), more.toArray(String[]::new)).directory(folder.toFile());
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        Process process = builder.start();
        BufferedReader err = process.errorReader();
        awaitLine(err, "bar 2 ");
        osc(port, "/ghostnote/temperature", "f", "1.25");
        osc(port, "/ghostnote/mute/snare", "T");
        osc(port, "/ghostnote/style", "s", "latin");
        osc(port, "/ghostnote/say", "s", "fill now");
        osc(port, "/ghostnote/temperature", "f", "99");
        String refused = awaitLine(err, "ghostnote: temperature 99");
        assertTrue(refused.contains("from 0 to 2"), refused);
        assertTrue(awaitLine(err, "bar 4 ").contains("240.0 bpm, latin"));
        assertEquals(0, new ProcessBuilder("kill", "-TERM", "" + process.pid()).start().waitFor());
        List<String> last = new ArrayList<>();
        err.lines().forEach(last::add);
        assertEquals(143, process.waitFor());
        assertTrue(last.getLast().startsWith("played "), last::toString);
        assertTrue(Files.exists(folder.resolve("take.mid")));
        List<String> set = Files.readAllLines(folder.resolve("x.set"));
        for (String turn : List.of("temperature 1.25", "mute.snare on", "style latin", "fill on")) {
            assertTrue(set.stream().anyMatch(line -> line.startsWith("@") && line.endsWith(" " + turn)), turn + ": " + set);
        }
        assertFalse(process.isAlive());
    }

    @Test
    void whereThePortOfOscIsTakenThatIsToldAndWhatLiesThereStays() throws Exception {
        Path take = folder.resolve("take.mid");
        Files.writeString(take, "mine");
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String port = "" + taken.getLocalPort();
            Ghostnote.Result refused = Ghostnote.run("play", "--osc", port, "--out", take.toString());
            assertEquals(
                    List.of("ghostnote: osc %s: port %s is taken by another program; try another port".formatted(port, port)),
                    refused.errLines());
            assertEquals(ExitCode.IO_ERROR, refused.exitCode());
        }
        assertEquals("mine", Files.readString(take));
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void osc(int port, String... message) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("oscsend", "127.0.0.1", "" + port));
        command.addAll(List.of(message));
        assertEquals(0, new ProcessBuilder(command).start().waitFor());
    }

    private static String awaitLine(BufferedReader err, String beginning) throws IOException {
        String line = err.readLine();
        while (line != null && !line.startsWith(beginning)) {
            line = err.readLine();
        }
        assertTrue(line != null, "it ended before " + beginning);
        return line;
    }
}
