package ghostnote.ui.sound;

import ghostnote.audio.sound.Bounce;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.SampleFormat;
import ghostnote.audio.sound.SourceSum;
import ghostnote.audio.sound.StereoSource;
import ghostnote.audio.sound.TimedMessage;
import ghostnote.audio.sound.WavFile;
import ghostnote.engine.control.Cue;
import ghostnote.engine.time.TempoMap;
import ghostnote.ui.progress.Headway;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes music as it sounds.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param sampleRateHz frames a second
 */
public record SoundFile(SampleFormat format, int sampleRateHz) {
    /** The slowest sample rate: that has room for all frequencies that a sound may name. */
    public static final int LEAST_RATE_HZ = 32_000;

    /** The fastest. */
    public static final int MOST_RATE_HZ = 192_000;

    private static final int LONGEST_RING_S = 60;
    private static final int SECONDS_PER_MINUTE = 60;

    public SoundFile {
        requireRate(sampleRateHz);
    }

    /** @throws IllegalArgumentException in one line, for a rate that there is not */
    public static void requireRate(int sampleRateHz) {
        if (sampleRateHz < LEAST_RATE_HZ || sampleRateHz > MOST_RATE_HZ) {
            throw new IllegalArgumentException("a sample rate of %d Hz: expected %d to %d"
                    .formatted(sampleRateHz, LEAST_RATE_HZ, MOST_RATE_HZ));
        }
    }

    /**
     * Tells beforehand whether music fits into a file: for those who write it at the end of long work.
     *
     * @throws IllegalArgumentException in one line, if it is longer than such a file can be
     */
    public void requireRoom(Path file, TempoMap tempo, long endTick) {
        double minutes = tempo.dueSeconds(endTick) / SECONDS_PER_MINUTE;
        double most = (WavFile.mostFrames(format) / (double) sampleRateHz - LONGEST_RING_S) / SECONDS_PER_MINUTE;
        if (minutes > most) {
            throw new IllegalArgumentException(
                    "%s: %.0f minutes of music, and a WAV file of this kind holds %.0f".formatted(file, minutes, most));
        }
    }

    /** Music, and what plays it. */
    public record Sounding(SoundChoice sound, Music music) {}

    /**
     * Writes or replaces a WAV file of what sounds together: each note on the frame nearest to when it is due, and after the end
     * of the music what rings on.
     *
     * @param headway is told how many seconds of the music are written
     * @return how long it is, in seconds
     * @throws IOException in one line: what could not be written, and why
     * @throws IllegalArgumentException in one line, if it is longer than such a file can be
     */
    public double write(Path file, List<Sounding> together, Headway headway) throws IOException {
        for (Sounding each : together) {
            requireRoom(file, each.music.tempo(), each.music.notes().endTick());
        }
        List<Rendering> renderings = new ArrayList<>();
        try {
            for (Sounding each : together) {
                renderings.add(new Rendering(each));
            }
            SourceSum sum = new SourceSum(renderings);
            Rendering first = renderings.getFirst();
            long endSeconds = first.endFrame / sampleRateHz;
            StereoSource counted = (left, right) -> {
                headway.at(Math.min(first.bounce.frames() / sampleRateHz, endSeconds), endSeconds);
                return sum.next(left, right);
            };
            WavFile.write(file, counted, format, sampleRateHz);
            long frames = renderings.stream().mapToLong(each -> each.bounce.frames()).max().orElseThrow();
            return frames / (double) sampleRateHz;
        } finally {
            renderings.forEach(Rendering::close);
        }
    }

    /** One of them, turned as its cues turn it. */
    private final class Rendering implements StereoSource, AutoCloseable {
        private final Music music;
        private final Mix mix;
        private final Instrument mixed;
        private final Bounce bounce;
        private final long endFrame;
        private final ArrayDeque<Cue> turns;

        Rendering(Sounding sounding) {
            music = sounding.music;
            endFrame = music.frame(music.notes().endTick(), sampleRateHz);
            turns = new ArrayDeque<>(music.cues());
            mix = new Mix(music.initial());
            mixed = mix.of(sounding.sound.maker().make(sampleRateHz), sampleRateHz);
            List<TimedMessage> messages = Messages.of(music, sounding.sound.kitMap(), sampleRateHz);
            bounce = new Bounce(mixed, messages, endFrame, sampleRateHz);
        }

        @Override
        public int next(float[] left, float[] right) {
            while (!turns.isEmpty() && music.frame(turns.peek().tick(), sampleRateHz) <= bounce.frames()) {
                Cue turn = turns.remove();
                mix.turn(turn.knob(), turn.value());
            }
            return bounce.next(left, right);
        }

        @Override
        public void close() {
            mixed.close();
        }
    }
}
