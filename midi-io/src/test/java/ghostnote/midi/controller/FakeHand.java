package ghostnote.midi.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import java.util.ArrayList;
import java.util.List;

/** A performance that does what it is told at once. */
final class FakeHand implements Hand {
    final Values values = new Values();
    final List<List<Cue>> turns = new ArrayList<>();
    final List<Boolean> goesOn = new ArrayList<>();
    final List<String> lines = new ArrayList<>();

    @Override
    public float value(int knob) {
        return values.get(knob);
    }

    @Override
    public void turn(List<Cue> cues, boolean isSameMovement) {
        turns.add(cues);
        goesOn.add(isSameMovement);
        for (Cue cue : cues) {
            values.set(cue.knob(), cue.value());
            assertEquals(cue.value(), values.get(cue.knob()), "a knob was to leave its range");
        }
    }

    @Override
    public void obey(String line, long atNs) {
        lines.add(line + "@" + atNs);
    }

    float value(String knob) {
        return values.get(Knob.named(knob).getFirst().number());
    }

    void set(String knob, float value) {
        Knob.named(knob).forEach(each -> values.set(each.number(), value));
    }
}
