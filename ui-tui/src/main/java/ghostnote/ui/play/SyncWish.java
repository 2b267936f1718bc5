package ghostnote.ui.play;

/** Who is to keep time. */
public sealed interface SyncWish {
    /** This machine. */
    record Internal() implements SyncWish {
        @Override
        public String toString() {
            return "internal";
        }
    }

    /**
     * A MIDI clock.
     *
     * @param port where it comes in, by name or a part of it
     */
    record MidiClock(String port) implements SyncWish {
        @Override
        public String toString() {
            return MIDI + port;
        }
    }

    String MIDI = "midi:";

    /**
     * Reads what {@link Object#toString} writes.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    static SyncWish parse(String text) {
        if (text.equals("internal")) {
            return new Internal();
        }
        if (text.startsWith(MIDI) && text.length() > MIDI.length()) {
            return new MidiClock(text.substring(MIDI.length()));
        }
        throw new IllegalArgumentException(
                "sync %s: expected internal, or midi:PORT for the clock that comes in there".formatted(text));
    }
}
