package ghostnote.ui.set;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.ui.cast.Cast;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The lines of a cue file. Positions are bar.beat from 1 on, and ticks behind that; they count in the meters of the lines
 * before.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
public final class CueText {
    private final Cast cast;
    private final Bars bars;
    private final Positions positions;

    /**
     * @param first the meter that it begins with
     * @param cast who can be called, whose styles are known, and what they can honour
     */
    public CueText(Meter first, Cast cast) {
        this.cast = cast;
        bars = new Bars(first);
        positions = new Positions(bars);
    }

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
        long tick = later ? positions.tick(words[0]) : 0;
        for (Cue cue : turns(words[first], words[first + 1], tick)) {
            if (later) {
                cues.add(cue);
                changeMeter(cue);
            } else if (Knob.control(cue.knob()).isDoneAtAPlace()) {
                throw new IllegalArgumentException("%s: expected where, such as @5.1 %s".formatted(line, line));
            } else {
                initial.set(cue.knob(), cue.value());
                bars.change(0, initial.meter());
            }
        }
    }

    private void changeMeter(Cue cue) {
        long lastLine = bars.changes().getLast().line();
        if (Knob.control(cue.knob()) == Control.METER && Control.METER.dueTick(cue.tick(), bars) < lastLine) {
            throw new IllegalArgumentException("%s: expected behind the meter of the line before, at %s"
                    .formatted(positions.text(cue.tick()), positions.text(lastLine)));
        }
        Knob.turn(bars, cue.tick(), cue.knob(), cue.value());
    }

    /**
     * What is turned at a tick, such as {@code temperature} to {@code 1.3}; of all hats, one for each.
     *
     * @throws IllegalArgumentException with what is wrong
     */
    public List<Cue> turns(String control, String value, long tick) {
        List<Cue> cues = new ArrayList<>();
        for (Knob knob : Knob.named(control)) {
            cast.require(knob.control());
            cues.add(new Cue(tick, knob.number(), value(knob, value, tick)));
        }
        return cues;
    }

    /** {@code fill now} is a fill on the next bar, and {@code reseed random} a number that follows from the place. */
    private float value(Knob knob, String text, long tick) {
        if (knob.control() == Control.FILL && text.equals("now")) {
            return 1;
        }
        if (knob.control().reseeds() && text.equals("random")) {
            return 1 + new SplittableRandom(tick).nextInt((int) knob.control().most());
        }
        return knob.parse(text, cast);
    }

    /** Whose controls they turn. */
    public Cast cast() {
        return cast;
    }

    /** Writes a cue as {@link #read} reads it. */
    public String write(Cue cue) {
        String text = positions.text(cue.tick()) + " " + write(cue.knob(), cue.value());
        changeMeter(cue);
        return text;
    }

    /** Writes all values that are not as they are until they are touched. */
    List<String> write(Values values) {
        Values usual = new Values();
        return Knob.table().stream()
                .filter(knob -> !knob.control().isDoneAtAPlace())
                .filter(knob -> values.get(knob.number()) != usual.get(knob.number()))
                .map(knob -> write(knob.number(), values.get(knob.number())))
                .toList();
    }

    /** Writes a value that is there from the beginning. */
    public String write(int knob, float value) {
        Knob row = Knob.table().get(knob);
        return row.name() + " " + row.format(value, cast);
    }
}
