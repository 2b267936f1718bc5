package ghostnote.ui.cli;

import ghostnote.audio.sound.SampleFormat;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.presets.KitSounds;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.sound.Music;
import ghostnote.ui.sound.SoundFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** How music is written: as notes, or as the built-in kit plays it. */
final class SoundOptions {
    private static final String WAV = ".wav";
    private static final String FLAC = ".flac";
    private static final int USUAL_RATE_HZ = 48_000;

    @Option(
            names = "--sound",
            paramLabel = "NAME|FILE",
            completionCandidates = Candidates.SoundNames.class,
            description = "What the built-in kit sounds like in a WAV file: acoustic, machine, or a file that ends in .toml"
                    + " (see docs/sounds.md). Default: " + KitSounds.USUAL + ".")
    private String sound;

    @Option(
            names = "--bits",
            paramLabel = "16|24|32",
            description = "Of a sample in a WAV file: integers of 16 (dithered) or 24, or floats of 32. Default: 24.")
    private Integer bits;

    @Option(
            names = "--rate",
            paramLabel = "HZ",
            description = "The sample rate of a WAV file, " + SoundFile.LEAST_RATE_HZ + " to " + SoundFile.MOST_RATE_HZ
                    + ". Default: " + USUAL_RATE_HZ + ".")
    private Integer rateHz;

    /** Those that ship, and those in the user's folder. */
    static KitSounds sounds() {
        return new KitSounds(ConfigFolder.ofUser().sounds());
    }

    /** Whether it is said what it is to sound like. */
    boolean isAskedFor() {
        return sound != null || bits != null || rateHz != null;
    }

    /** Whether a file is to hold sound. */
    static boolean isSound(Path file) {
        return ending(file, WAV);
    }

    private static boolean ending(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /**
     * Tells beforehand what is wrong with all this, and with a file.
     *
     * @throws IllegalArgumentException in one line
     */
    void check(Path file) {
        if (ending(file, FLAC)) {
            throw new IllegalArgumentException("%s: sound is written as WAV; flac makes FLAC of it".formatted(file));
        }
        if (isSound(file)) {
            soundFile();
        } else if (isAskedFor()) {
            throw new IllegalArgumentException(
                    "%s: --sound, --bits and --rate are for a file that ends in %s".formatted(file, WAV));
        }
    }

    private SoundFile soundFile() {
        return new SoundFile(
                sounds().find(sound == null ? KitSounds.USUAL : sound),
                bits == null ? SampleFormat.INT24 : SampleFormat.ofBits(bits),
                rateHz == null ? USUAL_RATE_HZ : rateHz);
    }

    /** Tells beforehand whether music fits into a file, as {@link SoundFile#requireRoom}. */
    void requireRoom(Path file, Wishes wishes, long endTick) {
        if (isSound(file)) {
            soundFile().requireRoom(file, wishes.tempo(), endTick);
        }
    }

    /** The part of the work that is to play the notes, before they are written to a file. */
    static Headway ofPlaying(Path file, Headway all) {
        return isSound(file) ? all.part(0, 2) : all;
    }

    /**
     * Writes music as the file's name asks.
     *
     * @param all of the work, of which this is the end
     * @return how many seconds of sound; empty if it was notes
     */
    OptionalDouble write(Path file, Music music, Headway all) throws IOException {
        if (isSound(file)) {
            return OptionalDouble.of(soundFile().write(file, music, all.part(1, 2)));
        }
        new MidiFileWriter().write(file, music.notes());
        return OptionalDouble.empty();
    }
}
