package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import ghostnote.engine.drum.DrumNotes;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;

/**
 * Watches for what must hold in every stream of messages, however it is played: one start before all else, pulses,
 * notes that each sound once and are ended once, a stop when nothing sounds, and silence, unless it goes on after a stall.
 * Allocates nothing.
 */
class StreamWatcher implements MidiOut {
    static final int NOTE_ON = MidiStatus.NOTE_ON | DrumNotes.CHANNEL;
    static final int NOTE_OFF = MidiStatus.NOTE_OFF | DrumNotes.CHANNEL;

    private final boolean[] sounds = new boolean[SoundingNotes.NOTES];
    private long nowNs;
    private long startNs;
    private long firstPulseNs;
    private int starts;
    private int stops;
    private int continues;
    private boolean isStopLast;
    private long pulses;
    private long noteOns;
    private long noteOffs;

    /** Sets the time of what is sent from now on. */
    final void at(long newNowNs) {
        nowNs = newNowNs;
    }

    final long nowNs() {
        return nowNs;
    }

    @Override
    public void send(long dueNs, int status, int data1, int data2) {
        isStopLast = status == MidiStatus.STOP;
        switch (status) {
            case MidiStatus.START -> {
                assertEquals(0, starts, "a second start");
                starts++;
                startNs = nowNs;
            }
            case MidiStatus.CLOCK -> {
                assertEquals(1, starts, "a pulse before the start");
                if (pulses == 0) {
                    firstPulseNs = nowNs;
                }
                onPulse(pulses++, nowNs);
            }
            case MidiStatus.STOP -> {
                assertEquals(1, starts, "a stop before the start");
                assertEquals(noteOns, noteOffs, "notes that sound when all stops");
                stops++;
            }
            case MidiStatus.SONG_POSITION -> assertTrue(stops > continues, "a position while it plays");
            case MidiStatus.CONTINUE -> {
                assertTrue(stops > continues, "a continue while it plays");
                continues++;
            }
            case NOTE_ON -> {
                assertTrue(pulses > 0, "a note before the first beat");
                assertTrue(data2 >= 1 && data2 <= 127, "a velocity that is none");
                assertTrue(!sounds[data1], "a note that sounds already");
                sounds[data1] = true;
                noteOns++;
                onNote(data1, data2, nowNs);
            }
            case NOTE_OFF -> {
                assertTrue(sounds[data1], "the end of a note that does not sound");
                sounds[data1] = false;
                noteOffs++;
            }
            default -> fail("status " + status);
        }
    }

    /** Called for each F8, counted from 0. */
    void onPulse(long index, long timeNs) {}

    /** Called for each note-on. */
    void onNote(int note, int velocity, long timeNs) {}

    /** From FA to the first F8. */
    final long startLeadNs() {
        return firstPulseNs - startNs;
    }

    final long pulses() {
        return pulses;
    }

    final long noteOns() {
        return noteOns;
    }

    final boolean started() {
        return starts == 1;
    }

    /** Whether nothing came after the stop. */
    final boolean stopped() {
        return isStopLast;
    }

    /** How often it went on after a stall. */
    final int continues() {
        return continues;
    }

    final boolean silent() {
        return starts + stops + pulses + noteOns + noteOffs == 0;
    }

    final int sounding() {
        int sounding = 0;
        for (boolean sound : sounds) {
            sounding += sound ? 1 : 0;
        }
        return sounding;
    }
}
