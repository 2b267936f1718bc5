package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixBusTest {
    private static final int RATE_HZ = 48_000;
    private static final int FRAMES = 64;
    private static final int BLOCKS = 500;

    /** Noise up to so loud, with zeros of both signs in it, louder by what was last sent. */
    private static final class Noise implements Instrument {
        private final SplittableRandom random;
        private final float amplitude;
        private int velocity = 1;

        Noise(long seed, float amplitude) {
            random = new SplittableRandom(seed);
            this.amplitude = amplitude;
        }

        @Override
        public void send(int offsetFrames, int status, int data1, int data2) {
            velocity = data2;
        }

        @Override
        public void render(float[] left, float[] right, int frames) {
            for (int i = 0; i < frames; i++) {
                left[i] = next();
                right[i] = next();
            }
        }

        private float next() {
            return switch (random.nextInt(4)) {
                case 0 -> 0f;
                case 1 -> -0f;
                default -> velocity / 127f * amplitude * (2 * random.nextFloat() - 1);
            };
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private final List<Throwable> failures = new ArrayList<>();
    private final FrameScale scale = new FrameScale();
    private final MixBus bus = new MixBus(new IdleDriver(), scale, new BlockCounters(), failures::add);

    MixBusTest() {
        scale.anchor(0, 0, RATE_HZ);
    }

    private void play(int block) {
        long first = (long) block * FRAMES;
        bus.play(scale.nsAt(first), scale.lastNsOf(first + FRAMES - 1), first, FRAMES);
    }

    private static int velocity(int block) {
        return 1 + block % 127;
    }

    private static void assertSame(float expected, float heard) {
        assertEquals(Float.floatToRawIntBits(expected), Float.floatToRawIntBits(heard), "%s, not %s".formatted(heard, expected));
    }

    @Test
    void oneInstrumentSoundsBitForBitAsItDoesAlone() {
        int[] block = {0};
        bus.add(_ -> new Noise(1, 5)).add((nowNs, _, out) -> out.send(nowNs, 0x99, 36, velocity(block[0])));
        bus.prepare(RATE_HZ);
        Noise alone = new Noise(1, 5);
        float[] left = new float[FRAMES];
        float[] right = new float[FRAMES];
        for (; block[0] < BLOCKS; block[0]++) {
            play(block[0]);
            alone.send(0, 0x99, 36, velocity(block[0]));
            alone.render(left, right, FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                assertSame(left[i], bus.left()[i]);
                assertSame(right[i], bus.right()[i]);
            }
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void severalAreAddedUpAndEachIsPlayedByItsOwnPlayers() {
        int[] block = {0};
        bus.add(_ -> new Noise(1, 0.2f)).add((nowNs, _, out) -> out.send(nowNs, 0x99, 36, velocity(block[0])));
        bus.add(_ -> new Noise(2, 0.3f)).add((nowNs, _, out) -> out.send(nowNs, 0x99, 36, 127 - block[0] % 127));
        bus.prepare(RATE_HZ);
        Noise one = new Noise(1, 0.2f);
        Noise other = new Noise(2, 0.3f);
        float[][] sides = new float[4][FRAMES];
        for (; block[0] < BLOCKS; block[0]++) {
            play(block[0]);
            one.send(0, 0x99, 36, velocity(block[0]));
            one.render(sides[0], sides[1], FRAMES);
            other.send(0, 0x99, 36, 127 - block[0] % 127);
            other.render(sides[2], sides[3], FRAMES);
            for (int i = 0; i < FRAMES; i++) {
                assertSame(sides[0][i] + sides[2][i], bus.left()[i]);
                assertSame(sides[1][i] + sides[3][i], bus.right()[i]);
            }
        }
    }

    @Test
    void howeverManyAreLoudTheirSumStaysBelowFullScale() {
        for (int i = 0; i < 20; i++) {
            int seed = i;
            bus.add(_ -> new Noise(seed, 1)).add((nowNs, _, out) -> out.send(nowNs, 0x99, 36, 127));
        }
        bus.prepare(RATE_HZ);
        float loudest = 0;
        for (int block = 0; block < BLOCKS; block++) {
            play(block);
            for (int i = 0; i < FRAMES; i++) {
                loudest = Math.max(loudest, Math.max(Math.abs(bus.left()[i]), Math.abs(bus.right()[i])));
            }
        }
        assertTrue(loudest > 0.9 && loudest < 1, "the loudest is " + loudest);
    }

    @Test
    void whoFailsSilencesNoOther() {
        bus.add(_ -> new Instrument() {
            @Override
            public void send(int offsetFrames, int status, int data1, int data2) {
                throw new AssertionError("nobody sends");
            }

            @Override
            public void render(float[] left, float[] right, int frames) {
                Arrays.fill(left, 0, frames, 0.3f);
                throw new IllegalStateException("an instrument fails");
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        });
        BlockHost sound = bus.add(_ -> new Noise(1, 0.5f));
        sound.add((_, _, _) -> {
            throw new IllegalStateException("a player fails");
        });
        sound.add((nowNs, _, out) -> out.send(nowNs, 0x99, 36, 127));
        bus.prepare(RATE_HZ);
        Noise alone = new Noise(1, 0.5f);
        float[] left = new float[FRAMES];
        float[] right = new float[FRAMES];
        play(0);
        alone.send(0, 0x99, 36, 127);
        alone.render(left, right, FRAMES);
        for (int i = 0; i < FRAMES; i++) {
            assertEquals(left[i], bus.left()[i], 0f);
            assertEquals(right[i], bus.right()[i], 0f);
        }
        assertEquals(
                List.of("an instrument fails", "a player fails"),
                failures.stream().map(Throwable::getMessage).toList());
    }
}
