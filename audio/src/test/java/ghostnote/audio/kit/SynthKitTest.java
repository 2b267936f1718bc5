package ghostnote.audio.kit;

import static ghostnote.audio.kit.Sounds.RATE_HZ;
import static ghostnote.audio.kit.Sounds.hit;
import static ghostnote.audio.kit.Sounds.kit;
import static ghostnote.audio.kit.Sounds.play;
import static ghostnote.audio.kit.Sounds.turmoil;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.kit.Sounds.Stereo;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.Master;
import ghostnote.audio.sound.TimedMessage;
import ghostnote.engine.drum.Voice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SynthKitTest {
    private static final int BLOCK = 512;

    private static void assertSilent(Stereo sound, int from, int until) {
        assertEquals(0, sound.part(from, until).peak());
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void theSamplesDoNotDependOnHowTheyAreCutIntoBlocks(String name) {
        Stereo whole = play(kit(name), turmoil(3), 3 * RATE_HZ, Instrument.MOST_FRAMES);
        for (int block : new int[] {1, 64, 100, 1_023}) {
            Stereo cut = play(kit(name), turmoil(3), 3 * RATE_HZ, block);
            assertArrayEquals(whole.left(), cut.left(), "in blocks of " + block);
            assertArrayEquals(whole.right(), cut.right(), "in blocks of " + block);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void anOnsetLiesAtExactlyItsFrameWhateverTheBlock(String name) {
        SplittableRandom random = new SplittableRandom(7);
        int frames = 12_000;
        for (Voice voice : Voice.values()) {
            Stereo atOnce = play(kit(name), List.of(hit(0, voice, 101)), frames, BLOCK);
            assertTrue(atOnce.part(0, 48).peak() > 0, voice + " is late");
            for (int i = 0; i < 5; i++) {
                int offset = random.nextInt(4_000);
                int block = 1 + random.nextInt(3_000);
                Stereo later = play(kit(name), List.of(hit(offset, voice, 101)), offset + frames, block);
                assertSilent(later, 0, offset);
                assertArrayEquals(
                        atOnce.left(),
                        later.part(offset, offset + frames).left(),
                        "%s at %d in blocks of %d".formatted(voice, offset, block));
            }
        }
    }

    @Test
    void aMessageBehindTheEndOfItsBlockIsObeyedWithTheNext() {
        SynthKit kit = kit("acoustic");
        kit.send(5_000, Sounds.NOTE_ON, Voice.KICK.note(), 100);
        Stereo first = play(kit, List.of(), 64, 64);
        assertSilent(first, 0, 64);
        assertTrue(play(kit, List.of(), 64, 64).peak() > 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void twoKitsPlayTheSameSamples(String name) {
        Stereo first = play(kit(name), turmoil(11), 2 * RATE_HZ, BLOCK);
        Stereo second = play(kit(name), turmoil(11), 2 * RATE_HZ, BLOCK);
        assertArrayEquals(first.left(), second.left());
        assertArrayEquals(first.right(), second.right());
    }

    @Test
    void whatADrumSoundsLikeDoesNotDependOnWhatOthersPlayed() {
        List<TimedMessage> kicks = List.of(hit(0, Voice.KICK, 90), hit(9_000, Voice.KICK, 90));
        List<TimedMessage> both = List.of(kicks.get(0), hit(9_000, Voice.CLAP, 90), kicks.get(1));
        Stereo alone = play(kit("acoustic"), kicks, 18_000, BLOCK);
        Stereo together = play(kit("acoustic"), both, 18_000, BLOCK);
        Stereo clap = play(kit("acoustic"), List.of(hit(9_000, Voice.CLAP, 90)), 18_000, BLOCK);
        for (int i = 0; i < alone.frames(); i++) {
            assertEquals(together.left()[i], alone.left()[i] + clap.left()[i], 1e-6f);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void everythingRingsOutIntoSilence(String name) {
        SynthKit kit = kit(name);
        assertSilent(play(kit, List.of(), RATE_HZ, BLOCK), 0, RATE_HZ);
        play(kit, turmoil(5), 2 * RATE_HZ, BLOCK);
        play(kit, List.of(), 6 * RATE_HZ, BLOCK);
        assertSilent(play(kit, List.of(), RATE_HZ, BLOCK), 0, RATE_HZ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void aHatEndsTheHatBeforeIt(String name) {
        for (Voice next : List.of(Voice.HAT_CLOSED, Voice.HAT_PEDAL, Voice.HAT_CLOSED_EDGE)) {
            TimedMessage closes = hit(6_000, next, 60);
            Stereo open = play(kit(name), List.of(hit(0, Voice.HAT_OPEN, 110)), 12_000, BLOCK);
            Stereo both = play(kit(name), List.of(hit(0, Voice.HAT_OPEN, 110), closes), 12_000, BLOCK);
            Stereo closed = play(kit(name), List.of(closes), 12_000, BLOCK);
            int gone = 6_000 + RATE_HZ * 30 / 1_000;
            assertTrue(open.part(gone, 12_000).peak() > 0.01, "an open hat rings");
            for (int i = gone; i < both.frames(); i++) {
                assertEquals(closed.left()[i], both.left()[i], 3e-5f, "%d frames after a %s".formatted(i - 6_000, next));
            }
        }
    }

    @Test
    void sixteenDrumsSoundTogetherEachAsIfItWereAlone() {
        List<TimedMessage> all = Stream.of(Voice.values())
                .filter(voice -> !voice.word().startsWith("hat"))
                .limit(16)
                .map(voice -> hit(100, voice, 90))
                .toList();
        double[] sum = new double[RATE_HZ];
        for (TimedMessage one : all) {
            double[] alone = play(kit("acoustic"), List.of(one), sum.length, BLOCK).mono();
            Arrays.setAll(sum, i -> sum[i] + alone[i]);
        }
        assertArrayEquals(sum, play(kit("acoustic"), all, sum.length, BLOCK).mono(), 1e-5);
    }

    @Test
    void theOldestHitMakesRoomWithoutAClick() {
        List<TimedMessage> others = new ArrayList<>();
        for (int round = 0; round < 2; round++) {
            for (Voice voice : Voice.values()) {
                boolean piles = !voice.word().startsWith("hat") && voice != Voice.CRASH_1;
                if (piles && others.size() < SynthKit.POLYPHONY) {
                    others.add(hit(1_000 + 10L * others.size(), voice, 60));
                }
            }
        }
        assertEquals(SynthKit.POLYPHONY, others.size());
        List<TimedMessage> all = new ArrayList<>(others);
        all.addFirst(hit(0, Voice.CRASH_1, 127));
        double[] with = play(kit("acoustic"), all, 12_000, BLOCK).mono();
        double[] without = play(kit("acoustic"), others, 12_000, BLOCK).mono();
        double[] crash = new double[with.length];
        Arrays.setAll(crash, i -> with[i] - without[i]);
        int stolen = (int) all.getLast().frame();
        int gone = stolen + RATE_HZ * 6 / 1_000;
        assertTrue(greatestStep(crash, stolen, gone) <= greatestStep(crash, 200, stolen));
        double after = Arrays.stream(crash, gone, crash.length).map(Math::abs).max().orElseThrow();
        assertTrue(after < 1e-3, "it is still there: " + after);
    }

    private static double greatestStep(double[] samples, int from, int until) {
        double greatest = 0;
        for (int i = from; i < until; i++) {
            greatest = Math.max(greatest, Math.abs(samples[i] - samples[i - 1]));
        }
        return greatest;
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void successiveHitsOfADrumDifferByALittle(String name) {
        for (Voice voice : List.of(Voice.KICK, Voice.SNARE, Voice.HAT_CLOSED, Voice.RIDE)) {
            SynthKit kit = kit(name);
            double[] levels = new double[8];
            Stereo before = null;
            for (int i = 0; i < levels.length; i++) {
                Stereo now = play(kit, List.of(hit(0, voice, 100)), 4 * RATE_HZ, BLOCK);
                assertFalse(before != null && Arrays.equals(before.left(), now.left()), voice + " is a tape");
                levels[i] = Voices.energyDb(now.mono());
                before = now;
            }
            double apart = Arrays.stream(levels).max().orElseThrow() - Arrays.stream(levels).min().orElseThrow();
            assertTrue(apart < 1.6, "%s: %.2f dB apart".formatted(voice, apart));
        }
    }

    @Test
    void noteOffsAndOtherChannelsMeanNothing() {
        List<TimedMessage> kick = List.of(hit(0, Voice.KICK, 100));
        List<TimedMessage> much = List.of(
                kick.getFirst(),
                new TimedMessage(10, 0x89, Voice.KICK.note(), 64),
                new TimedMessage(11, Sounds.NOTE_ON, Voice.KICK.note(), 0),
                new TimedMessage(12, 0x90, Voice.SNARE.note(), 100),
                new TimedMessage(13, 0xB0, 120, 0),
                new TimedMessage(14, Sounds.NOTE_ON, 99, 100),
                new TimedMessage(15, 0xF8, 0, 0));
        assertArrayEquals(
                play(kit("acoustic"), kick, RATE_HZ, BLOCK).left(), play(kit("acoustic"), much, RATE_HZ, BLOCK).left());
    }

    @Test
    void allSoundOffAndAllNotesOffSilenceIt() {
        for (int number : new int[] {120, 123, 127}) {
            List<TimedMessage> messages =
                    List.of(hit(0, Voice.CRASH_1, 120), hit(0, Voice.KICK, 120), new TimedMessage(4_000, 0xB9, number, 0));
            Stereo sound = play(kit("acoustic"), messages, 2 * RATE_HZ, BLOCK);
            assertTrue(sound.part(3_000, 4_000).peak() > 0.02);
            assertTrue(sound.part(4_000 + RATE_HZ * 30 / 1_000, RATE_HZ).peak() < 0.003);
            assertSilent(sound, (int) (1.5 * RATE_HZ), 2 * RATE_HZ);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"acoustic", "machine"})
    void allVoicesAtOnceAsHardAsCanBeStayBelowFullScaleBehindTheLimiter(String name) {
        List<TimedMessage> all = Stream.of(Voice.values()).map(voice -> hit(64, voice, 127)).toList();
        assertTrue(play(kit(name), all, RATE_HZ, BLOCK).peak() > 1, "nothing to limit");
        for (float levelDb : new float[] {0, 24}) {
            Stereo limited = play(new Master(kit(name), RATE_HZ, levelDb), all, RATE_HZ, BLOCK);
            assertTrue(limited.peak() <= 1, "peak " + limited.peak());
            assertTrue(limited.peak() > 0.7, "peak " + limited.peak());
        }
    }

    @Test
    void hitsAndRenderingAllocateNothing() {
        assertEquals(0, Sounds.leastBytes(kit("acoustic"), turmoil(13)));
    }

    @Test
    void whatThereIsNoRoomForIsCounted() {
        SynthKit kit = kit("acoustic");
        for (int i = 0; i < 1_124; i++) {
            kit.send(0, Sounds.NOTE_ON, Voice.CRASH_1.note(), 100);
        }
        assertEquals(100, kit.lostMessages());
        play(kit, List.of(), 64, 64);
        assertEquals(1_024 - 8, kit.cutHits());
        assertTrue(play(kit, List.of(), RATE_HZ, BLOCK).peak() < 1);
    }

    @Test
    void aVoiceIsMixedFromItsNextHitOnAndNoOtherIs() {
        Voice[] voices = {Voice.KICK, Voice.SNARE};
        for (Voice struck : voices) {
            float[] plain = peaks(struck, 0, 0);
            float[] soft = peaks(struck, -20, 0);
            float[] left = peaks(struck, 0, -1);
            boolean isMixed = struck == Voice.KICK;
            for (int side = 0; side < 2; side++) {
                assertEquals(isMixed ? plain[side] / 10 : plain[side], soft[side], plain[side] / 50);
            }
            assertEquals(isMixed ? 0 : plain[1], left[1], 1e-3);
            assertTrue(!isMixed || left[0] > plain[0]);
        }
    }

    /** Those of both sides, when the kick is mixed so. */
    private static float[] peaks(Voice struck, float levelDb, float pan) {
        float[] left = new float[4096];
        float[] right = new float[4096];
        float[] peaks = new float[2];
        try (SynthKit kit = Sounds.kit("acoustic")) {
            kit.mix(Voice.KICK, levelDb, pan);
            kit.send(0, Sounds.NOTE_ON, struck.note(), 100);
            kit.render(left, right, left.length);
            for (int i = 0; i < left.length; i++) {
                peaks[0] = Math.max(peaks[0], Math.abs(left[i]));
                peaks[1] = Math.max(peaks[1], Math.abs(right[i]));
            }
        }
        return peaks;
    }
}
