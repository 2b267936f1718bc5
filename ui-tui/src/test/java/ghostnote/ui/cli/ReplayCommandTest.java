package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayCommandTest {
    private static final String CUES =
            """
            # from the beginning
            swing 56
            @1.1 style funk

            @2.3+17 temperature 1.4
            @3.1 density -0.5
            @3.2 mute.hat* on
            @4.4 fill now
            @5.1 tempo 333.5
            @6.1 mute.hat* off
            @7.1 second-style jazz
            @7.1 blend 0.5
            @7.2 humanise 0.3
            @8.1 freeze 1
            @9.3 freeze 0
            @10.1 goto 3
            @10.2 reseed-on-16th random
            """;

    @TempDir
    Path folder;

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private void run(String... arguments) {
        Ghostnote.Result result = Ghostnote.run(arguments);
        assertEquals(0, result.exitCode(), result::err);
    }

    private byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    @Test
    void aRenderedSetIsReplayedHitForHitOnEveryKernel() throws Exception {
        Files.writeString(folder.resolve("a.cue"), CUES);
        run("render", "--bars", "12", "--seed", "5", "--cues", file("a.cue"), "--set", file("a.set"), "--out", file("a.mid"));
        run("replay", file("a.set"), "--out", file("again.mid"));
        assertArrayEquals(bytes("a.mid"), bytes("again.mid"));
        Ghostnote.Result scalar = Ghostnote.runProcess(
                List.of("-Dghostnote.kernel=scalar"), "replay", file("a.set"), "--out", file("scalar.mid"));
        assertEquals(0, scalar.exitCode(), scalar::err);
        assertArrayEquals(bytes("a.mid"), bytes("scalar.mid"));
    }

    @Test
    void anHourThatIsTurnedEverySecondIsReplayedHitForHitByTheScalarKernel() throws Exception {
        Files.writeString(folder.resolve("a.cue"), anHourOfCues());
        String[] bars = {"--bars", "1800", "--tempo", "120"};
        Ghostnote.Result vector = Ghostnote.runProcess(
                List.of(), "render", bars[0], bars[1], bars[2], bars[3], "--seed", "5", "--cues", file("a.cue"), "--set",
                file("a.set"), "--out", file("a.mid"));
        assertEquals(0, vector.exitCode(), vector::err);
        Ghostnote.Result scalar = Ghostnote.runProcess(
                List.of("-Dghostnote.kernel=scalar"), "replay", file("a.set"), "--out", file("scalar.mid"));
        assertEquals(0, scalar.exitCode(), scalar::err);
        assertArrayEquals(bytes("a.mid"), bytes("scalar.mid"));
        assertTrue(MidiFileReader.read(folder.resolve("a.mid")).noteOns().size() > 10_000);
    }

    private static String anHourOfCues() {
        SplittableRandom random = new SplittableRandom(3);
        StringBuilder cues = new StringBuilder();
        for (int bar = 1; bar < 1800; bar++) {
            for (int beat = 1; beat <= 3; beat += 2) {
                String turn = switch (random.nextInt(40)) {
                    case 0 -> "goto " + (1 + random.nextInt(bar));
                    case 1 -> "freeze " + random.nextInt(3);
                    case 2 -> "freeze 0";
                    case 3 -> "reseed " + random.nextInt(100);
                    case 4 -> "style " + (random.nextBoolean() ? "funk" : "rock");
                    case 5 -> "fill now";
                    case 6 -> "mute.hat* " + (random.nextBoolean() ? "on" : "off");
                    case 7 -> "tempo " + (90 + random.nextInt(90));
                    default -> "temperature " + (5 + random.nextInt(9)) / 10.0;
                };
                cues.append("@%d.%d %s%n".formatted(bar, beat, turn));
            }
        }
        return cues.toString();
    }

    @Test
    void aLiveSetIsReplayedHitForHit() throws IOException {
        Files.writeString(folder.resolve("a.cue"), CUES);
        run("play", "--bars", "12", "--seed", "5", "--tempo", "600", "--cues", file("a.cue"), "--set", file("live.set"),
                "--out", file("live.mid"), "--json");
        run("replay", file("live.set"), "--out", file("again.mid"));
        assertArrayEquals(bytes("live.mid"), bytes("again.mid"));
        MidiFile music = MidiFileReader.read(folder.resolve("live.mid"));
        assertEquals(2, music.tempos().size());
        assertEquals(333.5, music.tempos().getLast().tempoBpm(), 0.001);
        assertEquals(4 * 1920, music.tempos().getLast().tick());
        assertTrue(music.noteOns().stream()
                .filter(on -> isInBars(on, 4, 6))
                .noneMatch(on -> on.note() == 42 || on.note() == 44 || on.note() == 46));
    }

    /** Off the grid and swung, hits of one bar may sound a little in the next. */
    private static boolean isInBars(NoteOn on, int from, int to) {
        return on.tick() >= 1920L * (from - 1) + 120 && on.tick() < 1920L * (to - 1) - 120;
    }

    @Test
    void renderAndPlayObeyTheSameCuesAlike() throws IOException {
        Files.writeString(folder.resolve("a.cue"), CUES);
        run("render", "--bars", "8", "--seed", "6", "--tempo", "500", "--cues", file("a.cue"), "--out", file("rendered.mid"));
        run("play", "--bars", "8", "--seed", "6", "--tempo", "500", "--cues", file("a.cue"), "--out", file("played.mid"),
                "--json");
        assertArrayEquals(bytes("rendered.mid"), bytes("played.mid"));
    }

    @Test
    void anotherDrummerIsRefusedWithBothDigests() throws IOException {
        run("render", "--bars", "1", "--set", file("a.set"), "--out", file("a.mid"));
        String set = Files.readString(folder.resolve("a.set")).replaceFirst("digest .*", "digest 0123456789abcdef");
        Files.writeString(folder.resolve("a.set"), set);
        Ghostnote.Result result = Ghostnote.run("replay", file("a.set"), "--out", file("b.mid"));
        assertEquals(65, result.exitCode());
        assertTrue(result.err().contains("was played by allround (0123456789abcdef), and this is allround ("), result::err);
    }

    @Test
    void aWrongCueIsToldByFileAndLineAndWhatIsAllowed() throws IOException {
        assertRefused("@0.1 swing 60", "position @0.1: expected @BAR.BEAT, bars from 1, beats 1 to 4");
        assertRefused("@1.5 swing 60", "position @1.5: expected");
        assertRefused("@1.1 swing", "expected [@BAR.BEAT] CONTROL VALUE");
        assertRefused("@1.1 swang 60", "there is no control swang");
        assertRefused("@1.1 swing 80", "swing 80: expected a number from 50 to 75");
        assertRefused("@1.1 swing NaN", "swing NaN: expected a number from 50 to 75");
        assertRefused("@1.1 fill-every 1.5", "fill-every 1.5: expected a whole number from 0 to 64");
        assertRefused("@1.1 mute.kick yes", "mute.kick yes: expected on or off");
        assertRefused("reseed 5", "reseed 5: expected where, such as @5.1 reseed 5");
        assertRefused("@1.1 freeze 9", "freeze 9: expected a whole number from 0 to 8");
        assertRefused("@1.1 mute.x* on", "there is no control mute.x*");
        assertRefused("@1.1 style polka", "style polka: expected none, afrobeat");
    }

    private void assertRefused(String line, String expected) throws IOException {
        Files.writeString(folder.resolve("bad.cue"), "# one\n" + line + "\n");
        Ghostnote.Result result = Ghostnote.run(
                "render", "--bars", "1", "--cues", file("bad.cue"), "--out", file("bad.mid"));
        assertEquals(65, result.exitCode());
        assertEquals(1, result.errLines().size());
        assertTrue(result.err().contains("bad.cue, line 2: "), result::err);
        assertTrue(result.err().contains(expected), result::err);
    }

    @Test
    void whatIsNotASetFileIsRefused() throws IOException {
        for (String text : List.of("", "ghostnote set 2\n", "ghostnote set 1\nmodel x\nseed 5\n", "\u0000\n")) {
            Files.writeString(folder.resolve("bad.set"), text);
            Ghostnote.Result result = Ghostnote.run("replay", file("bad.set"), "--out", file("b.mid"));
            assertEquals(65, result.exitCode(), result::err);
            assertEquals(1, result.errLines().size());
        }
    }

    @Test
    void theTableSaysOfEachControlWhatItTakesAndDoes() {
        Ghostnote.Result result = Ghostnote.run("controls");
        assertEquals(0, result.exitCode(), result::err);
        assertTrue(result.out().contains("swing            50 to 75 %         50       at once    yes   where the second"), result::out);
        assertTrue(result.out().contains("mute.VOICE       on, off            off      next bar   yes   the voice"), result::out);
    }
}
