package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WavReaderTest {
    private static final int PCM = 1;
    private static final int FLOAT = 3;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int FRAMES = 501;

    @TempDir
    Path folder;

    private Path file() {
        return folder.resolve("a.wav");
    }

    private static float sample(SplittableRandom random) {
        return (float) (random.nextDouble() * 1.98 - 0.99);
    }

    private static void put(ByteBuffer into, float sample, int bits, boolean isFloat) {
        switch (bits) {
            case 8 -> into.put((byte) (128 + Math.round(sample * 128)));
            case 16 -> into.putShort((short) Math.round(sample * 0x1p15f));
            case 24 -> {
                int value = Math.round(sample * 0x1p23f);
                into.putShort((short) value).put((byte) (value >> 16));
            }
            case 32 -> {
                if (isFloat) {
                    into.putFloat(sample);
                } else {
                    into.putInt((int) Math.round(sample * 0x1p31));
                }
            }
            default -> into.putDouble(sample);
        }
    }

    /** By the format's description (Microsoft, "Multiple channel audio data and WAVE files", 2001), with an odd chunk before. */
    private void write(int channels, int bits, boolean isFloat, boolean extensible, float[][] sides) throws IOException {
        int frameBytes = channels * bits / 8;
        ByteBuffer data = ByteBuffer.allocate(FRAMES * frameBytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < FRAMES; i++) {
            for (int channel = 0; channel < channels; channel++) {
                put(data, sides[channel][i], bits, isFloat);
            }
        }
        ByteBuffer format = ByteBuffer.allocate(extensible ? 40 : 16).order(ByteOrder.LITTLE_ENDIAN);
        int kind = isFloat ? FLOAT : PCM;
        format.putShort((short) (extensible ? EXTENSIBLE : kind)).putShort((short) channels);
        format.putInt(44_100).putInt(44_100 * frameBytes).putShort((short) frameBytes).putShort((short) bits);
        if (extensible) {
            format.putShort((short) 22).putShort((short) bits).putInt((1 << channels) - 1).putInt(kind);
            format.put(new byte[] {0, 0, 0x10, 0, (byte) 0x80, 0, 0, (byte) 0xAA, 0, 0x38, (byte) 0x9B, 0x71});
        }
        ByteArrayOutputStream chunks = new ByteArrayOutputStream();
        chunks.writeBytes("WAVE".getBytes(StandardCharsets.US_ASCII));
        chunk(chunks, "LIST", new byte[6]);
        chunk(chunks, "fmt ", format.array());
        chunk(chunks, "data", data.array());
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        chunk(whole, "RIFF", chunks.toByteArray());
        Files.write(file(), whole.toByteArray());
    }

    private static void chunk(ByteArrayOutputStream into, String name, byte[] content) {
        into.writeBytes(name.getBytes(StandardCharsets.US_ASCII));
        into.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(content.length).array());
        into.writeBytes(content);
        if (content.length % 2 == 1) {
            into.write(0);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,8,false,false", "2,8,false,false", "1,16,false,false", "2,16,false,true", "1,24,false,false",
        "2,24,false,true", "2,32,false,false", "1,32,true,false", "2,32,true,true", "1,64,true,false", "4,16,false,true"
    })
    void everyKindOfSamplesIsReadToItsLastBit(int channels, int bits, boolean isFloat, boolean extensible)
            throws IOException {
        SplittableRandom random = new SplittableRandom(bits);
        float[][] sides = new float[channels][FRAMES];
        for (float[] side : sides) {
            for (int i = 0; i < FRAMES; i++) {
                side[i] = sample(random);
            }
        }
        write(channels, bits, isFloat, extensible, sides);
        Recording read = WavReader.read(file());
        assertEquals(44_100, read.rateHz());
        assertEquals(channels == 1, read.isMono());
        float lastBit = isFloat ? 0 : (float) Math.max(Math.pow(2, 1 - bits), 0x1p-24);
        assertArrayEquals(sides[0], read.left(), lastBit / 2 + (isFloat ? 0 : 1e-7f));
        assertArrayEquals(sides[channels == 1 ? 0 : 1], read.right(), lastBit / 2 + (isFloat ? 0 : 1e-7f));
    }

    @Test
    void whatWeWriteOurselvesIsReadAgain() throws IOException {
        float[] click = Wavs.click(100);
        for (SampleFormat format : SampleFormat.values()) {
            boolean[] given = new boolean[1];
            WavFile.write(
                    file(),
                    (left, right) -> {
                        if (given[0]) {
                            return 0;
                        }
                        given[0] = true;
                        System.arraycopy(click, 0, left, 0, 100);
                        System.arraycopy(click, 0, right, 0, 100);
                        return 100;
                    },
                    format,
                    48_000);
            assertArrayEquals(click, WavReader.read(file()).right(), 0x1p-13f);
        }
    }

    @Test
    void whatCannotBeReadIsToldInOneLine() throws IOException {
        assertThrows(NoSuchFileException.class, () -> WavReader.read(file()));
        Files.writeString(file(), "MThd and so on");
        assertTold("not a WAV file");
        Files.writeString(file(), "");
        assertTold("not a WAV file");
        Files.writeString(file(), "RIFF....WAVEnothing");
        assertTold("not a WAV file of a kind");
        Wavs.write(file(), 44_100, new float[0]);
        assertTold("there is no sound in it");
    }

    private void assertTold(String what) {
        String told = assertThrows(IOException.class, () -> WavReader.read(file())).getMessage();
        assertTrue(told.startsWith(file() + ": " + what), told);
    }
}
