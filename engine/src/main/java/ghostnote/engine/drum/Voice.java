package ghostnote.engine.drum;

/**
 * The sounds of a kit, in the order in which they are drawn and, on one tick, sent: the kick first. The note is the one
 * under which electronic kits record the voice and models know it: General MIDI percussion where that has the sound
 * (GM 1 percussion key map), the edge and rim zones of the Roland TD series (22, 26, 58) where it has not.
 */
public enum Voice {
    KICK(36, "kick"),
    KICK_2(35, "kick 2"),
    SNARE(38, "snare"),
    RIM(40, "rim"),
    CROSS_STICK(37, "cross-stick"),
    CLAP(39, "clap"),
    HAT_CLOSED(42, "hat"),
    HAT_CLOSED_EDGE(22, "hat edge"),
    HAT_PEDAL(44, "foot hat"),
    HAT_OPEN(46, "open hat"),
    HAT_OPEN_EDGE(26, "open edge"),
    TOM_1(48, "tom 1"),
    TOM_1_RIM(50, "tom 1 rim"),
    TOM_2(45, "tom 2"),
    TOM_2_RIM(47, "tom 2 rim"),
    TOM_3(43, "tom 3"),
    TOM_3_RIM(58, "tom 3 rim"),
    TOM_4(41, "tom 4"),
    CRASH_1(49, "crash 1"),
    CRASH_1_EDGE(55, "crash 1 edge"),
    CRASH_2(57, "crash 2"),
    CRASH_2_EDGE(52, "crash 2 edge"),
    RIDE(51, "ride"),
    RIDE_EDGE(59, "ride edge"),
    RIDE_BELL(53, "bell"),
    TAMBOURINE(54, "tambourine"),
    COWBELL(56, "cowbell");

    private static final Voice[] ALL = values();

    private final int note;
    private final String label;

    Voice(int note, String label) {
        this.note = note;
        this.label = label;
    }

    /** The MIDI note of the voice. Real-time safe: yes. */
    public int note() {
        return note;
    }

    /** A short name for people. */
    public String label() {
        return label;
    }

    /** The number of voices. Real-time safe: yes. */
    public static int count() {
        return ALL.length;
    }

    /** The voice with an ordinal, without the copy that {@link #values} makes. Real-time safe: yes. */
    public static Voice of(int ordinal) {
        return ALL[ordinal];
    }

    /** The voice that a MIDI note stands for, or null where a kit has none. Real-time safe: yes. */
    public static Voice ofNote(int note) {
        for (Voice voice : ALL) {
            if (voice.note == note) {
                return voice;
            }
        }
        return null;
    }
}
