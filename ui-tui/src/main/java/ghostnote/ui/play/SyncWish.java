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

    /**
     * JACK's transport.
     *
     * @param leads whether bars, beats and tempo are told to all others
     */
    record Jack(boolean leads) implements SyncWish {
        @Override
        public String toString() {
            return leads ? JACK_LEAD : PortWish.JACK;
        }
    }

    String MIDI = "midi:";
    String JACK_LEAD = "jack-lead";

    /** Whether JACK is needed for it. */
    default boolean needsJack() {
        return switch (this) {
            case Internal() -> false;
            case Jack _ -> true;
            case MidiClock(String port) -> PortWish.isJack(port);
        };
    }

    /**
     * Reads what {@link Object#toString} writes.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    static SyncWish parse(String text) {
        if (text.equals("internal")) {
            return new Internal();
        }
        if (text.equals(PortWish.JACK) || text.equals(JACK_LEAD)) {
            return new Jack(text.equals(JACK_LEAD));
        }
        if (text.startsWith(MIDI) && text.length() > MIDI.length()) {
            return new MidiClock(text.substring(MIDI.length()));
        }
        throw new IllegalArgumentException(
                "sync %s: expected internal, midi:PORT for the clock that comes in there, jack for its transport, or jack-lead"
                        .formatted(text));
    }
}
