package ghostnote.engine.drum;

import ghostnote.engine.RealTime;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The sounds of a kit, in the order in which they are drawn and, on one tick, sent: the kick first. The note is the one
 * under which electronic kits record the voice and models know it: General MIDI percussion where that has the sound
 * (GM 1 percussion key map), the edge and rim zones of the Roland TD series (22, 26, 58) where it has not.
 */
public enum Voice {
    KICK(36),
    KICK_2(35),
    SNARE(38),
    RIM(40),
    CROSS_STICK(37),
    CLAP(39),
    HAT_CLOSED(42),
    HAT_CLOSED_EDGE(22),
    HAT_PEDAL(44),
    HAT_OPEN(46),
    HAT_OPEN_EDGE(26),
    TOM_1(48),
    TOM_1_RIM(50),
    TOM_2(45),
    TOM_2_RIM(47),
    TOM_3(43),
    TOM_3_RIM(58),
    TOM_4(41),
    CRASH_1(49),
    CRASH_1_EDGE(55),
    CRASH_2(57),
    CRASH_2_EDGE(52),
    RIDE(51),
    RIDE_EDGE(59),
    RIDE_BELL(53),
    TAMBOURINE(54),
    COWBELL(56);

    private static final Voice[] ALL = values();

    private final int note;

    Voice(int note) {
        this.note = note;
    }

    /** The MIDI note of the voice. Real-time safe: yes. */
    public int note() {
        return note;
    }

    /** Its name in files and tables: {@code hat-closed}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The voice with a {@link #word}. */
    public static Optional<Voice> named(String word) {
        return Stream.of(ALL).filter(voice -> voice.word().equals(word)).findFirst();
    }

    /** The number of voices. */
    @RealTime
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
