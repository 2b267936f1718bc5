package ghostnote.audio.kit;

import static ghostnote.audio.kit.Sounds.RATE_HZ;
import static ghostnote.audio.kit.Sounds.hit;
import static ghostnote.audio.kit.Sounds.play;
import static ghostnote.audio.kit.Sounds.turmoil;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.kit.Sounds.Stereo;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.SoundException;
import ghostnote.audio.sound.TimedMessage;
import ghostnote.audio.sound.Wavs;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.SampledKit;
import ghostnote.presets.SampleFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleKitTest {
    private static final int BLOCK = 512;

    /** A kit of files is 6 dB below what they are. */
    private static final float KIT_GAIN = (float) Math.pow(10, -0.3);

    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void writeKit() throws IOException {
        Wavs.write(folder.resolve("kick.wav"), RATE_HZ, noise(1, 9_000));
        Wavs.write(folder.resolve("snare.1.wav"), RATE_HZ, noise(2, 7_000), noise(3, 7_000));
        Wavs.write(folder.resolve("snare.2.wav"), RATE_HZ, noise(4, 8_000), noise(5, 8_000));
        Wavs.write(folder.resolve("hat-closed.wav"), RATE_HZ, noise(6, 2_000));
        Wavs.write(folder.resolve("hat-open.wav"), RATE_HZ, noise(7, 40_000));
        Wavs.write(folder.resolve("crash-1@50.wav"), 44_100, noise(8, 60_000));
        Wavs.write(folder.resolve("crash-1@100.wav"), 96_000, noise(9, 90_000));
    }

    private static float[] noise(long seed, int frames) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] noise = new float[frames];
        for (int i = 0; i < frames; i++) {
            noise[i] = (float) ((random.nextDouble() - 0.5) * Math.exp(-4.0 * i / frames));
        }
        return noise;
    }

    private Instrument kit() {
        return LoadedSamples.load(SampleFolder.read(folder, told::add), told::add).make(RATE_HZ);
    }

    private void writeToml(String content) throws IOException {
        Files.writeString(folder.resolve("kit.toml"), content);
    }

    private static float[] times(float[] samples, float gain) {
        float[] product = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            product[i] = samples[i] * gain;
        }
        return product;
    }

    @Test
    void theHardestHitIsTheRecordingItselfFromItsVeryFrame() {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20; i++) {
            int offset = random.nextInt(5_000);
            Stereo sound =
                    play(kit(), List.of(hit(offset, Voice.KICK, 127)), offset + 9_000, 1 + random.nextInt(3_000));
            assertEquals(0, sound.part(0, offset).peak());
            assertArrayEquals(times(noise(1, 9_000), KIT_GAIN), sound.part(offset, offset + 9_000).left(), 1e-6f);
            assertArrayEquals(sound.left(), sound.right());
        }
        assertEquals(List.of(), told);
    }

    @Test
    void theSamplesDoNotDependOnHowTheyAreCutIntoBlocks() {
        Stereo whole = play(kit(), turmoil(3), 3 * RATE_HZ, Instrument.MOST_FRAMES);
        assertTrue(whole.peak() > 0.2);
        for (int block : new int[] {1, 64, 100, 1_023}) {
            Stereo cut = play(kit(), turmoil(3), 3 * RATE_HZ, block);
            assertArrayEquals(whole.left(), cut.left(), "in blocks of " + block);
            assertArrayEquals(whole.right(), cut.right(), "in blocks of " + block);
        }
    }

    @Test
    void filesOfTheSameVoiceTakeTurns() {
        float[][] wanted = {noise(2, 7_000), noise(4, 8_000), noise(2, 7_000)};
        Instrument kit = kit();
        for (float[] each : wanted) {
            Stereo sound = play(kit, List.of(hit(0, Voice.SNARE, 127)), 8_000, BLOCK);
            assertArrayEquals(times(each, KIT_GAIN), sound.part(0, each.length).left(), 1e-6f);
        }
    }

    @Test
    void aStereoFileHasItsSides() {
        Stereo sound = play(kit(), List.of(hit(0, Voice.SNARE, 127)), 7_000, BLOCK);
        assertArrayEquals(times(noise(3, 7_000), KIT_GAIN), sound.right(), 1e-6f);
    }

    @Test
    void aHitIsPlayedByTheLayerForItsVelocityAndTheHardestByTheHardest() throws IOException {
        writeToml(
                """
                level-db = 0
                [voices.kick]
                layers = [{ to = 90, files = ["hat-closed.wav"] }, { to = 40, files = ["kick.wav"] }]
                curve = 0
                """);
        float[] soft = noise(1, 9_000);
        float[] hard = Arrays.copyOf(noise(6, 2_000), 9_000);
        for (Map.Entry<Integer, float[]> each :
                Map.of(1, soft, 40, soft, 41, hard, 90, hard, 91, hard, 127, hard).entrySet()) {
            Stereo sound = play(kit(), List.of(hit(0, Voice.KICK, each.getKey())), 9_000, BLOCK);
            assertArrayEquals(each.getValue(), sound.left(), 1e-6f, "at " + each.getKey());
        }
    }

    @Test
    void softerIsQuieterAndWithOneLayerDarker() {
        Stereo hard = play(kit(), List.of(hit(0, Voice.KICK, 127)), 9_000, BLOCK);
        Stereo soft = play(kit(), List.of(hit(0, Voice.KICK, 40)), 9_000, BLOCK);
        double quieterDb = Voices.energyDb(hard.mono()) - Voices.energyDb(soft.mono());
        double ofVelocityDb = -20 * 1.4 * Math.log10(40 / 127.0);
        assertTrue(quieterDb > ofVelocityDb && quieterDb < ofVelocityDb + 12, quieterDb + " dB");
        assertTrue(Voices.centroidHz(soft.mono()) < 0.8 * Voices.centroidHz(hard.mono()));
        Stereo layered = play(kit(), List.of(hit(0, Voice.CRASH_1, 30)), 9_000, BLOCK);
        Stereo layeredHarder = play(kit(), List.of(hit(0, Voice.CRASH_1, 50)), 9_000, BLOCK);
        assertEquals(Voices.centroidHz(layered.mono()), Voices.centroidHz(layeredHarder.mono()), 1);
    }

    @Test
    void aHatEndsTheHatBeforeIt() {
        TimedMessage closes = hit(6_000, Voice.HAT_PEDAL, 60);
        Stereo both = play(kit(), List.of(hit(0, Voice.HAT_OPEN, 110), closes), 12_000, BLOCK);
        Stereo closed = play(kit(), List.of(closes), 12_000, BLOCK);
        int gone = 6_000 + RATE_HZ * 30 / 1_000;
        assertTrue(play(kit(), List.of(hit(0, Voice.HAT_OPEN, 110)), 12_000, BLOCK).part(gone, 12_000).peak() > 0.01);
        assertArrayEquals(closed.part(gone, 12_000).left(), both.part(gone, 12_000).left(), 1e-6f);
    }

    @Test
    void aVoiceThatIsNotThereSoundsAsWhatIsMostLikeIt() {
        Stereo rim = play(kit(), List.of(hit(0, Voice.RIM, 127)), 7_000, BLOCK);
        assertArrayEquals(times(noise(2, 7_000), KIT_GAIN), rim.left(), 1e-6f);
    }

    @Test
    void kitTomlSaysLevelsPlacesAndChokes() throws IOException {
        writeToml(
                """
                name = "Two"
                level-db = -12
                [voices.kick]
                files = ["kick.wav"]
                level-db = 6
                pan = -1
                choke = "all"
                [voices.cowbell]
                files = ["hat-open.wav"]
                choke = "all"
                """);
        Stereo kick = play(kit(), List.of(hit(0, Voice.KICK, 127)), 9_000, BLOCK);
        assertArrayEquals(times(noise(1, 9_000), KIT_GAIN * (float) Math.sqrt(2)), kick.left(), 1e-6f);
        assertEquals(0, new Stereo(kick.right(), kick.right()).peak(), 1e-7f);
        Stereo both = play(kit(), List.of(hit(0, Voice.COWBELL, 127), hit(100, Voice.KICK, 127)), 9_000, BLOCK);
        assertEquals(0, new Stereo(both.right(), both.right()).part(1_400, 9_000).peak(), 1e-7f);
        assertEquals("Two", SampleFolder.read(folder, told::add).name());
    }

    @Test
    void whatCannotBeReadIsToldAndLeftOut() throws IOException {
        Files.writeString(folder.resolve("snare.1.wav"), "RIFF of a kind");
        Files.writeString(folder.resolve("ride.wav"), "no sound at all");
        Stereo snare = play(kit(), List.of(hit(0, Voice.SNARE, 127)), 8_000, BLOCK);
        assertArrayEquals(times(noise(4, 8_000), KIT_GAIN), snare.left(), 1e-6f);
        assertEquals(2, told.size(), told::toString);
        assertTrue(told.stream().allMatch(line -> line.endsWith("; left out") && line.lines().count() == 1));
        writeToml("[voices.kick]\nfiles = [\"ride.wav\", \"none.wav\"]");
        String refusal = assertThrows(SoundException.class, this::kit).getMessage();
        assertTrue(refusal.contains("none of its files can be played"), refusal);
        assertTrue(told.stream().anyMatch(line -> line.contains("none.wav: no such file")), told::toString);
    }

    @Test
    void hitsAndRenderingAllocateNothing() {
        assertEquals(0, Sounds.leastBytes(kit(), turmoil(13)));
    }

    @Test
    void filesOfAnotherRateLastAsLong() {
        Stereo crash = play(kit(), List.of(hit(0, Voice.CRASH_1, 30)), 2 * RATE_HZ, BLOCK);
        int frames = 60_000 * 480 / 441;
        assertTrue(crash.part(frames - 20, frames).peak() > 0);
        assertEquals(0, crash.part(frames + 1, 2 * RATE_HZ).peak());
    }

    @Test
    void theKitIsNamedAfterItsFolder() {
        SampledKit kit = SampleFolder.read(folder, told::add);
        assertEquals(folder.getFileName() + "/", kit.name());
    }
}
