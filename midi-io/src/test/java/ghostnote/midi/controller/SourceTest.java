package ghostnote.midi.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Names;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources, targets and bindings as people write them. */
class SourceTest {
    private static final Names NAMES = Names.of(List.of("rock", "funk"), List.of("allround"));

    @Test
    void everySourceIsReadAsItIsWritten() {
        for (Source.Kind kind : Source.Kind.values()) {
            for (int number : kind == Source.Kind.PITCH_BEND ? new int[] {0} : new int[] {0, 7, 31}) {
                Source source = new Source(kind, 16, number);
                assertEquals(source, Source.parse(16, source.word()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "cc", "cc-", "cc-120", "cc-999", "cc14-32", "note-128", "pitch-bend-1", "knob-1", "CC-1", "cc-1x"})
    void whatIsNoSourceIsRefusedWithWhatIsAllowed(String word) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> Source.parse(1, word));
        assertTrue(refusal.getMessage().contains("expected cc-0 to 119, cc14-0 to 31, "), refusal.getMessage());
    }

    @Test
    void aTargetIsKnobsOfThatNameOrElseALine() {
        for (Knob knob : Knob.table()) {
            if (!List.of("meter", "locate").contains(knob.name())) {
                assertInstanceOf(Target.Knobs.class, Target.parse(knob.name()));
            }
        }
        assertEquals(new Target.Line("fill now"), Target.parse(" fill now "));
        assertEquals(new Target.Line("tap"), Target.parse("tap"));
        assertEquals(6, ((Target.Knobs) Target.parse("mute.tom*")).knobs().size() - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "mute.snar", "mute.bongo*", "meter", "locate", "undo\nquit"})
    void whatCannotBeATargetIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Target.parse(text));
    }

    @Test
    void theUsualRangeIsTheControlsOrWhatSevenBitsCanSay() {
        for (Knob knob : Knob.table()) {
            if (!List.of("meter", "locate").contains(knob.name())) {
                Binding binding =
                        Binding.of(Source.parse(1, "cc-1"), Target.parse(knob.name()), NAMES);
                assertTrue(binding.most() - binding.least() <= 127, knob::name);
                assertTrue(binding.least() < binding.most(), knob::name);
            }
        }
        Binding tempo = Binding.of(Source.parse(1, "cc-1"), Target.parse("tempo"), NAMES);
        assertEquals(List.of(60f, 187f), List.of(tempo.least(), tempo.most()));
    }

    @Test
    void aRangeBeyondTheControlsIsRefusedWithBoth() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new Binding(Source.parse(1, "cc-1"), Target.parse("temperature"), 0, 3, true));
        assertEquals("temperature from 0 to 3: expected from 0 to 2 at most", refusal.getMessage());
    }

    @Test
    void aLineNeedsAButton() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Binding.of(Source.parse(1, "cc-1"), Target.parse("undo"), NAMES));
    }
}
