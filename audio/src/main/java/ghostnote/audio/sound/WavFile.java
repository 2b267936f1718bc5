package ghostnote.audio.sound;

import ghostnote.engine.disk.WholeFile;
import java.io.IOException;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/**
 * Writes WAV files: whole or not at all, and the same bytes for the same sound.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class WavFile {
    /** What its lengths can say, less its header. */
    private static final long MOST_BYTES = Integer.MAX_VALUE - 1024L;

    private WavFile() {}

    /** The most frames that fit into one: over three hours at 16 bits and 48 kHz. */
    public static long mostFrames(SampleFormat format) {
        return MOST_BYTES / format.frameBytes();
    }

    /**
     * Writes or replaces a file.
     *
     * @param sound is asked for all it has, no more than {@link #mostFrames}
     * @throws IOException in one line: what could not be written, and why
     */
    public static void write(Path file, StereoSource sound, SampleFormat format, int sampleRateHz) throws IOException {
        WholeFile.write(file, aside -> {
            SampleStream samples = new SampleStream(sound, format);
            try (AudioInputStream stream =
                    new AudioInputStream(samples, format.at(sampleRateHz), AudioSystem.NOT_SPECIFIED)) {
                AudioSystem.write(stream, AudioFileFormat.Type.WAVE, aside.toFile());
            }
        });
    }
}
