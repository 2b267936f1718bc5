package ghostnote.ui.play;

/** Whether memory has room: what plays is never to want for it. */
final class Room {
    /** What a drummer takes beside its model, which is there already. */
    private static final int DRUMMER_MB = 7;

    /** To pack a model takes as much as it does for a moment, and so does its digest; and a collector needs room to move. */
    private static final int SPARE_MB = 60;

    private static final int BYTES_PER_MB = 1 << 20;

    private Room() {}

    /**
     * Collects what is garbage, and looks whether there is room for so many drummers more.
     *
     * @throws IllegalArgumentException in one line, if there is none
     */
    static void require(String what, int drummers) {
        int roomMb = drummers * DRUMMER_MB + SPARE_MB;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long freeBytes = runtime.maxMemory() - runtime.totalMemory() + runtime.freeMemory();
        if (freeBytes < (long) roomMb * BYTES_PER_MB) {
            throw new IllegalArgumentException(("%s: memory has room for %d MB more, and %d are to be free"
                            + " (GHOSTNOTE_JVM_OPTIONS=-Xmx1g gives more)")
                    .formatted(what, freeBytes / BYTES_PER_MB, roomMb));
        }
    }
}
