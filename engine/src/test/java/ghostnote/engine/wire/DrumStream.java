package ghostnote.engine.wire;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.drum.DrumNotes;
import java.util.SplittableRandom;

/**
 * Hits as a busy drummer plays them: by rising ticks, several voices on one tick but each once, now and then a voice
 * again inside its own gate, or two voices that are one note of the kit. Allocates nothing.
 */
final class DrumStream {
    private static final int[] DELAYS = {
        0, 0, 0, 17, DrumNotes.GATE_TICKS / 2, DrumNotes.GATE_TICKS, DrumNotes.GATE_TICKS,
        Ticks.PER_SIXTEENTH, Ticks.PER_SIXTEENTH, Ticks.PER_SIXTEENTH, 2 * Ticks.PER_SIXTEENTH
    };

    private final SplittableRandom random;
    private long tick;
    private int voice;
    private int velocity;
    private long voicesOnThisTick;
    private long notesOnThisTick; // all below 64
    private long written;
    private long notes;

    DrumStream(long seed) {
        random = new SplittableRandom(seed);
        decide();
    }

    /** Writes every hit before a tick that is not yet written. */
    void writeUpTo(HitRing ring, long untilTick) {
        while (tick < untilTick) {
            ring.offerHit(written++, tick, voice, velocity);
            long note = 1L << KitMap.GENERAL_MIDI.note(voice);
            notes += (notesOnThisTick & note) == 0 ? 1 : 0;
            notesOnThisTick |= note;
            decide();
        }
    }

    private void decide() {
        moveOn(DELAYS[random.nextInt(DELAYS.length)]);
        voice = random.nextInt(Voice.count());
        if ((voicesOnThisTick & 1L << voice) != 0) {
            moveOn(DrumNotes.GATE_TICKS);
        }
        voicesOnThisTick |= 1L << voice;
        velocity = random.nextInt(1, 128);
    }

    private void moveOn(int delay) {
        if (delay > 0) {
            tick += delay;
            voicesOnThisTick = 0;
            notesOnThisTick = 0;
        }
    }

    /** Hits written. */
    long written() {
        return written;
    }

    /** Notes they make: two voices on one tick that the kit plays as one note are one. */
    long notes() {
        return notes;
    }
}
