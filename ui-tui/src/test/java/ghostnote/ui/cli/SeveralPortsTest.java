package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ports side by side, each played in its own way by a thread of its own. */
class SeveralPortsTest {
    private static final String SECOND = WirePort.NAME + " 2";
    private static final int CLOCK = 0xf8;
    private static final int START = 0xfa;

    @TempDir
    Path folder;

    private Process play(List<String> more, String... outs) throws Exception {
        List<String> flags = new ArrayList<>(more);
        flags.add("-Dghostnote.test.wire=" + folder.resolve("first") + ":" + folder.resolve("second"));
        List<String> arguments = new ArrayList<>(List.of("play", "--seed", "11", "--tempo", "400", "--bars", "6"));
        for (String out : outs) {
            arguments.add("--out");
            arguments.add(out);
        }
        return Ghostnote.process(flags, arguments.toArray(String[]::new))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<Wire.Message> ons(Wire wire) throws Exception {
        return wire.messages().stream().filter(message -> (message.status() & 0xf0) == 0x90).toList();
    }

    @Test
    void eachPortHasItsChannelItsOffsetAndItsClock() throws Exception {
        Process process =
                play(List.of(), WirePort.NAME + ",offset=-100", SECOND + ",channel=3,clock=off,offset=100");
        String err = process.errorReader().readAllAsString();
        assertEquals(0, process.waitFor(), err);
        assertTrue(err.contains("to " + WirePort.NAME + ", " + SECOND + "\n"), err);
        Wire first = new Wire(folder.resolve("first"));
        Wire second = new Wire(folder.resolve("second"));
        List<Wire.Message> early = ons(first);
        List<Wire.Message> late = ons(second);
        assertTrue(early.size() > 20, "so few: " + early.size());
        assertEquals(early.size(), late.size());
        for (int i = 0; i < early.size(); i++) {
            assertEquals(0x99, early.get(i).status());
            assertEquals(0x92, late.get(i).status());
            assertEquals(early.get(i).velocity(), late.get(i).velocity());
            // 200 ms apart, and a busy machine takes some of that.
            assertTrue(late.get(i).timeNs() > early.get(i).timeNs(), "note " + i + " is not behind");
        }
        assertEquals(START, first.messages().getFirst().status());
        assertEquals(Wire.STOP, first.messages().getLast().status());
        assertEquals(6 * 96, first.messages().stream().filter(message -> message.status() == CLOCK).count());
        assertTrue(second.messages().stream().allMatch(message -> message.status() < CLOCK));
        long ends = second.messages().stream().filter(message -> message.status() == 0x82).count();
        assertEquals(late.size(), ends, "each note ends");
    }

    @Test
    void aPortThatTakesNothingHoldsUpNoOtherAndIsToldOf() throws Exception {
        Process process = play(List.of("-Dghostnote.test.stuck=40"), WirePort.NAME, SECOND);
        String err = process.errorReader().readAllAsString();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertEquals(0, process.exitValue(), err);
        assertTrue(
                err.contains("ghostnote: " + SECOND + " takes no more messages: its last notes may hang"), err);
        Wire first = new Wire(folder.resolve("first"));
        assertEquals(6 * 96, first.messages().stream().filter(message -> message.status() == CLOCK).count());
        assertEquals(Wire.STOP, first.messages().getLast().status());
        assertEquals(39, new Wire(folder.resolve("second")).messages().size());
    }

    @Test
    void whatIsNoWayToPlayAPortIsToldInOneLine() {
        for (String wrong : List.of("x,channel=17", "x,channel=1.5", "x,offset=900", "x,clock=maybe", "x,clock=off,loud")) {
            Ghostnote.Result result = Ghostnote.run("play", "--out", wrong);
            assertEquals(ExitCode.USAGE, result.exitCode(), result::err);
            assertEquals(1, result.errLines().size(), result::err);
            assertTrue(result.err().startsWith("ghostnote: --out " + wrong + ": "), result::err);
        }
    }
}
