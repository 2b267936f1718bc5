package ghostnote.audio.sound;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/**
 * Reads WAV files: integers of 8, 16, 24 or 32 bits, floats of 32 or 64, with the extensible header or without; of more than two
 * channels the first two.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class WavReader {
    private static final int RIFF = 0x52494646;
    private static final float UNSIGNED_MIDDLE = 0x80;
    private static final float SCALE_8 = 0x1p-7f;
    private static final float SCALE_16 = 0x1p-15f;
    private static final float SCALE_24 = 0x1p-23f;
    private static final float SCALE_32 = 0x1p-31f;
    private static final int BYTES_24 = 3;

    private WavReader() {}

    /**
     * Reads all of one.
     *
     * @throws NoSuchFileException if it is not there
     * @throws IOException in one line, if it cannot be read or is none
     */
    public static Recording read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            requireRiff(in, file);
            try (AudioInputStream samples = AudioSystem.getAudioInputStream(in)) {
                return read(samples, file);
            }
        } catch (UnsupportedAudioFileException refusal) {
            throw new IOException("%s: not a WAV file of a kind that can be read".formatted(file), refusal);
        }
    }

    /** The JDK would read other files too, those of MIDI among them. */
    private static void requireRiff(InputStream in, Path file) throws IOException {
        in.mark(Integer.BYTES);
        byte[] first = in.readNBytes(Integer.BYTES);
        in.reset();
        if (first.length < Integer.BYTES || ByteBuffer.wrap(first).getInt() != RIFF) {
            throw new IOException("%s: not a WAV file".formatted(file));
        }
    }

    private static Recording read(AudioInputStream samples, Path file) throws IOException {
        AudioFormat format = samples.getFormat();
        Encoding encoding = format.getEncoding();
        int sampleBytes = format.getFrameSize() / Math.max(1, format.getChannels());
        boolean isPcm = encoding.equals(Encoding.PCM_SIGNED)
                || encoding.equals(Encoding.PCM_UNSIGNED)
                || encoding.equals(Encoding.PCM_FLOAT);
        if (!isPcm || sampleBytes < 1 || format.getSampleRate() < 1) {
            throw new IOException("%s: its samples are %s, which is not read".formatted(file, encoding));
        }
        ByteOrder order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        ByteBuffer bytes = ByteBuffer.wrap(samples.readAllBytes()).order(order);
        int frames = bytes.capacity() / format.getFrameSize();
        if (frames == 0) {
            throw new IOException("%s: there is no sound in it".formatted(file));
        }
        float[] left = side(bytes, 0, frames, format, sampleBytes);
        float[] right = format.getChannels() == 1 ? left : side(bytes, sampleBytes, frames, format, sampleBytes);
        return new Recording(Math.round(format.getSampleRate()), left, right);
    }

    private static float[] side(ByteBuffer bytes, int first, int frames, AudioFormat format, int sampleBytes) {
        boolean isFloat = format.getEncoding().equals(Encoding.PCM_FLOAT);
        float[] side = new float[frames];
        for (int i = 0, at = first; i < frames; i++, at += format.getFrameSize()) {
            float sample = isFloat ? real(bytes, at, sampleBytes) : whole(bytes, at, sampleBytes);
            side[i] = Float.isFinite(sample) ? sample : 0;
        }
        return side;
    }

    private static float real(ByteBuffer bytes, int at, int sampleBytes) {
        return sampleBytes == Double.BYTES ? (float) bytes.getDouble(at) : bytes.getFloat(at);
    }

    /** In a WAV file those of eight bits have no sign, all others have. */
    private static float whole(ByteBuffer bytes, int at, int sampleBytes) {
        return switch (sampleBytes) {
            case Byte.BYTES -> (Byte.toUnsignedInt(bytes.get(at)) - UNSIGNED_MIDDLE) * SCALE_8;
            case Short.BYTES -> bytes.getShort(at) * SCALE_16;
            case BYTES_24 -> (Byte.toUnsignedInt(bytes.get(at))
                            | Byte.toUnsignedInt(bytes.get(at + 1)) << Byte.SIZE
                            | bytes.get(at + 2) << Short.SIZE)
                    * SCALE_24;
            default -> bytes.getInt(at) * SCALE_32;
        };
    }
}
