package ghostnote.engine.drum;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ten lanes of a kit, one for each digit: the voices that a player thinks of as one. */
public enum Lane {
    KICK("kick"),
    SNARE("snare"),
    RIM("rim"),
    HAT("hat"),
    OPEN("open"),
    PEDAL("pedal"),
    TOMS("toms"),
    CRASH("crash"),
    RIDE("ride"),
    PERCUSSION("perc");

    private static final Lane[] ALL = values();

    private static final Map<Lane, List<Voice>> VOICES =
            Stream.of(Voice.values()).collect(Collectors.groupingBy(Lane::of));

    private final String word;

    Lane(String word) {
        this.word = word;
    }

    /** Its name, five letters at most. */
    public String word() {
        return word;
    }

    /** The digit that mutes it: 1 to 9, then 0. */
    public char digit() {
        return (char) ('0' + (ordinal() + 1) % ALL.length);
    }

    /** The voices in it, in the order in which they are drawn. */
    public List<Voice> voices() {
        return VOICES.get(this);
    }

    /**
     * The lane of a digit or a word.
     *
     * @throws IllegalArgumentException with what there is
     */
    public static Lane named(String name) {
        return Stream.of(ALL)
                .filter(lane -> lane.word.equals(name) || name.equals(String.valueOf(lane.digit())))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s: expected a digit, or one of %s"
                        .formatted(name, Stream.of(ALL).map(Lane::word).collect(Collectors.joining(", ")))));
    }

    /** The lane of a voice. */
    public static Lane of(Voice voice) {
        return switch (voice) {
            case KICK, KICK_2 -> KICK;
            case SNARE -> SNARE;
            case RIM, CROSS_STICK, CLAP -> RIM;
            case HAT_CLOSED, HAT_CLOSED_EDGE -> HAT;
            case HAT_OPEN, HAT_OPEN_EDGE -> OPEN;
            case HAT_PEDAL -> PEDAL;
            case TOM_1, TOM_1_RIM, TOM_2, TOM_2_RIM, TOM_3, TOM_3_RIM, TOM_4 -> TOMS;
            case CRASH_1, CRASH_1_EDGE, CRASH_2, CRASH_2_EDGE -> CRASH;
            case RIDE, RIDE_EDGE, RIDE_BELL -> RIDE;
            case TAMBOURINE, COWBELL -> PERCUSSION;
        };
    }
}
