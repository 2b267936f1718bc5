package ghostnote.engine.wire;

import ghostnote.engine.RealTime;

/** Takes MIDI messages as they come in. */
@FunctionalInterface
public interface MidiListener {
    /**
     * A message came in: of a channel, F1 F2 F3 F6, or real-time. Thread: the input's. Real-time safe: it must be.
     *
     * @param atNs when its last byte did
     * @param status 0x80 to 0xFF, but never F0 F4 F5 F7 F9 FD
     * @param data1 0 to 127; 0 where the message has none
     * @param data2 0 to 127; 0 where the message has none
     */
    @RealTime
    void onMessage(long atNs, int status, int data1, int data2);
}
