package ghostnote.ui.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.TimedMessage;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Strike;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.TempoMap;
import ghostnote.midi.file.MidiFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessagesTest {
    private static final int RATE_HZ = 48_000;

    /** A tick a frame. */
    private static final TempoMap TEMPO = new TempoMap(1e9 / RATE_HZ);

    private static List<TimedMessage> messages(KitMap kit, long endTick, Hit... hits) {
        MidiFile notes = MidiFile.of(List.of(), 120, 4, 4, endTick);
        return Messages.of(new Music(notes, List.of(hits), TEMPO, new Values(), List.of()), kit, RATE_HZ);
    }

    @Test
    void aVoiceIsStruckAsTheKitMapSaysAndEndsWhenItsGateIsOver() {
        KitMap kit = new KitMap("mine", Map.of(Voice.SNARE, new Strike(3, 77, 20, 100, 1)), Map.of());
        assertEquals(
                List.of(new TimedMessage(100, 0x93, 77, 100), new TimedMessage(160, 0x83, 77, 0)),
                messages(kit, 1_000, new Hit(100, Voice.SNARE, 127)));
        assertEquals(20, messages(kit, 1_000, new Hit(0, Voice.SNARE, 1)).getFirst().data2());
        assertEquals(List.of(), messages(kit, 1_000, new Hit(0, Voice.KICK, 127)));
    }

    @Test
    void aNoteThatIsStruckAgainEndsBefore() {
        assertEquals(
                List.of(
                        new TimedMessage(0, 0x99, 36, 90),
                        new TimedMessage(20, 0x89, 36, 0),
                        new TimedMessage(20, 0x99, 36, 80),
                        new TimedMessage(80, 0x89, 36, 0)),
                messages(KitMap.GENERAL_MIDI, 500, new Hit(0, Voice.KICK, 90), new Hit(20, Voice.KICK, 80)));
    }

    @Test
    void voicesThatShareANoteStrikeItOnce() {
        assertEquals(
                2,
                messages(
                                KitMap.GENERAL_MIDI,
                                500,
                                new Hit(5, Voice.HAT_CLOSED, 90),
                                new Hit(5, Voice.HAT_CLOSED_EDGE, 80))
                        .size());
        assertEquals(
                4,
                messages(
                                KitMap.ALL_VOICES,
                                500,
                                new Hit(5, Voice.HAT_CLOSED, 90),
                                new Hit(5, Voice.HAT_CLOSED_EDGE, 80))
                        .size());
    }

    @Test
    void onOneTickEndsComeFirstAndTheKickBeforeTheOthers() {
        List<TimedMessage> all = messages(
                KitMap.GENERAL_MIDI,
                500,
                new Hit(60, Voice.RIDE, 1),
                new Hit(60, Voice.KICK, 2),
                new Hit(0, Voice.SNARE, 3));
        assertEquals(List.of(0x99, 0x89, 0x99, 0x99), all.subList(0, 4).stream().map(TimedMessage::status).toList());
        assertEquals(List.of(38, 38, 36, 51), all.subList(0, 4).stream().map(TimedMessage::data1).toList());
    }

    @Test
    void everyNoteEndsExactlyOnceBeforeTheEndOfTheMusic() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 50; round++) {
            List<Hit> hits = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                hits.add(new Hit(random.nextInt(3_000), Voice.of(random.nextInt(Voice.count())), 1 + random.nextInt(127)));
            }
            Set<Integer> sounding = new HashSet<>();
            long before = 0;
            for (TimedMessage message : messages(KitMap.GENERAL_MIDI, 3_000, hits.toArray(Hit[]::new))) {
                assertTrue(message.frame() >= before && message.frame() <= 3_000);
                before = message.frame();
                boolean on = message.status() == 0x99;
                assertTrue(on ? sounding.add(message.data1()) : sounding.remove(message.data1()), message::toString);
            }
            assertEquals(Set.of(), sounding);
        }
    }
}
