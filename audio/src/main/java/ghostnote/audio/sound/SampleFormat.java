package ghostnote.audio.sound;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;

/** How the samples of a file are held. */
public enum SampleFormat {
    /** 16-bit integers, as on compact discs; dithered. */
    INT16(16),
    /** 24-bit integers. */
    INT24(24),
    /** 32-bit floats. */
    FLOAT32(32);

    private static final int SIDES = 2;

    private final int bits;

    SampleFormat(int bits) {
        this.bits = bits;
    }

    /**
     * The one of so many bits.
     *
     * @throws IllegalArgumentException with those there are
     */
    public static SampleFormat ofBits(int bits) {
        for (SampleFormat format : values()) {
            if (format.bits == bits) {
                return format;
            }
        }
        throw new IllegalArgumentException("%d bits: expected 16, 24, or 32 (float)".formatted(bits));
    }

    /** Bytes of a sample of one side. */
    int bytes() {
        return bits / Byte.SIZE;
    }

    /** Bytes of a sample of both sides. */
    int frameBytes() {
        return SIDES * bytes();
    }

    AudioFormat at(int sampleRateHz) {
        Encoding encoding = this == FLOAT32 ? Encoding.PCM_FLOAT : Encoding.PCM_SIGNED;
        return new AudioFormat(encoding, sampleRateHz, bits, SIDES, frameBytes(), sampleRateHz, false);
    }
}
