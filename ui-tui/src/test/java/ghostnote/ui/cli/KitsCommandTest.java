package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitsCommandTest {
    @TempDir
    Path folder;

    @Test
    void kitsAreListedWithWhatTheyLack() {
        Ghostnote.Result result = Ghostnote.run("kits");
        assertEquals(0, result.exitCode(), result::err);
        List<String> lines = result.out().lines().toList();
        assertTrue(lines.stream().anyMatch(line -> line.matches("roland-tr-8s +Roland TR-8S")), result::out);
        assertTrue(lines.getLast().startsWith("yours are in "), result::out);
    }

    @Test
    void aPortIsPlayedAsTheKitSays() throws Exception {
        Path kit = Files.writeString(
                folder.resolve("mine.toml"), "[voices]\nkick = 1\nsnare = 2\nhat-closed = { note = 3, channel = 2 }\n");
        Wire wire = new Wire(folder.resolve("wire"));
        Process process = Ghostnote.process(
                        wire.jvmFlags(),
                        "play", "--seed", "11", "--tempo", "500", "--bars", "4", "--out", WirePort.NAME, "--kit", kit.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        String err = process.errorReader().readAllAsString();
        assertEquals(0, process.waitFor(), err);
        assertTrue(err.contains("to " + WirePort.NAME + " as " + kit + ", which has nothing for tom-1, "), err);
        Set<String> addresses = wire.messages().stream()
                .filter(message -> (message.status() & 0xf0) == 0x90)
                .map(message -> "%x %d".formatted(message.status(), message.note()))
                .collect(Collectors.toCollection(TreeSet::new));
        assertTrue(Set.of("91 3", "99 1", "99 2").containsAll(addresses), addresses::toString);
        assertTrue(addresses.size() > 1, addresses::toString);
    }

    @Test
    void aKitThatIsNotThereIsToldInOneLine() {
        Ghostnote.Result result = Ghostnote.run("play", "--kit", "tr-909");
        assertEquals(ExitCode.BAD_DATA, result.exitCode());
        assertEquals(1, result.errLines().size(), result::err);
        assertTrue(result.err().startsWith("ghostnote: there is no kit tr-909: there is "), result::err);
    }
}
