package ghostnote.ui.set;

import ghostnote.engine.control.Ability;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.time.Meter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of a cue file. Positions are bar.beat from 1 on, and ticks behind that.
 *
 * @param drummer whose styles are known, and what it can honour
 */
record CueText(Meter meter, ModelConfig drummer) {
    private static final Pattern POSITION = Pattern.compile("@(\\d{1,9})\\.(\\d{1,2})(?:\\+(\\d{1,4}))?");

    /**
     * Reads a line that is neither empty nor a comment.
     *
     * @param initial takes a value that is there from the beginning
     * @param cues takes what is turned later
     * @throws IllegalArgumentException with what is wrong
     */
    void read(String line, Values initial, List<Cue> cues) {
        String[] words = line.split("\\s+", -1);
        boolean later = words[0].startsWith("@");
        int first = later ? 1 : 0;
        if (words.length != first + 2) {
            throw new IllegalArgumentException(
                    "expected [@BAR.BEAT] CONTROL VALUE, such as @5.1 temperature 1.3, found: " + line);
        }
        long tick = later ? tick(words[0]) : 0;
        for (Knob knob : Knob.named(words[first])) {
            Ability.require(knob.control(), drummer);
            float value = value(knob, words[first + 1], tick);
            if (later) {
                cues.add(new Cue(tick, knob.number(), value));
            } else if (knob.control().isDoneAtAPlace()) {
                throw new IllegalArgumentException("%s: expected where, such as @5.1 %s".formatted(line, line));
            } else {
                initial.set(knob.number(), value);
            }
        }
    }

    /** {@code fill now} is a fill on the next bar, and {@code reseed random} a number that follows from the place. */
    private float value(Knob knob, String text, long tick) {
        if (knob.control() == Control.FILL && text.equals("now")) {
            return 1;
        }
        if (knob.control().reseeds() && text.equals("random")) {
            return 1 + new SplittableRandom(tick).nextInt((int) knob.control().most());
        }
        return knob.parse(text, styles());
    }

    private long tick(String position) {
        Matcher matcher = POSITION.matcher(position);
        if (matcher.matches()) {
            long bar = Long.parseLong(matcher.group(1));
            int beat = Integer.parseInt(matcher.group(2));
            int ticks = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
            if (bar >= 1 && beat >= 1 && beat <= meter.beats() && ticks < meter.ticksPerBeat()) {
                return (bar - 1) * meter.ticksPerBar() + (beat - 1L) * meter.ticksPerBeat() + ticks;
            }
        }
        throw new IllegalArgumentException("position %s: expected @BAR.BEAT, bars from 1, beats 1 to %d, such as @5.1"
                .formatted(position, meter.beats()));
    }

    private List<String> styles() {
        return drummer.vocabulary().styles();
    }

    /** Writes a cue as {@link #read} reads it. */
    String write(Cue cue) {
        long bar = meter.barAt(cue.tick());
        int place = meter.placeInBar(cue.tick());
        int beat = place / meter.ticksPerBeat();
        int ticks = place % meter.ticksPerBeat();
        return String.format(
                Locale.ROOT,
                "@%d.%d%s %s",
                bar + 1,
                beat + 1,
                ticks == 0 ? "" : "+" + ticks,
                write(cue.knob(), cue.value()));
    }

    /** Writes a value that is there from the beginning. */
    String write(int knob, float value) {
        Knob row = Knob.table().get(knob);
        return row.name() + " " + row.format(value, styles());
    }
}
