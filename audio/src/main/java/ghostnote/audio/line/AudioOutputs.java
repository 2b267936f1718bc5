package ghostnote.audio.line;

import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.Mixer;
import javax.sound.sampled.SourceDataLine;

/**
 * The machine's audio outputs.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class AudioOutputs {
    private static final float SAMPLE_RATE_HZ = 44_100;
    private static final int SAMPLE_BITS = 16;
    private static final int STEREO = 2;

    private AudioOutputs() {}

    /** The names of the outputs that play CD-quality stereo, in the system's order. */
    public static List<String> list() {
        AudioFormat format = new AudioFormat(SAMPLE_RATE_HZ, SAMPLE_BITS, STEREO, true, false);
        DataLine.Info stereo = new DataLine.Info(SourceDataLine.class, format);
        return Arrays.stream(AudioSystem.getMixerInfo())
                .filter(info -> AudioSystem.getMixer(info).isLineSupported(stereo))
                .map(Mixer.Info::getName)
                .toList();
    }
}
