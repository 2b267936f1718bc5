package ghostnote.engine.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final int TEMPERATURE = Knob.number(Control.TEMPERATURE);
    private static final int MUTE = Knob.number(Control.MUTE);

    private final History history = new History(new Values());

    private static Cue cue(int knob, float value) {
        return new Cue(0, knob, value);
    }

    @Test
    void undoneOneByOneEverythingIsAsItWasAndDoneAgainAsItBecame() {
        SplittableRandom random = new SplittableRandom(1);
        Values values = new Values();
        List<Values> before = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            before.add(copy(values));
            List<Cue> cues = new ArrayList<>();
            int count = 1 + random.nextInt(3);
            for (int c = 0; c < count; c++) {
                cues.add(cue(random.nextInt(5), random.nextInt(3) / 2f));
            }
            history.turned(cues);
            apply(cues, values);
        }
        Values end = copy(values);
        for (int i = 99; i >= 0; i--) {
            apply(history.undo(0), values);
            assertSame(before.get(i), values);
        }
        assertEquals(List.of(), history.undo(0));
        for (int i = 0; i < 100; i++) {
            apply(history.redo(0), values);
        }
        assertSame(end, values);
        assertEquals(List.of(), history.redo(0));
    }

    @Test
    void whatCuesTurnedIsComeBackToButNotUndone() {
        history.turned(List.of(cue(TEMPERATURE, 1.5f)));
        history.heard(TEMPERATURE, 0.5f);
        history.turned(List.of(cue(TEMPERATURE, 2)));
        assertEquals(List.of(cue(TEMPERATURE, 0.5f)), history.undo(0));
        assertEquals(List.of(cue(TEMPERATURE, Control.TEMPERATURE.usual())), history.undo(0));
        assertEquals(List.of(), history.undo(0));
    }

    @Test
    void aKnobThatIsTurnedOnIsOneStepAndOtherKnobsAreNot() {
        history.turned(List.of(cue(TEMPERATURE, 1.1f)));
        history.turnedOn(List.of(cue(TEMPERATURE, 1.2f)));
        history.turnedOn(List.of(cue(TEMPERATURE, 1.3f)));
        history.turnedOn(List.of(cue(MUTE, 1)));
        history.turnedOn(List.of(cue(Knob.number(Control.FILL), 1)));
        history.turnedOn(List.of(cue(TEMPERATURE, 1.4f)));
        assertEquals(List.of(cue(TEMPERATURE, 1.3f)), history.undo(0));
        assertEquals(List.of(cue(MUTE, 0)), history.undo(0));
        assertEquals(List.of(cue(TEMPERATURE, Control.TEMPERATURE.usual())), history.undo(0));
        assertEquals(List.of(), history.undo(0));
        assertEquals(List.of(cue(TEMPERATURE, 1.3f)), history.redo(0));
    }

    @Test
    void aKnobThatIsTurnedFastStandsWhereItWasTurnedToLastWhileTheFirstTurnsAreHeard() {
        history.asked(TEMPERATURE, 1.1f);
        history.asked(TEMPERATURE, 1.2f);
        history.heard(TEMPERATURE, 1.1f);
        assertEquals(1.2f, history.values().get(TEMPERATURE));
        history.heard(TEMPERATURE, 1.2f);
        assertEquals(1.2f, history.values().get(TEMPERATURE));
        history.heard(TEMPERATURE, 0.5f);
        assertEquals(0.5f, history.values().get(TEMPERATURE), "a cue");
    }

    @Test
    void whatWasUndoneIsGoneWhenSomethingElseIsTurned() {
        history.turned(List.of(cue(TEMPERATURE, 1.5f)));
        history.undo(0);
        history.turned(List.of(cue(MUTE, 1)));
        assertEquals(List.of(), history.redo(0));
    }

    @Test
    void aMovementIsUndoneAndDoneAgainAsAWhole() {
        history.turned(List.of(cue(MUTE, 1)));
        history.turned(List.of(cue(TEMPERATURE, 1.1f)));
        history.turnedOn(List.of(cue(TEMPERATURE, 1.2f)));
        history.turnedOn(List.of(cue(TEMPERATURE, 1.3f)));
        assertEquals(1.3f, history.values().get(TEMPERATURE));
        assertEquals(List.of(cue(TEMPERATURE, Control.TEMPERATURE.usual())), history.undo(0));
        assertEquals(List.of(cue(TEMPERATURE, 1.3f)), history.redo(0));
        history.undo(0);
        assertEquals(List.of(cue(MUTE, 0)), history.undo(0));
    }

    @Test
    void aMovementThatGoesOnBehindAnUndoOrWithOtherKnobsIsANewOne() {
        history.turnedOn(List.of(cue(TEMPERATURE, 1.1f)));
        history.turned(List.of(cue(TEMPERATURE, 1.2f)));
        history.undo(0);
        history.turnedOn(List.of(cue(TEMPERATURE, 1.3f)));
        history.turnedOn(List.of(cue(MUTE, 1)));
        assertEquals(List.of(cue(MUTE, 0)), history.undo(0));
        assertEquals(List.of(cue(TEMPERATURE, 1.1f)), history.undo(0));
        assertEquals(List.of(cue(TEMPERATURE, Control.TEMPERATURE.usual())), history.undo(0));
        assertEquals(List.of(), history.undo(0));
    }

    @Test
    void actsAreNotUndone() {
        history.turned(List.of(cue(MUTE, 1)));
        history.turned(List.of(cue(Knob.number(Control.FILL), 1)));
        history.turned(List.of(cue(Knob.number(Control.GOTO), 5)));
        history.turned(List.of(cue(Knob.number(Control.RESEED), 5)));
        assertEquals(List.of(cue(MUTE, 0)), history.undo(0));
    }

    private static void apply(List<Cue> cues, Values values) {
        cues.forEach(cue -> values.set(cue.knob(), cue.value()));
    }

    private static Values copy(Values values) {
        Values copy = new Values();
        copy.setAll(values);
        return copy;
    }

    private static void assertSame(Values expected, Values found) {
        for (int knob = 0; knob < Knob.count(); knob++) {
            assertEquals(expected.get(knob), found.get(knob));
        }
    }
}
