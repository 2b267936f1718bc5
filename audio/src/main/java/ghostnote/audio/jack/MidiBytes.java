package ghostnote.audio.jack;

import ghostnote.engine.RealTime;

/** Who hears what comes in. */
@FunctionalInterface
public interface MidiBytes {
    /**
     * One whole message came. Thread: JACK's.
     *
     * @param atNs its frame, in the link's time
     * @param bytes begins with it; valid during the call
     * @param length of the message
     */
    @RealTime
    void onBytes(long atNs, byte[] bytes, int length);
}
