package ghostnote.ui.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ghostnote.engine.drum.Voice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RolesTest {
    @ParameterizedTest
    @CsvSource({
        "36 = snare, 36, SNARE",
        "C1=kick, 36, KICK",
        "c3 = Hat Closed, 60, HAT_CLOSED",
        "F#1 = hat_open_edge, 42, HAT_OPEN_EDGE",
        "Gb1 = tom-3-rim, 42, TOM_3_RIM",
        "C-2 = 57, 0, CRASH_2",
        "G8 = D1, 127, SNARE",
        "127=38, 127, SNARE",
    })
    void aLineGivesANoteAVoice(String line, int note, Voice voice) throws RolesException {
        assertEquals(voice, Roles.parse(List.of("# my kit", "", line), "kit.txt").voice(note));
    }

    @Test
    void whatNoLineNamesStaysGeneralMidi() throws RolesException {
        Roles roles = Roles.parse(List.of("36 = none", "60 = clap"), "kit.txt");
        assertNull(roles.voice(36));
        for (int note = 0; note < 128; note++) {
            if (note != 36 && note != 60) {
                assertEquals(Voice.ofNote(note), roles.voice(note));
            }
        }
    }

    @Test
    void everyVoiceHasAWordThatIsUnderstood() throws RolesException {
        for (Voice voice : Voice.values()) {
            assertEquals(voice, Roles.parse(List.of("99 = " + voice.word()), "kit.txt").voice(99));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "kick, expected a note",
        "128 = kick, expected a note",
        "G#8 = kick, expected a note",
        "36 = kick = snare, expected a note",
        "H1 = kick, expected a note",
        "36 = kik, no voice kik",
        "36 = 1, no voice 1",
    })
    void aLineThatCannotBeUnderstoodIsRefusedWithItsNumber(String line, String message) {
        RolesException refusal =
                assertThrows(RolesException.class, () -> Roles.parse(List.of("38 = snare", line), "kit.txt"));
        assertEquals("kit.txt line 2: " + message, refusal.getMessage().substring(0, 16 + message.length()));
    }
}
