package ghostnote.engine.drum;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class KitMapTest {
    private static int note(KitMap kit, Voice voice) {
        return kit.note(voice.ordinal());
    }

    @Test
    void generalMidiPlaysEveryVoiceAsHardAsItIsHit() {
        assertEquals(List.of(), KitMap.GENERAL_MIDI.lacks());
        for (Voice voice : Voice.values()) {
            assertEquals(9, KitMap.GENERAL_MIDI.channel(voice.ordinal()));
            for (int velocity = 1; velocity < 128; velocity++) {
                assertEquals(velocity, KitMap.GENERAL_MIDI.velocity(voice.ordinal(), velocity));
            }
        }
        assertEquals(42, note(KitMap.GENERAL_MIDI, Voice.HAT_CLOSED_EDGE));
        assertEquals(46, note(KitMap.GENERAL_MIDI, Voice.HAT_OPEN_EDGE));
        assertEquals(43, note(KitMap.GENERAL_MIDI, Voice.TOM_3_RIM));
    }

    @Test
    void aVoiceThatAKitLacksIsPlayedAsItSaysOrByWhatSoundsMostLikeIt() {
        Map<Voice, Strike> few =
                Map.of(Voice.KICK, Strike.of(9, 36), Voice.SNARE, Strike.of(1, 38), Voice.HAT_CLOSED, Strike.of(9, 42));
        KitMap usual = new KitMap("few", few, Map.of());
        assertEquals(38, note(usual, Voice.CROSS_STICK), "by way of the rim");
        assertEquals(1, usual.channel(Voice.CLAP.ordinal()));
        assertEquals(42, note(usual, Voice.COWBELL), "by way of the bell and the ride");
        assertEquals(42, note(usual, Voice.CRASH_2_EDGE));
        assertEquals(List.of(Voice.TOM_1, Voice.TOM_1_RIM, Voice.TOM_2, Voice.TOM_2_RIM, Voice.TOM_3, Voice.TOM_3_RIM,
                Voice.TOM_4), usual.lacks());
        KitMap told = new KitMap("few", few, Map.of(Voice.TOM_3, Voice.KICK, Voice.CLAP, Voice.HAT_CLOSED));
        assertEquals(36, note(told, Voice.TOM_1_RIM));
        assertEquals(42, note(told, Voice.CLAP));
        assertEquals(List.of(), told.lacks());
    }

    @Test
    void voicesThatStandForEachOtherAndNoneIsThereAreLacked() {
        KitMap circle = new KitMap(
                "circle",
                Map.of(Voice.KICK, Strike.of(9, 36)),
                Map.of(Voice.RIDE, Voice.COWBELL, Voice.COWBELL, Voice.RIDE));
        assertTrue(circle.lacks().contains(Voice.RIDE));
    }

    @Test
    void velocitiesLieInTheirRangeAndNeverFallAsHitsGetHarder() {
        for (float curve : new float[] {0.1f, 0.5f, 1, 2, 10}) {
            Strike strike = new Strike(0, 0, 20, 110, curve);
            assertEquals(20, strike.velocity(1));
            assertEquals(110, strike.velocity(127));
            for (int velocity = 2; velocity < 128; velocity++) {
                assertTrue(strike.velocity(velocity) >= strike.velocity(velocity - 1));
            }
        }
        assertTrue(new Strike(0, 0, 1, 127, 0.5f).velocity(30) > 30);
    }

    @Test
    void whatNoReceiverCanPlayIsRefusedWithBothNumbers() {
        assertEquals("channel 17: expected 1 to 16", refusal(() -> Strike.of(16, 0)));
        assertEquals("note 128: expected 0 to 127", refusal(() -> Strike.of(0, 128)));
        assertEquals("softest velocity 0: expected 1 to 127", refusal(() -> new Strike(0, 0, 0, 1, 1)));
        assertEquals("hardest velocity 10: expected 20 to 127", refusal(() -> new Strike(0, 0, 20, 10, 1)));
        assertEquals("curve 0.0: expected 0.1 to 10", refusal(() -> new Strike(0, 0, 1, 127, 0)));
    }

    private static String refusal(Executable making) {
        return assertThrows(IllegalArgumentException.class, making).getMessage();
    }
}
