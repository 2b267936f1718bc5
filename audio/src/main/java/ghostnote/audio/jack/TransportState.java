package ghostnote.audio.jack;

/** What JACK's transport does. */
public enum TransportState {
    /** It stands. */
    STOPPED,
    /** It was told to roll and waits for slow clients. */
    STARTING,
    /** It rolls. */
    ROLLING
}
