package ghostnote.ui.cli;

import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Models;
import ghostnote.ui.play.Outputs;
import ghostnote.ui.play.SoundSystem;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.sound.SoundChoice;
import ghostnote.ui.sound.SoundWish;
import ghostnote.ui.sound.Sounds;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of a track: who plays, what is asked for, where it goes to. */
final class TrackOptions {
    @Mixin
    private DrummerOptions drummerOptions;

    @Mixin
    private SoundOptions soundOptions;

    @Option(
            names = "--seed",
            paramLabel = "S",
            description = "The same seed gives the same drums, hit for hit. Default: a new one, which is printed.")
    private Long seed;

    @Option(
            names = "--out",
            paramLabel = "PORT|FILE",
            description = "A MIDI port, by its name or a part of it (see ghostnote devices), or a file that ends in"
                    + " .mid, which keeps what was played. May be given more than once. A port may be followed by how it"
                    + " is played: \"TR-8S,kit=roland-tr-8s,channel=2,offset=-5,clock=off\", the offset in ms. jack is"
                    + " JACK, jack:NAME also connects to the port of that name there.")
    private List<String> outs = List.of();

    DrummerOptions drummerOptions() {
        return drummerOptions;
    }

    SoundOptions soundOptions() {
        return soundOptions;
    }

    OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }

    /** Ports and files. */
    List<String> outs() {
        return outs;
    }

    /** Takes models that are loaded from these. */
    void share(Models models) {
        drummerOptions.castOptions().share(models);
    }

    /**
     * Reads and finds what is asked for.
     *
     * @param usualSeed counts where none is asked for
     * @param tell takes lines about what is not as it should be
     */
    Asked ask(String name, long usualSeed, Consumer<String> tell) throws IOException {
        long chosen = seed().orElse(usualSeed);
        Cast cast = drummerOptions.loadCast();
        Wishes wishes = drummerOptions.ofSeed(drummerOptions.wishes(cast, tell), cast, chosen);
        return new Asked(name, this, cast, chosen, wishes);
    }

    /**
     * Refuses, in one line, what cannot be played, as far as that can be told before anything is opened.
     *
     * @param bars how many; null for without end
     */
    void check(Long bars) throws IOException {
        Wishes wishes = drummerOptions.wishes(drummerOptions.loadCast(), _ -> {});
        if (bars != null) {
            DrummerOptions.endTick(wishes, bars);
        }
        if (soundOptions.wish().orElse(Sounds.USUAL) instanceof SoundWish.Kit) {
            soundOptions.choice(_ -> {});
        }
        Outputs.check(outs, soundOptions.kitOptions().kit(), KitOptions.kits());
    }

    /**
     * What sounds on this machine: where it is not asked for, only if nothing else is played to.
     *
     * @throws IOException in one line, if what is asked for is not there
     */
    Optional<SoundSystem> sound(Wishes wishes, Consumer<String> tell) throws IOException {
        Optional<SoundChoice> asked = soundOptions.choice(tell);
        if (asked.isPresent()) {
            return Optional.of(new SoundSystem(asked::get, wishes.initial()));
        }
        // It is read only where it is heard, as that takes a quarter of a second.
        return outs.stream().allMatch(Outputs::isFile)
                ? Optional.of(new SoundSystem(() -> SoundOptions.all().usual(), wishes.initial()))
                : Optional.empty();
    }
}
