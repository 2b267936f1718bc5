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
     * Sends one message. Failures are counted where they happen; none comes back.
     *
     * @param dueNs when it is due, in the time of the performance; an output that cannot wait sends it now
     * @param status a channel status 0x80 to 0xEF, or a system message of one to three bytes
     * @param data1 0 to 127; 0 where the message has none
     * @param data2 0 to 127; 0 where the message has none
     */
    @RealTime
    void send(long dueNs, int status, int data1, int data2);
}
