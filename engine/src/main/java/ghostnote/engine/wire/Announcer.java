package ghostnote.engine.wire;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Stretch;

/**
 * Tells others over MIDI when the performance starts, stops, and goes on from another place (MIDI 1.0, system real-time
 * messages and song position pointer: a unit of six clocks, 14 bits, sent while stopped; what starts begins with the next
 * clock).
 *
 * <p>Thread: one owner. Real-time safe: as its output is.
 */
final class Announcer {
    private final MidiOut out;

    /** Others are told that it plays, or will be at the next sixteenth. */
    private boolean isTold;

    /** They know where it is when it goes on. */
    private boolean isPlaceTold;

    private boolean tellsAtSixteenth;

    Announcer(MidiOut out) {
        this.out = out;
    }

    /** From one stretch another is entered. */
    @RealTime
    void tell(Stretch before, Stretch next, long atNs) {
        boolean plays = next.motion() != Motion.STANDS;
        boolean leaps = next.leapTicks() != before.leapTicks();
        boolean isInterrupted = leaps || before.motion() == Motion.ROLLS && next.motion() == Motion.ARMED;
        isPlaceTold &= !leaps;
        if (isTold && (!plays || isInterrupted)) {
            tellStop(atNs);
        }
        if (plays && !isTold) {
            tellStart(next, atNs);
        }
    }

    @RealTime
    private void tellStart(Stretch next, long atNs) {
        long songTick = next.tick() - next.leapTicks();
        isTold = true;
        if (songTick == 0) {
            out.send(atNs, MidiStatus.START, 0, 0);
        } else if (!isPlaceTold && songTick % Ticks.PER_SIXTEENTH != 0) {
            tellsAtSixteenth = true;
            return;
        } else {
            tellContinue(songTick, atNs);
        }
        isPlaceTold = true;
    }

    @RealTime
    private void tellContinue(long songTick, long atNs) {
        long sixteenth = songTick / Ticks.PER_SIXTEENTH;
        if (!isPlaceTold && SongPosition.canTell(sixteenth)) {
            SongPosition.send(out, atNs, sixteenth);
        }
        out.send(atNs, MidiStatus.CONTINUE, 0, 0);
    }

    /** Others hear of a performance that plays already: they are told at its next sixteenth. */
    @RealTime
    void join() {
        isTold = true;
        tellsAtSixteenth = true;
    }

    /** Pulses are left out, so that who counts them while it plays is at another place. */
    @RealTime
    void tellStall(long atNs) {
        if (isTold) {
            tellStop(atNs);
            isTold = true;
            isPlaceTold = false;
            tellsAtSixteenth = true;
        }
    }

    /** A pulse was sent. */
    @RealTime
    void onPulse(Stretch here, long tick, long atNs) {
        long next = tick + Ticks.PER_CLOCK_PULSE - here.leapTicks();
        if (tellsAtSixteenth && next % Ticks.PER_SIXTEENTH == 0) {
            tellsAtSixteenth = false;
            tellContinue(next, atNs);
            isPlaceTold = true;
        }
    }

    @RealTime
    private void tellStop(long atNs) {
        isTold = false;
        if (tellsAtSixteenth) {
            tellsAtSixteenth = false;
        } else {
            out.send(atNs, MidiStatus.STOP, 0, 0);
        }
    }

    /** All is over: the last message is a stop, also where others were to be told at the next sixteenth. */
    @RealTime
    void tellEnd(long atNs) {
        if (isTold) {
            tellsAtSixteenth = false;
            tellStop(atNs);
        }
    }
}
