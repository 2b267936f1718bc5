package ghostnote.audio.lv2;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiStatus;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * MIDI messages as a plugin reads them: an LV2_Atom_Sequence of events (LV2 atom.h), each with its frame.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class MidiSequence {
    private static final int SIZE_AT = 0;
    private static final int TYPE_AT = 4;
    private static final int HEAD_BYTES = 16;
    private static final int BODY_HEAD_BYTES = 8;
    private static final int EVENT_BYTES = 24;
    private static final int EVENT_SIZE_AT = 8;
    private static final int EVENT_TYPE_AT = 12;
    private static final int EVENT_BODY_AT = 16;

    private final MemorySegment sequence;
    private final int midiEvent;
    private int end;

    /**
     * @param mostMessages there is room for so many
     * @param leastBytes there is room for so many
     */
    MidiSequence(Arena arena, Urids urids, int mostMessages, int leastBytes) {
        sequence = arena.allocate(Math.max(leastBytes, HEAD_BYTES + mostMessages * EVENT_BYTES), EVENT_SIZE_AT);
        midiEvent = urids.of(Uris.MIDI_EVENT);
        sequence.set(ValueLayout.JAVA_INT, TYPE_AT, urids.of(Uris.ATOM_SEQUENCE));
        clear();
    }

    MemorySegment segment() {
        return sequence;
    }

    @RealTime
    void clear() {
        end = HEAD_BYTES;
        sequence.set(ValueLayout.JAVA_INT, SIZE_AT, BODY_HEAD_BYTES);
    }

    /**
     * Adds one behind all others.
     *
     * @param message its bytes, the first one lowest
     */
    @RealTime
    void add(int offsetFrames, int message) {
        sequence.set(ValueLayout.JAVA_LONG, end, offsetFrames);
        sequence.set(ValueLayout.JAVA_INT, end + EVENT_SIZE_AT, MidiStatus.lengthOf(message & 0xFF));
        sequence.set(ValueLayout.JAVA_INT, end + EVENT_TYPE_AT, midiEvent);
        sequence.set(ValueLayout.JAVA_BYTE, end + EVENT_BODY_AT, (byte) message);
        sequence.set(ValueLayout.JAVA_BYTE, end + EVENT_BODY_AT + 1, (byte) (message >> 8));
        sequence.set(ValueLayout.JAVA_BYTE, end + EVENT_BODY_AT + 2, (byte) (message >> 16));
        end += EVENT_BYTES;
        sequence.set(ValueLayout.JAVA_INT, SIZE_AT, end - BODY_HEAD_BYTES);
    }
}
