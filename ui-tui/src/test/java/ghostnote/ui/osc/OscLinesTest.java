package ghostnote.ui.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.time.Meter;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.set.CueText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OscLinesTest {
    private static String line(String address, Object... arguments) throws OscException {
        return OscLines.line(new OscMessage(address, List.of(arguments))).orElse("nothing");
    }

    @Test
    void aMessageIsWhatWouldBeTyped() throws OscException {
        assertEquals("temperature 1.3", line("/ghostnote/temperature", 1.3f));
        assertEquals("temperature 1.3", line("/ghostnote/temperature", 1.3));
        assertEquals("tempo 124", line("/ghostnote/tempo", 124f));
        assertEquals("tempo 124", line("/ghostnote/tempo", 124L));
        assertEquals("fill-every 8", line("/ghostnote/fill-every", 8.0));
        assertEquals("density -0.0001", line("/ghostnote/density", -1e-4f));
        assertEquals("style funk", line("/ghostnote/style", "funk"));
        assertEquals("meter 7/8", line("/ghostnote/meter", "7/8"));
        assertEquals("reseed random", line("/ghostnote/reseed", "random"));
        assertEquals("fill now", line("/ghostnote/fill", "now"));
        assertEquals("keep 8", line("/ghostnote/keep", 8));
        assertEquals("keep", line("/ghostnote/keep"));
        assertEquals("tempo NaN", line("/ghostnote/tempo", Float.NaN));
    }

    @Test
    void aVoiceIsNamedBothWays() throws OscException {
        assertEquals("mute.snare on", line("/ghostnote/mute/snare", 1));
        assertEquals("mute.snare off", line("/ghostnote/mute.snare", 0));
        assertEquals("mute.hat* on", line("/ghostnote/mute/hat*", true));
        assertEquals("hit.snare 1", line("/ghostnote/hit/snare", 1));
    }

    @Test
    void aSwitchTakesNumbersTruthsAndWords() throws OscException {
        assertEquals("solo.kick on", line("/ghostnote/solo/kick", 1f));
        assertEquals("solo.kick off", line("/ghostnote/solo/kick", 0.0));
        assertEquals("solo.kick off", line("/ghostnote/solo/kick", false));
        assertEquals("solo.kick on", line("/ghostnote/solo/kick", "on"));
        assertEquals("solo.kick 0.5", line("/ghostnote/solo/kick", 0.5f)); // refused where it is obeyed
    }

    @Test
    void aWordIsSaidWhenItsButtonIsPressedAndNotWhenItIsLetGo() throws OscException {
        for (String word : List.of("undo", "redo", "futures", "stop", "start", "continue", "tap", "quit")) {
            assertEquals(word, line("/ghostnote/" + word));
            assertEquals(word, line("/ghostnote/" + word, 1f));
            assertEquals(word, line("/ghostnote/" + word, true));
            assertEquals("nothing", line("/ghostnote/" + word, 0f));
            assertEquals("nothing", line("/ghostnote/" + word, false));
        }
    }

    @Test
    void anyLineCanBeSaid() throws OscException {
        assertEquals("locate 9.3", line("/ghostnote/say", "locate 9.3"));
        assertEquals("locate 9.3", line("/ghostnote/say", "locate", 9.3f));
    }

    @Test
    void whatIsNotForGhostnoteOrNoLineIsRefused() {
        for (String address : List.of("/tempo", "/ghostnote", "/ghostnote/", "/ghostnote/say", "/other/tempo", "/ghostnote/a\u001b[2J")) {
            assertThrows(OscException.class, () -> line(address));
        }
        assertThrows(OscException.class, () -> line("/ghostnote/say", "undo\nquit"));
        assertThrows(OscException.class, () -> line("/ghostnote/say", "x".repeat(2000)));
    }

    @Test
    void everyControlIsUnderstoodByTheAddressAndTypeThatItIsToldToHave() throws OscException {
        Cast cast = new Cast();
        cast.add(Drummers.usual());
        CueText text = new CueText(Meter.COMMON, cast);
        for (Control control : Control.values()) {
            if (control == Control.LOCATE) {
                continue; // a word of its own where lines are obeyed
            }
            float value = control == Control.DRUMMER ? 1 : control.most();
            Object argument = switch (OscLines.type(control)) {
                case "f" -> value;
                case "i" -> (int) value;
                default -> switch (control) {
                    case METER -> "7/8";
                    case DRUMMER -> Drummers.USUAL;
                    default -> cast.styles().getFirst();
                };
            };
            Knob knob = Knob.table().get(Knob.number(control));
            String address = OscLines.address(control).replace("VOICE", knob.voice() == null ? "" : knob.voice().word());
            String[] words = line(address, argument).split(" ", -1);
            assertEquals(knob.number(), text.turns(words[0], words[1], 0).getFirst().knob());
        }
        assertEquals(Optional.of("locate 9.3"), OscLines.line(new OscMessage(OscLines.address(Control.LOCATE), List.of("9.3"))));
    }
}
