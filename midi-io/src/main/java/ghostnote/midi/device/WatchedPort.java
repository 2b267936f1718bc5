package ghostnote.midi.device;

import ghostnote.midi.device.MidiPorts.PortInfo;

/** A port that may go and come back under its name, as when a cable was touched. */
public interface WatchedPort {
    /** What was found when it was looked for. */
    enum News {
        NONE,
        GONE,
        BACK
    }

    /** The name of the port. */
    String name();

    /** Whether it may be a port that the system names. */
    boolean isLike(PortInfo info);

    /**
     * Looks whether it has gone or come back.
     *
     * @param there whether the system names it
     */
    News look(boolean there);
}
