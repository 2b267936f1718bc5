package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WavFileTest {
    private static final int FRAMES = 10_007;

    @TempDir
    Path folder;

    /** Noise on the left, half as much on the right, in blocks of any length. */
    private static StereoSource noise(float amplitude) {
        SplittableRandom random = new SplittableRandom(5);
        SplittableRandom lengths = new SplittableRandom(6);
        int[] left = {FRAMES};
        return (toLeft, toRight) -> {
            int frames = Math.min(left[0], Math.min(toLeft.length, 1 + lengths.nextInt(700)));
            for (int i = 0; i < frames; i++) {
                toLeft[i] = amplitude * (2 * random.nextFloat() - 1);
                toRight[i] = toLeft[i] / 2;
            }
            left[0] -= frames;
            return frames;
        };
    }

    private static float[] all(StereoSource source) {
        float[] all = new float[2 * FRAMES];
        float[] left = new float[64];
        float[] right = new float[64];
        int at = 0;
        for (int frames = source.next(left, right); frames > 0; frames = source.next(left, right)) {
            for (int i = 0; i < frames; i++) {
                all[at++] = left[i];
                all[at++] = right[i];
            }
        }
        return all;
    }

    private Path written(SampleFormat format, StereoSource source) throws IOException {
        Path file = folder.resolve(format + ".wav");
        WavFile.write(file, source, format, 44_100);
        return file;
    }

    @ParameterizedTest
    @CsvSource({"INT16,16,PCM_SIGNED", "INT24,24,PCM_SIGNED", "FLOAT32,32,PCM_FLOAT"})
    void anotherReaderFindsTheFormatAndTheSamples(SampleFormat format, int bits, String encoding) throws Exception {
        Path file = written(format, noise(0.7f));
        try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
            AudioFormat found = in.getFormat();
            assertEquals(encoding, found.getEncoding().toString());
            assertEquals(bits, found.getSampleSizeInBits());
            assertEquals(2, found.getChannels());
            assertEquals(44_100, found.getSampleRate());
            assertEquals(FRAMES, in.getFrameLength());
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            // Dither is a last bit to each side, and rounding half of one.
            double lastBits = format == SampleFormat.INT16 ? 1.5 : 0.5;
            double tolerance = format == SampleFormat.FLOAT32 ? 0 : lastBits / (1L << bits - 1);
            for (float sample : all(noise(0.7f))) {
                assertEquals(sample, sample(bytes, format), tolerance + 1e-12);
            }
        }
    }

    private static double sample(ByteBuffer bytes, SampleFormat format) {
        return switch (format) {
            case INT16 -> bytes.getShort() / (double) (1 << 15);
            case INT24 -> (Short.toUnsignedInt(bytes.getShort()) | bytes.get() << 16) / (double) (1 << 23);
            case FLOAT32 -> bytes.getFloat();
        };
    }

    @ParameterizedTest
    @EnumSource
    void theSameSoundHasTheSameBytes(SampleFormat format) throws IOException {
        byte[] first = Files.readAllBytes(written(format, noise(0.5f)));
        assertArrayEquals(first, Files.readAllBytes(written(format, noise(0.5f))));
    }

    @Test
    void ditherKeepsWhatIsBelowTheLastBit() throws Exception {
        float quiet = 0.3f / (1 << 15);
        int[] left = {200_000};
        StereoSource constant = (toLeft, toRight) -> {
            int frames = Math.min(left[0], toLeft.length);
            Arrays.fill(toLeft, 0, frames, quiet);
            Arrays.fill(toRight, 0, frames, 0);
            left[0] -= frames;
            return frames;
        };
        try (AudioInputStream in = AudioSystem.getAudioInputStream(written(SampleFormat.INT16, constant).toFile())) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            double sum = 0;
            while (bytes.hasRemaining()) {
                sum += bytes.getShort();
                assertEquals(0, bytes.getShort(), "silence stays silent");
            }
            assertEquals(0.3, sum / 200_000, 0.01);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"INT16", "INT24"})
    void whatIsAboveFullScaleDoesNotWrap(SampleFormat format) throws Exception {
        try (AudioInputStream in = AudioSystem.getAudioInputStream(written(format, noise(3)).toFile())) {
            ByteBuffer bytes = ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN);
            for (float sample : all(noise(3))) {
                double found = sample(bytes, format);
                assertEquals(Math.clamp(sample, -1f, 1f), found, 1e-4);
            }
        }
    }

    @Test
    void aSoundThatBreaksOffLeavesNothingBehindAndWhatWasThereBefore() throws IOException {
        Path file = written(SampleFormat.INT24, noise(0.5f));
        byte[] before = Files.readAllBytes(file);
        StereoSource broken = (_, _) -> {
            throw new IllegalStateException("broken");
        };
        assertThrows(IllegalStateException.class, () -> WavFile.write(file, broken, SampleFormat.INT24, 44_100));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsToldInOneLine() {
        Path file = folder.resolve("none/x.wav");
        String line = assertThrows(
                        IOException.class, () -> WavFile.write(file, noise(1), SampleFormat.INT16, 44_100))
                .getMessage();
        assertEquals("cannot write " + file + ": no such folder", line);
    }

    @Test
    void bitsThatNoFileHasAreRefusedWithThoseThereAre() {
        String line = assertThrows(IllegalArgumentException.class, () -> SampleFormat.ofBits(20)).getMessage();
        assertTrue(line.contains("16, 24"), line);
    }
}
