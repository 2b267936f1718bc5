package ghostnote.ui.cli;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.set.CueText;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.Wishes;
import ghostnote.ui.sound.SoundWish;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What is asked for on a track, read and found.
 *
 * @param name of the track; empty where it is the only one
 * @param cast who plays
 */
record Asked(String name, TrackOptions options, Cast cast, long seed, Wishes wishes) {
    private static final Control[] TIME = {Control.TEMPO, Control.METER, Control.OFFSET};

    CueText cueText() {
        return new CueText(wishes.initial().meter(), cast);
    }

    /** The same, asked for other things. */
    Asked with(Wishes other) {
        return new Asked(name, options, cast, seed, other);
    }

    /**
     * Tracks as they play together: in the time of the first one, and what its cues turn of time they turn for all.
     *
     * @throws IllegalArgumentException in one line, if another time is asked of one
     */
    static List<Asked> together(List<Asked> tracks) {
        Asked first = tracks.getFirst();
        List<Cue> cuesOfTime =
                first.wishes.cues().stream().filter(Asked::isOfTime).toList();
        List<Asked> all = new ArrayList<>(List.of(first));
        tracks.stream().skip(1).forEach(track -> all.add(track.with(track.inTimeOf(first, cuesOfTime))));
        return all;
    }

    private Wishes inTimeOf(Asked first, List<Cue> cuesOfTime) {
        Values initial = wishes.initial().copy();
        for (Control control : TIME) {
            initial.set(control, first.wishes.initial().get(control));
        }
        boolean isInAnother = !initial.meter().equals(wishes.initial().meter());
        boolean isBound = !wishes.heard().isEmpty() || wishes.initial().get(Control.METER) != Control.METER.usual();
        if (isInAnother && isBound) {
            throw new IllegalArgumentException("track %s: it is in %s, and %s is in %s: all play in one meter"
                    .formatted(name, wishes.initial().meter(), first.name, initial.meter()));
        }
        List<Cue> own = wishes.cues().stream().filter(cue -> !cuesOfTime.contains(cue)).toList();
        own.stream().filter(Asked::isOfTime).findFirst().ifPresent(cue -> {
            throw new IllegalArgumentException("track %s: its cues turn %s: that is one for all, and those of %s turn it"
                    .formatted(name, Knob.control(cue.knob()).text(), first.name));
        });
        List<Cue> cues = new ArrayList<>(cuesOfTime);
        cues.addAll(own);
        cues.sort(Comparator.comparingLong(Cue::tick));
        return wishes.withInitial(initial).withCues(cues);
    }

    private static boolean isOfTime(Cue cue) {
        return Knob.control(cue.knob()).isOfTime();
    }

    /**
     * What plays it again.
     *
     * @param turned while it was played
     * @param sound what it sounded by, if that was asked for
     */
    SetFile set(List<Cue> turned, long endTick, Optional<SoundWish> sound) {
        return SetFile.of(cast, options.drummerOptions().weights(), seed, endTick, wishes.withCues(turned))
                .withSound(sound);
    }
}
