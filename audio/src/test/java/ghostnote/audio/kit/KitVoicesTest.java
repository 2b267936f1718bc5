package ghostnote.audio.kit;

import static ghostnote.audio.kit.Sounds.RATE_HZ;
import static ghostnote.audio.kit.Sounds.hit;
import static ghostnote.audio.kit.Sounds.kit;
import static ghostnote.audio.kit.Sounds.play;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.kit.Sounds.Stereo;
import ghostnote.engine.drum.Voice;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether the kits that ship sound like drums, as far as numbers tell. */
class KitVoicesTest {
    private static final double SECONDS = 4;

    /** Enough of a cymbal to compare it with itself. */
    private static final double A_WHILE_S = 1.3;

    /** Loudness, where the middle of the spectrum lies and how long it rings, each within what such drums have. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // voice       | peak dBFS at 127 | centroid Hz at 100 | ms until 60 dB down
                "KICK          | -11 .. -6        |    60 .. 250       |  200 .. 900",
                "SNARE         | -11 .. -6        |  1500 .. 5000      |  120 .. 350",
                "RIM           | -12 .. -6        |  1500 .. 7000      |  100 .. 350",
                "CROSS_STICK   | -18 .. -9        |   900 .. 3000      |   30 .. 150",
                "CLAP          | -16 .. -9        |  1000 .. 5500      |  100 .. 400",
                "HAT_CLOSED    | -20 .. -12       |  6000 .. 12000     |   40 .. 160",
                "HAT_PEDAL     | -20 .. -12       |  3500 .. 9000      |   30 .. 130",
                "HAT_OPEN      | -18 .. -11       |  6000 .. 12000     |  400 .. 1200",
                "TOM_1         | -13 .. -7        |   130 .. 400       |  250 .. 800",
                "TOM_2         | -14 .. -7        |   110 .. 300       |  250 .. 800",
                "TOM_3         | -13 .. -6        |    80 .. 220       |  250 .. 800",
                "TOM_4         | -12 .. -5        |    60 .. 180       |  250 .. 900",
                "CRASH_1       | -16 .. -9        |  3000 .. 9500      | 1500 .. 4000",
                "CRASH_2       | -16 .. -8        |  3000 .. 11000     | 1500 .. 4000",
                "RIDE          | -18 .. -11       |  2500 .. 9000      | 1000 .. 3500",
                "RIDE_BELL     | -19 .. -10       |  1000 .. 4500      |  600 .. 3000",
                "TAMBOURINE    | -21 .. -11       |  6000 .. 14000     |   80 .. 350",
                "COWBELL       | -18 .. -11       |   700 .. 2500      |  150 .. 600"
            })
    void eachVoiceLiesWhereSuchDrumsLie(Voice voice, String peakDb, String centroidHz, String decayMs) {
        for (String name : List.of("acoustic", "machine")) {
            Stereo hard = Sounds.hit(name, voice, 127, SECONDS);
            double[] usual = Sounds.hit(name, voice, 100, SECONDS).mono();
            assertWithin(name + " peak", 20 * Math.log10(hard.peak()), peakDb);
            assertWithin(name + " centroid", Voices.centroidHz(usual), centroidHz);
            assertWithin(name + " decay", Voices.decayMs(usual, 60), decayMs);
        }
    }

    private static void assertWithin(String what, double value, String range) {
        String[] ends = range.split(" *\\.\\. *", -1);
        assertTrue(
                value >= Double.parseDouble(ends[0]) && value <= Double.parseDouble(ends[1]),
                "%s %.1f: expected %s".formatted(what, value, range));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void theHarderAHitTheLouderAndTheBrighterForEachVoice(String name) {
        int[] velocities = {1, 20, 45, 70, 100, 127};
        for (Voice voice : Voice.values()) {
            double energyDb = Double.NEGATIVE_INFINITY;
            double centroidHz = 0;
            for (int velocity : velocities) {
                double[] sound = Sounds.hit(name, voice, velocity, A_WHILE_S).mono();
                double louderDb = Voices.energyDb(sound);
                double brighterHz = Voices.centroidHz(sound);
                String what = "%s at %d".formatted(voice, velocity);
                assertTrue(louderDb > energyDb + 1.5, "%s: %.1f after %.1f dB".formatted(what, louderDb, energyDb));
                assertTrue(brighterHz > centroidHz * 1.005, "%s: %.0f after %.0f Hz".formatted(what, brighterHz, centroidHz));
                energyDb = louderDb;
                centroidHz = brighterHz;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void ghostNotesAreAudiblySoftAndDark(String name) {
        double[] ghost = Sounds.hit(name, Voice.SNARE, 25, SECONDS).mono();
        double[] backbeat = Sounds.hit(name, Voice.SNARE, 112, SECONDS).mono();
        double below = Voices.energyDb(backbeat) - Voices.energyDb(ghost);
        assertTrue(below > 15 && below < 30, "%.1f dB below".formatted(below));
        assertTrue(Voices.centroidHz(ghost) < Voices.centroidHz(backbeat) / 2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void aKickIsAClickAndThenABodyThatFallsInPitch(String name) {
        double[] kick = Sounds.hit(name, Voice.KICK, 110, SECONDS).mono();
        Spectrum click = Spectrum.of(Arrays.copyOf(kick, RATE_HZ / 100), RATE_HZ);
        Spectrum body = Spectrum.of(Arrays.copyOfRange(kick, RATE_HZ / 20, RATE_HZ / 4), RATE_HZ);
        assertTrue(click.share(1_500, 6_000) > 0.005, "its click has %.4f".formatted(click.share(1_500, 6_000)));
        assertTrue(body.share(30, 90) > 0.9, "its body has %.2f".formatted(body.share(30, 90)));
        assertTrue(click.share(90, 400) > 0.3, "it begins with %.2f".formatted(click.share(90, 400)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void aSnareHasABodyAndWires(String name) {
        Spectrum snare = Spectrum.of(Sounds.hit(name, Voice.SNARE, 110, SECONDS).mono(), RATE_HZ);
        assertTrue(snare.share(120, 450) > 0.2, "body %.2f".formatted(snare.share(120, 450)));
        assertTrue(snare.share(1_500, 14_000) > 0.25, "wires %.2f".formatted(snare.share(1_500, 14_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void hatsAndCymbalsAreMetalAndNotJustNoise(String name) {
        for (Voice voice : List.of(Voice.HAT_CLOSED, Voice.HAT_OPEN, Voice.CRASH_1, Voice.RIDE, Voice.COWBELL)) {
            double[] sound = Sounds.hit(name, voice, 100, SECONDS).mono();
            double flat = Spectrum.of(Arrays.copyOf(sound, RATE_HZ / 3), RATE_HZ).flatness(2_000, 12_000);
            assertTrue(flat < 0.4, "%s: %.2f, noise has 0.56".formatted(voice, flat));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void nothingHasDirectCurrent(String name) {
        for (Voice voice : Voice.values()) {
            Stereo sound = Sounds.hit(name, voice, 127, 8);
            for (float[] side : List.of(sound.left(), sound.right())) {
                double sum = 0;
                for (float sample : side) {
                    sum += sample;
                }
                assertEquals(0, sum / side.length, 1e-7, voice.word());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void aBusyGroovePeaksAboutSixDecibelsBelowFullScale(String name) {
        Stereo groove = play(kit(name), Sounds.denseGroove(8), 16 * RATE_HZ, 512);
        double peakDb = 20 * Math.log10(groove.peak());
        assertTrue(peakDb > -9 && peakDb < -4, "%.1f dBFS".formatted(peakDb));
    }

    @Test
    void aDrumSoundsAlikeAtEverySampleRate() {
        for (String name : List.of("acoustic", "machine")) {
            for (Voice voice : List.of(Voice.KICK, Voice.SNARE, Voice.CROSS_STICK, Voice.HAT_OPEN, Voice.RIDE_BELL)) {
                double at48 = Voices.energyDb(Sounds.hit(name, voice, 100, SECONDS).mono());
                for (int rateHz : new int[] {44_100, 88_200, 96_000}) {
                    SynthKit kit = new SynthKit(Sounds.shipped(name), rateHz);
                    double[] other = play(kit, List.of(hit(0, voice, 100)), (int) (SECONDS * rateHz), 512).mono();
                    double energyDb = Voices.energyDb(other) - 10 * Math.log10((double) rateHz / RATE_HZ);
                    assertEquals(at48, energyDb, 2, "%s %s at %d Hz".formatted(name, voice, rateHz));
                }
            }
        }
    }
}
