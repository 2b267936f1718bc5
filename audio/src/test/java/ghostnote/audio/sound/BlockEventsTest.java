package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.wire.MidiStatus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlockEventsTest {
    private static final int RATE = 1000;
    private static final long FRAME_NS = 1_000_000;

    private final BlockCounters counters = new BlockCounters();
    private final FrameScale scale = new FrameScale();
    private final BlockEvents events = new BlockEvents(scale, counters);

    BlockEventsTest() {
        scale.anchor(0, 0, RATE);
        events.begin(100, 10);
    }

    private List<String> written() {
        byte[] bytes = new byte[3];
        List<String> all = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            int length = events.bytes(i, bytes);
            StringBuilder text = new StringBuilder().append(events.offset(i));
            for (int k = 0; k < length; k++) {
                text.append(" %02x".formatted(bytes[k]));
            }
            all.add(text.toString());
        }
        return all;
    }

    @Test
    void theyAreInTheOrderOfTheirFramesAndOnOneFrameInThatOfTheirSending() {
        events.send(107 * FRAME_NS, 0x99, 36, 100);
        events.send(103 * FRAME_NS, 0x89, 38, 0);
        events.send(103 * FRAME_NS + 499_999, 0x99, 38, 90);
        events.send(103 * FRAME_NS - 500_000, 0xF8, 0, 0);
        events.send(100 * FRAME_NS, 0xF2, 1, 2);
        assertEquals(List.of("0 f2 01 02", "3 89 26 00", "3 99 26 5a", "3 f8", "7 99 24 64"), written());
        assertEquals(0, counters.clamped());
    }

    @Test
    void whatIsOfAnotherCycleIsSentAtTheNearestFrameOfThisOneAndCounted() {
        events.send(99 * FRAME_NS, 0xFA, 0, 0);
        events.send(110 * FRAME_NS, 0xFC, 0, 0);
        events.send(Long.MIN_VALUE / 2, 0xFB, 0, 0);
        assertEquals(List.of("0 fa", "0 fb", "9 fc"), written());
        assertEquals(3, counters.clamped());
    }

    @Test
    void whatWasCarriedComesBeforeWhatIsNew() {
        events.send(101 * FRAME_NS, 0x90, 1, 1);
        events.send(102 * FRAME_NS, 0x80, 1, 1);
        events.send(103 * FRAME_NS, 0x90, 2, 1);
        events.carryFrom(1);
        events.begin(110, 10);
        events.send(110 * FRAME_NS, 0x90, 3, 1);
        assertEquals(List.of("0 80 01 01", "0 90 02 01", "0 90 03 01"), written());
        assertEquals(2, counters.carried());
    }

    @Test
    void moreThanCanWaitAreCounted() {
        for (int i = 0; i < 20_000; i++) {
            events.send(105 * FRAME_NS, 0x90, 1, 1);
        }
        assertTrue(events.size() > 10_000);
        assertEquals(20_000, events.size() + counters.lost());
    }

    @ParameterizedTest
    @ValueSource(ints = {0xF4, 0xF5, 0xF9, 0xFD, 0xF0, 0xF7, 0x7F, 0, -1, 0x100})
    void whatMidiDoesNotKnowIsNeverSent(int status) {
        events.send(101 * FRAME_NS, status, 0, 0);
        assertEquals(0, events.size());
        assertEquals(1, counters.refused());
    }

    @ParameterizedTest
    @CsvSource({"0x80,3", "0x9F,3", "0xA0,3", "0xB3,3", "0xC0,2", "0xDF,2", "0xE0,3", "0xF1,2", "0xF2,3", "0xF3,2"})
    void aMessageHasItsLength(String status, int length) {
        assertEquals(length, MidiStatus.lengthOf(Integer.decode(status)));
    }
}
