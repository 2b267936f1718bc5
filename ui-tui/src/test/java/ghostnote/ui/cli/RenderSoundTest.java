package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code render} and {@code replay} write into WAV files. */
class RenderSoundTest {
    /** Over before the next could come, and loud from its first frame. */
    private static final String CLICK =
            """
            variation = 0
            [voices.kick]
            curve = 0.1
            bright-hz = 20000
            dark-hz = 19000
            parts = [{ squares-hz = [4000], decay-ms = 4 }]
            """;

    private static final int BETWEEN_CLICKS_FRAMES = 400;

    @TempDir
    Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Path render(String name, String... options) {
        return new Renders(folder).render(name, options);
    }

    /** The frames at which something begins after silence, as another reader reads the file. */
    private static List<Long> onsets(Path wav) throws Exception {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            List<Long> onsets = new ArrayList<>();
            long loudFrame = -BETWEEN_CLICKS_FRAMES;
            for (long frame = 0; bytes.hasRemaining(); frame++) {
                float sample = Math.max(Math.abs(bytes.getFloat()), Math.abs(bytes.getFloat()));
                if (sample > 0.001) {
                    if (frame - loudFrame >= BETWEEN_CLICKS_FRAMES) {
                        onsets.add(frame);
                    }
                    loudFrame = frame;
                }
            }
            return onsets;
        }
    }

    private static void assertWithinAFrame(List<Double> wanted, List<Long> found) {
        assertEquals(wanted.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertEquals(wanted.get(i), found.get(i), 1, "onset " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"480,48000", "96,44100", "1000,96000"})
    void aClickTrackAtOddTemposHasItsOnsetsWithinAFrameOfWhereTheyBelong(int ppqn, int rateHz) throws Exception {
        SplittableRandom random = new SplittableRandom(ppqn);
        List<Double> wanted = new ClickTrack(random, ppqn, 100, ppqn / 8, 340)
                .write(file("click.mid"), 300).stream().map(seconds -> seconds * rateHz).toList();
        Files.writeString(file("click.toml"), CLICK);
        Path wav = render(
                "click.wav",
                "--from", file("click.mid").toString(),
                "--sound", file("click.toml").toString(),
                "--bits", "32",
                "--rate", String.valueOf(rateHz));
        assertWithinAFrame(wanted, onsets(wav));
    }

    @Test
    void hitsOfADrummerLieAtTheExactTempoHoweverLongItPlays() throws Exception {
        Files.writeString(file("click.toml"), CLICK);
        String[] options = {"--bars", "200", "--seed", "3", "--tempo", "173.3", "--style", "none"};
        MidiFile notes = MidiFileReader.read(render("long.mid", options));
        String[] heard = Stream.concat(
                        Stream.of(options), Stream.of("--sound", file("click.toml").toString(), "--bits", "32"))
                .toArray(String[]::new);
        List<Double> wanted = new ArrayList<>();
        double kick = -1e9;
        for (NoteOn on : notes.noteOns()) {
            // The second kick sounds like the first here; two in a flam are one onset.
            if (on.note() == 36 || on.note() == 35) {
                double before = kick;
                kick = on.tick() * 60 / (173.3 * 480) * 48_000;
                if (kick - before > 3 * BETWEEN_CLICKS_FRAMES) {
                    wanted.add(kick);
                }
            }
        }
        assertTrue(wanted.size() > 300, "only " + wanted.size() + " kicks");
        List<Long> found = onsets(render("long.wav", heard));
        assertEquals(
                List.of(),
                wanted.stream()
                        .filter(frame -> found.stream().noneMatch(onset -> Math.abs(onset - frame) <= 1))
                        .toList());
    }

    @Test
    void theSameCommandGivesTheSameBytesAndAnotherSeedOthers() throws IOException {
        for (String bits : List.of("16", "24", "32")) {
            String[] options = {"--bars", "2", "--seed", "7", "--bits", bits};
            assertArrayEquals(
                    Files.readAllBytes(render("a.wav", options)), Files.readAllBytes(render("b.wav", options)));
        }
        byte[] other = Files.readAllBytes(render("c.wav", "--bars", "2", "--seed", "8", "--bits", "32"));
        assertFalse(Arrays.equals(Files.readAllBytes(file("a.wav")), other));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void aSetFileSoundsAsItsPerformance(String sound) throws IOException {
        Files.writeString(file("my.cues"), "@2.1 tempo 97.5\n@3.3 temperature 1.3\n@4.2 tempo 161\n");
        Path first = render(
                "first.wav",
                "--bars", "5", "--seed", "7", "--sound", sound,
                "--cues", file("my.cues").toString(),
                "--set", file("my.set").toString());
        Path second = render("second.wav", "--from", file("my.set").toString(), "--sound", sound);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
        Path third = file("third.wav");
        Renders.run("replay", file("my.set").toString(), "--out", third.toString(), "--sound", sound);
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(third));
    }

    @Test
    void theControlsOfSoundAreObeyedAndChangeNoHit() throws Exception {
        String[] plain = {"--bars", "4", "--seed", "7", "--bits", "32"};
        Files.writeString(file("mix.cues"), "level -12\n@3.1 level -60\n@3.1 gain.kick -60\n");
        String[] mixed = Stream.concat(Stream.of(plain), Stream.of("--cues", file("mix.cues").toString()))
                .toArray(String[]::new);
        float[] loud = samples(render("loud.wav", plain));
        float[] soft = samples(render("soft.wav", mixed));
        assertEquals(loud.length, soft.length, 48_000);
        int turned = loud.length / 3;
        // The limiter bends what is loud.
        assertEquals(peak(loud, 0, turned) / 4, peak(soft, 0, turned), peak(loud, 0, turned) / 25);
        assertTrue(peak(soft, 2 * turned, soft.length) < peak(loud, 2 * turned, loud.length) / 200);
        assertEquals(
                MidiFileReader.read(render("a.mid", "--bars", "4", "--seed", "7")).noteOns(),
                MidiFileReader.read(render("b.mid", "--bars", "4", "--seed", "7", "--cues", file("mix.cues").toString()))
                        .noteOns());
    }

    private static float[] samples(Path wav) throws Exception {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            FloatBuffer floats = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
            float[] samples = new float[floats.remaining()];
            floats.get(samples);
            return samples;
        }
    }

    private static float peak(float[] samples, int from, int to) {
        float peak = 0;
        for (int i = from; i < to; i++) {
            peak = Math.max(peak, Math.abs(samples[i]));
        }
        return peak;
    }

    @Test
    void countWritesASoundForEachSeedEqualToOneRenderedAlone() throws IOException {
        Ghostnote.Result result = Renders.run(
                "render", "--bars", "1", "--seed", "40", "--count", "3", "--sound", "machine",
                "--out", file("takes").toString(), "--json");
        List<?> files = (List<?>) ((Map<?, ?>) Json.parse(result.out())).get("files");
        assertEquals(3, files.size());
        assertTrue(((Number) ((Map<?, ?>) files.getFirst()).get("seconds")).doubleValue() > 1);
        for (int seed = 40; seed < 43; seed++) {
            Path alone = render("alone.wav", "--bars", "1", "--seed", String.valueOf(seed), "--sound", "machine");
            assertArrayEquals(
                    Files.readAllBytes(alone), Files.readAllBytes(file("takes/seed-%d.wav".formatted(seed))));
        }
    }

    @Test
    void theDrumsOfAFileSoundThoughOtherChannelsPlay() throws Exception {
        Files.writeString(file("click.toml"), CLICK);
        List<NoteOn> notes = List.of(
                new NoteOn(0, 0, 36, 100),
                NoteOn.drum(480, 36, 100),
                NoteOn.drum(480, 36, 90),
                new NoteOn(960, 3, 36, 100),
                NoteOn.drum(1_440, 36, 100));
        new MidiFileWriter().write(file("song.mid"), MidiFile.of(notes, 120, 4, 4, 1_920));
        Path wav = render(
                "song.wav",
                "--from", file("song.mid").toString(),
                "--sound", file("click.toml").toString(),
                "--bits", "32");
        assertWithinAFrame(List.of(24_000.0, 72_000.0), onsets(wav));
    }

    @Test
    void notesThatNoDrumHasAreTold() throws IOException {
        List<NoteOn> notes = List.of(NoteOn.drum(0, 36, 100), NoteOn.drum(10, 80, 100), NoteOn.drum(20, 81, 100));
        new MidiFileWriter().write(file("bells.mid"), MidiFile.of(notes, 120, 4, 4, 1_920));
        Ghostnote.Result result =
                Renders.run("render", "--from", file("bells.mid").toString(), "--out", file("x.wav").toString());
        assertTrue(result.err().contains("left out 2 notes that no drum of the kit has"), result::err);
    }

    @Test
    void theTailRingsOutAfterTheEnd() throws Exception {
        new MidiFileWriter()
                .write(file("crash.mid"), MidiFile.of(List.of(NoteOn.drum(0, 49, 120)), 120, 4, 4, 480));
        Path wav = render("crash.wav", "--from", file("crash.mid").toString(), "--bits", "16", "--rate", "44100");
        try (AudioInputStream in = AudioSystem.getAudioInputStream(wav.toFile())) {
            assertEquals(44_100, in.getFormat().getSampleRate());
            assertEquals(16, in.getFormat().getSampleSizeInBits());
            assertTrue(in.getFrameLength() > 2 * 44_100, in.getFrameLength() + " frames");
        }
    }

    @Test
    void whatCannotBeIsToldInOneLineBeforeAnythingIsWritten() throws IOException {
        String out = file("x.wav").toString();
        String midi = file("x.mid").toString();
        new MidiFileWriter().write(file("x.mid"), MidiFile.of(List.of(new NoteOn(0, 0, 61, 9)), 120, 4, 4, 480));
        assertTrue(Renders.refusal(64, "render", "--out", out, "--bits", "20").contains("20 bits: expected 16, 24"));
        assertTrue(Renders.refusal(64, "render", "--out", out, "--rate", "7").contains("expected 32000 to 192000"));
        assertTrue(Renders.refusal(65, "render", "--out", out, "--sound", "tin").contains("there is acoustic, machine"));
        assertTrue(Renders.refusal(64, "render", "--out", file("y.mid").toString(), "--sound", "machine").contains(".wav"));
        assertTrue(Renders.refusal(64, "render", "--out", file("y.flac").toString()).contains("WAV"));
        assertTrue(Renders.refusal(64, "render", "--out", out, "--from", midi, "--seed", "3").contains("--seed"));
        assertTrue(Renders.refusal(64, "render", "--out", out, "--from", midi, "--model", "m").contains("--model"));
        assertTrue(Renders.refusal(64, "render", "--out", out, "--from", midi).contains("no drums on channel 10"));
        assertTrue(Renders.refusal(64, "render", "--out", midi, "--from", midi).contains("it is a MIDI file already"));
        assertTrue(Renders.refusal(66, "render", "--out", out, "--from", file("no.mid").toString()).contains("no such file"));
        assertTrue(Renders.refusal(74, "render", "--out", file("none/x.wav").toString()).contains("no such folder"));
        assertTrue(Renders.refusal(64, "render", "--out", out, "--bars", "9000000").contains("minutes of music, and a WAV file"));
        assertFalse(Files.exists(file("x.wav")));
    }
}
