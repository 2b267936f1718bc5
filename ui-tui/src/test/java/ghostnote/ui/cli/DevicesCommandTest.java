package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.jack.Jackd;
import ghostnote.engine.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DevicesCommandTest {
    private static final int RATE_HZ = 44_100;
    private static final int PERIOD_FRAMES = 512;

    @TempDir
    Path folder;

    /** A run in which the JACK server is this one. */
    private static Ghostnote.Result run(String server, List<String> jvmFlags, String... arguments) throws Exception {
        ProcessBuilder builder = Ghostnote.process(jvmFlags, arguments);
        builder.environment().put("JACK_DEFAULT_SERVER", server);
        return Ghostnote.waitFor(builder.start());
    }

    private static Ghostnote.Result runWithoutJack(List<String> jvmFlags, String... arguments) throws Exception {
        return run("gn-test-none", jvmFlags, arguments);
    }

    @Test
    void eachPortSaysWhetherItOpensAndHowItIsNamedInOptions() throws Exception {
        Path pipe = folder.resolve("pads");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        List<String> flags = new ArrayList<>(new Wire(folder.resolve("wire")).jvmFlags());
        flags.add("-Dghostnote.test.pads=" + pipe);
        flags.add("-Dghostnote.test.faults=busy:broken:hangs");
        Ghostnote.Result result = runWithoutJack(flags, "devices");
        assertEquals(0, result.exitCode(), result::err);
        assertEquals(List.of(), result.errLines());
        List<String> lines = result.out().lines().map(String::strip).toList();
        assertFollow(lines, "out    wire of a test (a file): opens", "--out \"wire of a test\"");
        assertFollow(
                lines, "in     pads of a test (a pipe): opens", "--in \"pads of a test\"  --sync \"midi:pads of a test\"");
        assertFollow(lines, "out    busy (a fault): does not open: Device or resource busy", "--out \"busy\"");
        assertFollow(lines, "out    broken (a fault): does not open: a driver's mistake", "--out \"broken\"");
        assertFollow(lines, "out    hangs (a fault): does not open: opening it hangs", "--out \"hangs\"");
        assertTrue(lines.contains("JACK: no server runs"), result::out);
        assertTrue(Files.size(folder.resolve("wire")) == 0, "nothing was to be sent");
    }

    private static void assertFollow(List<String> lines, String first, String second) {
        int at = lines.indexOf(first);
        assertTrue(at >= 0, () -> first + " is not in " + lines);
        assertEquals(second, lines.get(at + 1));
    }

    @Test
    void theSameComesInJsonWithKeysThatStay() throws Exception {
        Map<?, ?> all = (Map<?, ?>)
                Json.parse(runWithoutJack(List.of("-Dghostnote.test.faults=busy"), "devices", "--json").out());
        assertEquals(Set.of("midi", "jack", "audio"), all.keySet());
        Map<?, ?> busy = (Map<?, ?>) ((List<?>) all.get("midi"))
                .stream().filter(port -> "busy".equals(((Map<?, ?>) port).get("name"))).findFirst().orElseThrow();
        assertEquals(
                Map.of(
                        "name", "busy",
                        "description", "a fault",
                        "output", true,
                        "input", false,
                        "opens", false,
                        "reason", "Device or resource busy"),
                busy);
        Map<?, ?> jack = (Map<?, ?>) all.get("jack");
        assertEquals(
                List.of("running", "reason", "sample_rate", "period_frames", "inputs", "outputs"),
                List.copyOf(jack.keySet()));
        assertEquals(false, jack.get("running"));
        assertEquals("no server runs", jack.get("reason"));
    }

    @Test
    void theJackServerSaysItsRateItsPeriodAndItsMidiPorts() throws Exception {
        try (Jackd jackd = Jackd.started(RATE_HZ, PERIOD_FRAMES)) {
            Process clock = jackd.program("jack_midi_clock")
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                String port = "jack_midi_clock:mclk_out";
                Jackd.await(() -> linesOf(jackd, "jack_lsp").contains(port));
                Map<?, ?> all = (Map<?, ?>) Json.parse(run(jackd.name(), List.of(), "devices", "--json").out());
                assertEquals(
                        Map.of(
                                "running", true,
                                "reason", "",
                                "sample_rate", (long) RATE_HZ,
                                "period_frames", (long) PERIOD_FRAMES,
                                "inputs", List.of(),
                                "outputs", List.of(port)),
                        all.get("jack"));
                String text = run(jackd.name(), List.of(), "devices").out();
                assertTrue(text.contains("JACK: 44100 Hz, 512 frames a period (--out jack)\n"), text);
                assertTrue(text.contains("    " + port + "\n"), text);
            } finally {
                clock.destroy();
                clock.waitFor();
            }
        }
    }

    private static List<String> linesOf(Jackd jackd, String program) {
        try {
            return jackd.linesOf(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aJackServerThatHangsIsSaidToAndTheRestIsListed() throws Exception {
        try (Jackd jackd = Jackd.started(RATE_HZ, PERIOD_FRAMES)) {
            jackd.freeze(true);
            try {
                Ghostnote.Result result = run(jackd.name(), List.of(), "devices");
                assertEquals(0, result.exitCode(), result::err);
                assertTrue(result.out().contains("JACK: the server does not answer\n"), result::out);
                assertTrue(result.out().contains("Audio outputs"), result::out);
            } finally {
                jackd.freeze(false);
            }
        }
    }

    @Test
    void aSystemThatNeverSaysWhichPortsThereAreIsNotWaitedFor() throws Exception {
        long beganNs = System.nanoTime();
        Ghostnote.Result result = runWithoutJack(List.of("-Dghostnote.test.faults=list"), "devices");
        assertEquals(ExitCode.UNAVAILABLE, result.exitCode());
        assertEquals(
                List.of("ghostnote: the MIDI system: no answer within 5.0 s; unplug what was plugged in last and try again"),
                result.errLines());
        assertEquals("", result.out());
        assertTrue(System.nanoTime() - beganNs < 60_000_000_000L);
    }
}
