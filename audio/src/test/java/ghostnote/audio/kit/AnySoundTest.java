package ghostnote.audio.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.kit.Sounds.Stereo;
import ghostnote.audio.sound.TimedMessage;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.Envelope;
import ghostnote.engine.sound.Filter;
import ghostnote.engine.sound.KitSound;
import ghostnote.engine.sound.Part;
import ghostnote.engine.sound.Source;
import ghostnote.engine.sound.VoiceSound;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** Whatever a sound may say, what is played is numbers, and ends. */
class AnySoundTest {
    private static final int SOUNDS = 150;

    /** Of all that is played here. It changes with the kit, and with nothing else. */
    private static final long CHECKSUM = 1_446_726_001L;

    @Test
    void whateverASoundSaysTheSamplesAreNumbersAndEndInSilence() {
        SplittableRandom random = new SplittableRandom(17);
        CRC32 checksum = new CRC32();
        for (int i = 0; i < SOUNDS; i++) {
            KitSound sound = new KitSound("any", 0, random.nextInt(3), Map.of(Voice.KICK, voice(random)));
            int rateHz = List.of(8_000, 44_100, 192_000).get(random.nextInt(3));
            List<TimedMessage> hits = IntStream.range(0, 6)
                    .mapToObj(hit -> Sounds.hit(hit * 400L, Voice.KICK, 1 + random.nextInt(127)))
                    .toList();
            SynthKit kit = new SynthKit(sound, rateHz);
            Stereo played = Sounds.play(kit, hits, rateHz, 512);
            assertTrue(Float.isFinite(sum(played)), () -> "no number: " + sound);
            checksum.update(bytes(played));
            // An attack, bursts, and 80 dB of the longest decay, which is two seconds.
            Sounds.play(kit, List.of(), 3 * rateHz, 512);
            assertEquals(0, Sounds.play(kit, List.of(), rateHz, 512).peak(), () -> "it does not end: " + sound);
        }
        assertEquals(CHECKSUM, checksum.getValue(), "other samples than on other machines");
    }

    private static byte[] bytes(Stereo sound) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * Float.BYTES * sound.frames());
        bytes.asFloatBuffer().put(sound.left()).put(sound.right());
        return bytes.array();
    }

    private static float sum(Stereo sound) {
        float sum = 0;
        for (int i = 0; i < sound.frames(); i++) {
            sum += sound.left()[i] + sound.right()[i];
        }
        return sum;
    }

    private static VoiceSound voice(SplittableRandom random) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(VoiceSound.MOST_PARTS); i++) {
            parts.add(part(random));
        }
        float darkHz = edge(random, 20, 20_000);
        return new VoiceSound(
                random.nextInt(-20, 25),
                random.nextInt(-1, 2),
                edge(random, 0.1f, 6),
                darkHz,
                edge(random, darkHz, 20_000),
                1 + random.nextInt(16),
                random.nextBoolean() ? "" : "mine",
                parts);
    }

    private static Part part(SplittableRandom random) {
        List<Filter> filters = new ArrayList<>();
        for (Filter.Pass pass : Filter.Pass.values()) {
            if (random.nextBoolean()) {
                filters.add(new Filter(pass, edge(random, 20, 20_000), edge(random, 0.3f, 30)));
            }
        }
        return new Part(
                source(random),
                filters,
                new Envelope(
                        edge(random, 0, 300), edge(random, 1, 1_500), 1 + random.nextInt(16), edge(random, 1, 40)),
                random.nextInt(-20, 25),
                random.nextInt(-1, 2),
                edge(random, 0, 6));
    }

    private static Source source(SplittableRandom random) {
        List<Float> hz = IntStream.rangeClosed(0, random.nextInt(Source.MOST_FREQUENCIES))
                .mapToObj(_ -> edge(random, 10, 16_000))
                .toList();
        return switch (random.nextInt(4)) {
            case 0 -> new Source.Tone(edge(random, 10, 16_000), edge(random, 10, 16_000), edge(random, 1, 5_000));
            case 1 -> new Source.Noise();
            case 2 -> new Source.Squares(hz);
            default -> new Source.Fm(hz, edge(random, 0.01f, 10), edge(random, 0, 12));
        };
    }

    /** A number of a range, often one of its ends. */
    private static float edge(SplittableRandom random, float least, float below) {
        return switch (random.nextInt(4)) {
            case 0 -> least;
            case 1 -> Math.max(least, Math.nextDown(below));
            default -> least + random.nextFloat() * (below - least) * 0.999f;
        };
    }
}
