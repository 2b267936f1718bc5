package ghostnote.engine.model;

import static ghostnote.engine.model.Refusals.assertOneLine;
import static ghostnote.engine.model.Refusals.assertRefused;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Chance at work on a good file: no damage gets through, and none is answered with anything but a refusal. */
class DamagedFileTest {
    private final byte[] whole = ModelFiles.toBytes(RandomModels.plain(3, 4, 5, 41));

    @Test
    void aSingleFlippedBitAnywhereIsRefused() {
        RandomGenerator random = new SplittableRandom(42);
        for (int i = 0; i < 10_000; i++) {
            byte[] damaged = whole.clone();
            int at = i < 8 * 40 ? i / 8 : random.nextInt(whole.length);
            damaged[at] ^= (byte) (1 << (i < 8 * 40 ? i % 8 : random.nextInt(8)));
            assertRefused(() -> ModelFiles.parse(damaged));
        }
    }

    @Test
    void aFileCutAnywhereIsRefused() {
        for (int i = 0; i < 1000; i++) {
            int length = (int) ((long) i * whole.length / 1000);
            assertRefused(() -> ModelFiles.parse(Arrays.copyOf(whole, length)));
            assertRefused(() -> ModelFiles.parse(Arrays.copyOfRange(whole, whole.length - length, whole.length)));
        }
    }

    @Test
    void aFileWithAnythingAppendedIsRefused() {
        RandomGenerator random = new SplittableRandom(43);
        for (int more = 1; more <= 64; more++) {
            byte[] zeros = Arrays.copyOf(whole, whole.length + more);
            byte[] blanks = zeros.clone();
            Arrays.fill(blanks, whole.length, blanks.length, (byte) ' ');
            byte[] noise = zeros.clone();
            for (int i = whole.length; i < noise.length; i++) {
                noise[i] = (byte) random.nextInt();
            }
            for (byte[] longer : new byte[][] {zeros, blanks, noise}) {
                assertRefused(() -> ModelFiles.parse(longer));
            }
        }
    }

    @Test
    void aFileWithBytesOverwrittenOrExchangedIsRefused() {
        RandomGenerator random = new SplittableRandom(44);
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = whole.clone();
            int length = 2 + random.nextInt(200);
            int from = random.nextInt(whole.length - length);
            int to = random.nextInt(whole.length - length);
            System.arraycopy(whole, from, damaged, to, length);
            if (!Arrays.equals(whole, damaged)) {
                assertRefused(() -> ModelFiles.parse(damaged));
            }
        }
    }

    @Test
    void aFileWithoutAChecksumIsReadOrRefusedAndNothingElse() {
        ForeignFile file = new ForeignFile(RandomModels.conditioned(2, 3, 4, 45));
        String text = file.text();
        String spice = "0123456789-\"{}[]:,.eE \\nu\u0001\u00e4FBstc";
        RandomGenerator random = new SplittableRandom(46);
        for (int i = 0; i < 3000; i++) {
            StringBuilder forged = new StringBuilder(text);
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                int at = random.nextInt(forged.length());
                char c = spice.charAt(random.nextInt(spice.length()));
                switch (random.nextInt(3)) {
                    case 0 -> forged.setCharAt(at, c);
                    case 1 -> forged.insert(at, c);
                    default -> forged.deleteCharAt(at);
                }
            }
            try {
                ModelFiles.parse(file.bytes(forged.toString()));
            } catch (ModelException refusal) {
                assertOneLine(refusal.getMessage());
            }
        }
    }

    @Test
    void noiseIsNoModel() {
        RandomGenerator random = new SplittableRandom(47);
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(300)];
            for (int j = 0; j < noise.length; j++) {
                noise[j] = (byte) (j > 0 && j < 8 ? 0 : random.nextInt());
            }
            assertRefused(() -> ModelFiles.parse(noise));
        }
    }
}
