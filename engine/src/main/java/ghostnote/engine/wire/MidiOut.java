package ghostnote.engine.wire;

import ghostnote.engine.RealTime;

/**
 * Where MIDI messages go.
 *
 * <p>Thread: one at a time. An implementation may block as long as its device does.
 */
@FunctionalInterface
public interface MidiOut {
    /**
     * Sends one message: a port at once, JACK at its frame. Failures are counted where they happen; none comes back.
     *
     * @param dueNs when it was to be sent, on the clock of the performance
     * @param status a channel status 0x80 to 0xEF, or one of the system messages of {@link MidiStatus}
     * @param data1 0 to 127; 0 for real-time messages
     * @param data2 0 to 127; 0 for real-time messages
     */
    @RealTime
    void send(long dueNs, int status, int data1, int data2);
}
