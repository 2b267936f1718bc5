package ghostnote.engine.live;

/** One hit that is written ahead, and what it follows from. */
final class Decision {
    /** For {@link #songBar}: it repeats one before. */
    static final long REPEATED = Long.MIN_VALUE;

    /** Who was to decide it, and who did: another if the drummers changed there. */
    Chair chairBefore;

    Chair chair;

    /** Where {@link Decisions} keeps what was asked for before it. */
    long asked;

    final Freeze freezeBefore = new Freeze();
    long changesBefore;

    /** Where it belongs to, where it was decided to sound, and where it sounds. */
    long gridTick;

    long tick;
    long soundTick;

    int voice;
    int velocity;
    float likelihood;

    /** Whether it is heard. */
    boolean sounds;

    /** The bar of the song that it stands in, or {@link #REPEATED}. */
    long songBar;

    /** Where it came from to this hit; null if it played on. */
    Landing landing;
}
