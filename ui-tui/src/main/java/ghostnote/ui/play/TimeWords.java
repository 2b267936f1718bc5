package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.ui.set.Positions;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a performer says about time: {@code stop}, {@code start}, {@code continue}, {@code start-stop}, {@code locate 9.1}, {@code tap}, {@code
 * sync midi:PORT}.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class TimeWords {
    private static final Set<String> WORDS =
            Set.of("start", "continue", "stop", "start-stop", "locate", "tap", "sync");

    private final Clockwork clockwork;
    private final Turner turner;
    private final TapTempo tapTempo = new TapTempo();

    /** Who turns knobs. */
    interface Turner {
        void turn(List<Cue> cues);
    }

    TimeWords(Clockwork clockwork, Turner turner) {
        this.clockwork = clockwork;
        this.turner = turner;
    }

    /** Whether a word is about time, or turns it. */
    static boolean isOfTime(String word) {
        return WORDS.contains(word)
                || Stream.of(Control.values()).anyMatch(control -> control.isOfTime() && control.text().equals(word));
    }

    /**
     * Does what a line says.
     *
     * @param meter of the bars that are played
     * @param atNs when it was said
     * @return whether it is about time
     * @throws IllegalArgumentException in one line, if it cannot be done
     */
    boolean obey(String[] words, Meter meter, long atNs) {
        String value = String.join(" ", List.of(words).subList(1, words.length));
        switch (words[0]) {
            case "start" -> requireDone(clockwork.locate(0) && clockwork.play(), "start");
            case "continue" -> requireDone(clockwork.play(), "continue");
            case "stop" -> requireDone(clockwork.stop(), "stop");
            case "start-stop" -> requireDone(clockwork.isPlaying() ? clockwork.stop() : clockwork.play(), "start-stop");
            case "locate" -> requireDone(clockwork.locate(songTick(value, meter)), "locate");
            case "tap" -> tap(atNs);
            case "sync" -> clockwork.follow(SyncWish.parse(value));
            default -> {
                requireLead(words[0]);
                return false;
            }
        }
        return true;
    }

    /** Bars from 1, and beats: {@code 9} or {@code 9.3}. */
    private static long songTick(String place, Meter meter) {
        Positions positions = new Positions(new Bars(meter));
        try {
            return positions.tick("@" + (place.contains(".") ? place : place + ".1"));
        } catch (IllegalArgumentException refusal) {
            throw new IllegalArgumentException(
                    "locate %s: expected a bar, or bar.beat, such as locate 9 or locate 9.3".formatted(place), refusal);
        }
    }

    private void tap(long atNs) {
        requireLead("tap");
        OptionalDouble tempoBpm = tapTempo.tap(atNs);
        if (tempoBpm.isPresent()) {
            Timeline.checkTempo(tempoBpm.getAsDouble());
            turner.turn(List.of(new Cue(0, Knob.number(Control.TEMPO), (float) tempoBpm.getAsDouble())));
        }
    }

    private void requireDone(boolean isDone, String word) {
        if (!isDone) {
            throw new IllegalArgumentException(
                    clockwork.jackTransport().isPresent()
                            ? word + ": JACK is not there; sync internal plays without it"
                            : word + ": too much at once");
        }
    }

    private void requireLead(String word) {
        keptByAnother(word).ifPresent(why -> {
            throw new IllegalArgumentException(why);
        });
    }

    /** Why a word is not to be obeyed: another says how fast it goes, or when beats are. */
    Optional<String> keptByAnother(String word) {
        boolean isTempo = word.equals("tap") || word.equals("tempo");
        boolean isKept = isTempo && clockwork.isLed() || word.equals("nudge") && !clockwork.leader().isEmpty();
        return isKept
                ? Optional.of("%s: %s says when beats are (sync internal first)".formatted(word, clockwork.leader()))
                : Optional.empty();
    }
}
