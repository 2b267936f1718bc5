package ghostnote.audio.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioFormat.Encoding;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** WAV files for tests, written by the JDK. */
public final class Wavs {
    private Wavs() {}

    /** Writes one of floats, each channel an array. */
    public static void write(Path file, int rateHz, float[]... channels) throws IOException {
        int frames = channels[0].length;
        ByteBuffer bytes =
                ByteBuffer.allocate(frames * channels.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < frames; i++) {
            for (float[] channel : channels) {
                bytes.putFloat(channel[i]);
            }
        }
        int frameBytes = channels.length * Float.BYTES;
        AudioFormat format =
                new AudioFormat(Encoding.PCM_FLOAT, rateHz, Float.SIZE, channels.length, frameBytes, rateHz, false);
        AudioSystem.write(
                new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, frames),
                AudioFileFormat.Type.WAVE,
                file.toFile());
    }

    /** Silence but for its first frame. */
    public static float[] click(int frames) {
        float[] click = new float[frames];
        click[0] = 1;
        click[frames - 1] = 0.001f;
        return click;
    }
}
