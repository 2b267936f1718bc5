package ghostnote.ui.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.time.NanoClock;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in by UDP. */
@Timeout(60)
class OscInputTest {
    private static final String ANY_PORT = "127.0.0.1:0";
    private static final int LONGEST_WAIT_S = 20;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private OscInput open(String place, NanoClock clock) throws IOException {
        return new OscInput(place, (line, atNs) -> lines.add(line + "@" + atNs), told::add, clock);
    }

    private OscInput open(String place) throws IOException {
        return new OscInput(place, (line, _) -> lines.add(line), told::add, NanoClock.system());
    }

    private static void send(OscInput to, byte[] packet) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(packet, packet.length, to.address()));
        }
    }

    private static String next(BlockingQueue<String> from) throws InterruptedException {
        String line = from.poll(LONGEST_WAIT_S, TimeUnit.SECONDS);
        assertNotNull(line, "nothing came");
        return line;
    }

    @Test
    void aLineHasTheTimeAtWhichItCame() throws Exception {
        try (OscInput input = open(ANY_PORT, () -> 77)) {
            send(input, Osc.message("/ghostnote/tap"));
            assertEquals("tap@77", next(lines));
        }
    }

    @Test
    void whatBundlesHoldIsDoneInItsOrderWhateverItsTime() throws Exception {
        try (OscInput input = open(ANY_PORT)) {
            send(input, Osc.bundle(Osc.message("/ghostnote/tempo", 90f), Osc.bundle(Osc.message("/ghostnote/undo"))));
            assertEquals("tempo 90", next(lines));
            assertEquals("undo", next(lines));
        }
    }

    @Test
    void aToolThatOthersWroteIsUnderstood() throws Exception {
        try (OscInput input = open(ANY_PORT)) {
            String url = "osc.udp://127.0.0.1:%d".formatted(input.address().getPort());
            List<List<String>> sent = List.of(
                    List.of("/ghostnote/temperature", "f", "1.3"),
                    List.of("/ghostnote/mute/snare", "i", "1"),
                    List.of("/ghostnote/mute/snare", "T"),
                    List.of("/ghostnote/tempo", "d", "96.5"),
                    List.of("/ghostnote/fill-every", "h", "8"),
                    List.of("/ghostnote/style", "s", "funk"),
                    List.of("/ghostnote/say", "s", "locate 9.3"),
                    List.of("/ghostnote/undo"));
            for (List<String> arguments : sent) {
                List<String> command = new ArrayList<>(List.of("oscsend", url));
                command.addAll(arguments);
                Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, process.waitFor(), said);
            }
            List<String> came = new ArrayList<>();
            for (int i = 0; i < sent.size(); i++) {
                came.add(next(lines));
            }
            assertEquals(
                    List.of(
                            "temperature 1.3", "mute.snare on", "mute.snare on", "tempo 96.5", "fill-every 8",
                            "style funk", "locate 9.3", "undo"),
                    came);
            assertEquals(0, input.senselessPackets());
        }
    }

    @Test
    void whatMakesNoSenseIsCountedAndToldAtMostOnceASecond() throws Exception {
        long[] nowNs = {5_000_000_000L};
        try (OscInput input = open(ANY_PORT, () -> nowNs[0])) {
            String[] senseless = {"/a", "b", "/c", "/c", "d"};
            for (int i = 0; i < senseless.length; i++) {
                send(input, Osc.string(senseless[i]));
                send(input, Osc.message("/ghostnote/undo"));
                next(lines); // by now the one before was read
                nowNs[0] += i == 2 ? 1_000_000_000 : 1000;
            }
            assertEquals(5, input.senselessPackets());
        }
        assertEquals(
                List.of(
                        "osc: a packet made no sense: expected an address such as /ghostnote/tempo",
                        "osc: a packet made no sense: expected an address that begins with / or #bundle"),
                List.copyOf(told));
    }

    @Test
    void itListensOnWhateverHasCome() throws Exception {
        SplittableRandom random = new SplittableRandom(2);
        try (OscInput input = open(ANY_PORT);
                DatagramSocket socket = new DatagramSocket()) {
            for (int i = 0; i < 100_000; i++) {
                byte[] packet = Osc.senseless(random);
                socket.send(new DatagramPacket(packet, packet.length, input.address()));
                lines.clear();
            }
            // Datagrams may be lost where too many come: what is sent last must get through in the end.
            boolean isHeard = false;
            for (int i = 0; i < 1000 && !isHeard; i++) {
                send(input, Osc.message("/ghostnote/keep", 8));
                String line = lines.poll(20, TimeUnit.MILLISECONDS);
                while (line != null && !isHeard) {
                    isHeard = line.equals("keep 8");
                    line = lines.poll();
                }
            }
            assertTrue(isHeard);
            assertTrue(input.senselessPackets() > 1000, "only %d came".formatted(input.senselessPackets()));
            assertTrue(told.size() < 60, "told " + told.size());
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() throws Exception {
        try (OscInput first = open(ANY_PORT)) {
            int port = first.address().getPort();
            IOException refusal = assertThrows(IOException.class, () -> open(String.valueOf(port)));
            assertEquals(
                    "osc %d: port %d is taken by another program; try another port".formatted(port, port),
                    refusal.getMessage());
        }
    }

    @Test
    void anAddressOfAnotherMachineIsToldInOneLine() {
        IOException refusal = assertThrows(IOException.class, () -> open("192.0.2.1:9000"));
        assertTrue(refusal.getMessage().startsWith("osc 192.0.2.1:9000: "), refusal.getMessage());
        assertFalse(refusal.getMessage().contains("is taken"), refusal.getMessage());
    }

    @Test
    void onlyThisMachineIsHeardUnlessToldOtherwise() throws Exception {
        try (OscInput alone = open("0");
                OscInput all = open("0.0.0.0:0");
                OscInput six = open("[::1]:0")) {
            assertTrue(alone.address().getAddress().isLoopbackAddress());
            assertTrue(all.address().getAddress().isAnyLocalAddress());
            assertTrue(six.address().getAddress().isLoopbackAddress());
            InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), all.address().getPort());
            byte[] packet = Osc.message("/ghostnote/undo");
            try (DatagramSocket socket = new DatagramSocket()) {
                socket.send(new DatagramPacket(packet, packet.length, here));
            }
            assertEquals("undo", next(lines));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "65536", "99999", "9000:", ":9000", "::1:9000", "[::1]", "[::1:9000", "9000 ", "1.2.3:x"})
    void whatIsNoPlaceIsRefusedWithExamples(String place) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, () -> open(place));
        assertTrue(refusal.getMessage().startsWith("osc %s: ".formatted(place)), refusal.getMessage());
    }

    @Test
    void itsThreadEndsWithIt() throws Exception {
        OscInput input = open(ANY_PORT);
        assertTrue(Thread.getAllStackTraces().keySet().stream().anyMatch(thread -> thread.getName().equals("osc")));
        input.close();
        input.close();
        try (OscInput again = open("127.0.0.1:" + input.address().getPort())) {
            assertEquals(input.address(), again.address());
        }
        assertTrue(told.isEmpty());
    }
}
