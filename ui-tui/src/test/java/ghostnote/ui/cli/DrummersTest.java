package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Performances in which the drummers change. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DrummersTest {
    private static final int BAR = 1920;

    @TempDir
    static Path school;

    private static Path little;

    @TempDir
    Path folder;

    @BeforeAll
    static void train() throws IOException {
        little = LittleDrummer.train(school, "my little one");
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private List<NoteOn> notes(String name) throws IOException {
        return MidiFileReader.read(folder.resolve(name)).noteOns();
    }

    @Test
    void whoIsCalledWhileItPlaysPlaysFromABarLineOnAndTheSetFileReplaysIt() throws Exception {
        Player player = new Player(folder, Map.of("XDG_STATE_HOME", folder.toString()), List.of());
        player.awaitPosition("1.3");
        player.type("tempo 600");
        player.type("drummer nobody");
        player.type("drummer " + little);
        player.awaitSaid("ghostnote: drummer my-little-one: is ready");
        player.awaitPosition("20.1");
        player.type("drummer allround");
        player.awaitPosition("30.1");
        player.end();
        assertEquals(
                List.of("tempo 600", "drummer my-little-one", "drummer allround"), player.turned());
        player.assertReplays("--drummer", little.toString());
    }

    @Test
    void whoHasNoRoomInMemoryIsToldAndTheOthersPlayOn() throws Exception {
        Player player = new Player(folder, List.of("-Xms68m", "-Xmx68m"));
        player.awaitPosition("1.3");
        player.type("drummer " + little);
        String said = player.awaitSaid("ghostnote: drummer my-little-one: memory");
        assertTrue(said.matches(".*: memory has room for \\d+ MB more, and 67 are to be free \\(GHOST.*-Xmx1g.*"), said);
        player.awaitPosition("3.1");
        player.type("temperature 1.1");
        player.awaitPosition("4.1");
        player.end();
        assertEquals(List.of("temperature 1.1"), player.turned());
        player.assertReplays();
    }

    private Ghostnote.Result render(String name, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("render", "--bars", "12", "--seed", "5", "--set", file(name + ".set"), "--out", file(name + ".mid")));
        arguments.addAll(List.of(more));
        return Ghostnote.run(arguments.toArray(String[]::new));
    }

    @Test
    void aCueFileCallsThemAndTheSetIsReplayedOnEveryKernel() throws Exception {
        Files.writeString(folder.resolve("a.cue"), "@3.2 drummer my-little-one\n@5.1 style jazz\n@8.4 drummer allround\n");
        assertEquals(0, render("alone").exitCode());
        Ghostnote.Result rendered = render("a", "--drummer", little.toString(), "--cues", file("a.cue"));
        assertEquals(0, rendered.exitCode(), rendered::err);
        assertEquals(before(3 * BAR - 60, "alone.mid"), before(3 * BAR - 60, "a.mid"));
        assertNotEquals(before(8 * BAR - 60, "alone.mid"), before(8 * BAR - 60, "a.mid"));
        for (String kernel : List.of("scalar", "vector")) {
            Ghostnote.Result replayed = Ghostnote.runProcess(
                    List.of("-Dghostnote.kernel=" + kernel), "replay", file("a.set"), "--drummer", little.toString(), "--out",
                    file("again.mid"));
            assertEquals(0, replayed.exitCode(), replayed::err);
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("a.mid")), Files.readAllBytes(folder.resolve("again.mid")));
        }
    }

    private Set<NoteOn> before(int tick, String name) throws IOException {
        return notes(name).stream().filter(on -> on.tick() < tick).collect(Collectors.toCollection(HashSet::new));
    }

    @Test
    void whatIsWrongIsToldInOneLineThatNamesIt() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.safetensors"), "nothing");
        assertSays("there is no drummer nobody: there is allround", render("x", "--drummer", "nobody"));
        assertSays("broken.safetensors", render("x", "--drummer", broken.toString()));
        assertSays("there are two drummers of the name allround", render("x", "--drummer", "allround"));
        Files.writeString(folder.resolve("x.cue"), "@3.1 drummer nobody\n");
        assertSays(
                "x.cue, line 1: drummer nobody: expected allround, my-little-one",
                render("x", "--drummer", little.toString(), "--cues", file("x.cue")));
        assertEquals(0, render("y", "--drummer", little.toString()).exitCode());
        assertSays(
                "in it plays my-little-one (",
                Ghostnote.run("replay", file("y.set"), "--out", file("z.mid")));
        assertTrue(Files.notExists(folder.resolve("z.mid")));
    }

    private static void assertSays(String part, Ghostnote.Result result) {
        assertNotEquals(0, result.exitCode());
        assertTrue(result.err().contains(part), result.err());
        assertEquals(1, result.err().lines().filter(line -> !line.startsWith("WARNING")).count(), result.err());
    }

    @Test
    void whatAJournalHasKeptOfThemIsReplayedToo() throws Exception {
        Map<String, String> state = Map.of("XDG_STATE_HOME", folder.resolve("state").toString());
        Player player = new Player(folder, state, List.of());
        player.awaitPosition("1.3");
        player.type("drummer " + little);
        player.awaitSaid("ghostnote: drummer my-little-one: is ready");
        player.awaitPosition("2.1");
        player.type("temperature 1.1");
        player.awaitPosition("12.1");
        player.signal("KILL");
        ProcessBuilder recover = Ghostnote.process(List.of(), "recover", "--out", file("saved.mid"));
        recover.environment().putAll(state);
        assertEquals(0, Ghostnote.waitFor(recover.start()).exitCode());
        List<String> set = Files.readAllLines(folder.resolve("saved.set"));
        int told = set.indexOf(set.stream().filter(line -> line.startsWith("with my-little-one ")).findFirst().orElseThrow());
        int turned = set.indexOf(
                set.stream().filter(line -> line.endsWith(" drummer my-little-one")).findFirst().orElseThrow());
        assertTrue(told < turned, set::toString);
        Ghostnote.Result replayed = Ghostnote.run(
                "replay", file("saved.set"), "--drummer", little.toString(), "--out", file("again.mid"));
        assertEquals(0, replayed.exitCode(), replayed::err);
        assertEquals(notes("saved.mid"), notes("again.mid"));
    }
}
