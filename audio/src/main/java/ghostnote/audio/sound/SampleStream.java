package ghostnote.audio.sound;

import ghostnote.engine.net.RandomStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bytes of a sound, little-endian, both sides in turn. Dither is triangular, a last bit to each side (Lipshitz,
 * Wannamaker, Vanderkooy, "Quantization and dither", 1992), from a stream of one seed, so that a sound always has the same
 * bytes; silence stays silent.
 *
 * <p>Thread: one. Real-time safe: no.
 */
final class SampleStream extends InputStream {
    private static final int BLOCK_FRAMES = 4096;
    private static final long DITHER_SEED = 16;
    private static final int SCALE_16 = 1 << 15;
    private static final int SCALE_24 = 1 << 23;

    private final StereoSource source;
    private final SampleFormat format;
    private final RandomStream dither = new RandomStream();
    private final float[] left = new float[BLOCK_FRAMES];
    private final float[] right = new float[BLOCK_FRAMES];
    private final ByteBuffer bytes;
    private boolean ended;

    SampleStream(StereoSource source, SampleFormat format) {
        this.source = source;
        this.format = format;
        bytes = ByteBuffer.allocate(BLOCK_FRAMES * format.frameBytes()).order(ByteOrder.LITTLE_ENDIAN).limit(0);
        dither.seed(DITHER_SEED, 0);
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (!bytes.hasRemaining()) {
            fill();
        }
        if (ended) {
            return -1;
        }
        int count = Math.min(length, bytes.remaining());
        bytes.get(into, offset, count);
        return count;
    }

    private void fill() {
        int frames = source.next(left, right);
        ended = frames == 0;
        bytes.clear();
        for (int i = 0; i < frames; i++) {
            put(left[i]);
            put(right[i]);
        }
        bytes.flip();
    }

    private void put(float sample) {
        switch (format) {
            case INT16 -> bytes.putShort((short) rounded(sample, SCALE_16, dither()));
            case INT24 -> {
                int value = rounded(sample, SCALE_24, 0);
                bytes.putShort((short) value).put((byte) (value >> Short.SIZE));
            }
            case FLOAT32 -> bytes.putFloat(sample);
        }
    }

    private double dither() {
        return (double) dither.nextFloat() - dither.nextFloat();
    }

    private static int rounded(float sample, int scale, double dither) {
        return sample == 0 ? 0 : (int) Math.clamp(Math.rint((double) sample * scale + dither), -scale, scale - 1);
    }
}
