package ghostnote.ui.cli;

import ghostnote.audio.sound.SampleFormat;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NamedMusic;
import ghostnote.ui.progress.Headway;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.sound.SoundChoice;
import ghostnote.ui.sound.SoundFile;
import ghostnote.ui.sound.SoundWish;
import ghostnote.ui.sound.Sounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How music is written: as notes, or as it sounds. */
final class WavOptions {
    private static final String WAV = ".wav";
    private static final String FLAC = ".flac";
    private static final int USUAL_RATE_HZ = 48_000;

    @Mixin
    private SoundOptions soundOptions;

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

    /** Whether it is said what it is to sound like. */
    boolean isAskedFor() {
        return soundOptions.wish().isPresent()
                || soundOptions.kitOptions().kitMap().isPresent()
                || bits != null
                || rateHz != null;
    }

    /** Whether a file is to hold sound. */
    static boolean isSound(Path file) {
        return ending(file, WAV);
    }

    private static boolean ending(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    /**
     * Tells beforehand what is wrong with all this, and with a file, as far as nothing need be read for it.
     *
     * @throws IllegalArgumentException in one line
     */
    void check(Path file) {
        if (ending(file, FLAC)) {
            throw new IllegalArgumentException("%s: sound is written as WAV; flac makes FLAC of it".formatted(file));
        }
        if (isSound(file)) {
            soundOptions.wish();
            format();
            SoundFile.requireRate(rate());
        } else if (isAskedFor()) {
            throw new IllegalArgumentException(
                    "%s: --sound, --kit, --instrument, --bits and --rate are for a file that ends in %s"
                            .formatted(file, WAV));
        }
    }

    private SampleFormat format() {
        return bits == null ? SampleFormat.INT24 : SampleFormat.ofBits(bits);
    }

    private int rate() {
        return rateHz == null ? USUAL_RATE_HZ : rateHz;
    }

    /**
     * Finds what sounds, before anything is played.
     *
     * @param kept what sounded when it was played, which counts if nothing else is asked for
     * @return empty where the file is to hold notes
     * @throws IOException in one line, if it is not there; what else is wrong as {@link Sounds#choose} tells it
     */
    Optional<SoundChoice> choose(Path file, Optional<SoundWish> kept) throws IOException {
        if (!isSound(file)) {
            return Optional.empty();
        }
        SoundWish wish = soundOptions.wish().or(() -> kept).orElse(Sounds.USUAL);
        return Optional.of(SoundOptions.all().choose(withKitMap(wish), PlayOptions::tell));
    }

    /** What a track of several sounds by, which says so itself. */
    static Optional<SoundChoice> choose(Path file, TrackOptions track) throws IOException {
        if (!isSound(file)) {
            return Optional.empty();
        }
        return Optional.of(track.soundOptions().choice(PlayOptions::tell).orElseGet(() -> SoundOptions.all().usual()));
    }

    private SoundWish withKitMap(SoundWish wish) {
        Optional<String> map = soundOptions.kitOptions().kitMap();
        if (map.isEmpty()) {
            return wish;
        }
        return switch (wish) {
            case SoundWish.Plugin plugin -> plugin.withKitMap(map);
            case SoundWish.Kit kit -> throw new IllegalArgumentException(
                    "--kit %s: a kit map is for an --instrument, and %s is sent General MIDI"
                            .formatted(map.get(), kit.name()));
        };
    }

    /** What sounded, if that was asked for: for a set file, when a sound was written. */
    Optional<SoundWish> toKeep(Optional<SoundChoice> sound) {
        return soundOptions.wish().flatMap(_ -> sound).map(choice -> choice.toKeep().get());
    }

    private SoundFile soundFile() {
        return new SoundFile(format(), rate());
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
     * Writes what was played at the same time as the file's name asks.
     *
     * @param all of the work, of which this is the end
     * @return how many seconds of sound; empty if it was notes
     */
    OptionalDouble write(Path file, List<Played> played, Headway all) throws IOException {
        if (isSound(file)) {
            List<SoundFile.Sounding> sounding = played.stream()
                    .map(each -> new SoundFile.Sounding(each.sound().orElseThrow(), each.music()))
                    .toList();
            return OptionalDouble.of(soundFile().write(file, sounding, all.part(1, 2)));
        }
        if (played.size() == 1) {
            new MidiFileWriter().write(file, played.getFirst().music().notes());
        } else {
            new MidiFileWriter()
                    .write(
                            file,
                            played.stream()
                                    .map(each -> new NamedMusic(each.track(), each.music().notes()))
                                    .toList());
        }
        return OptionalDouble.empty();
    }
}
