package ghostnote.engine.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * One thing that a network is told or draws: a table of rows, numbered from 0. Heads draw the first four; as an input
 * those are the last hit's, and as what a head is given, the next hit's. All others follow from what was played, from
 * what is decided of the next hit, and from what the performer asks for; {@code engine.sense} finds them.
 */
public enum Feature {
    /** The delay since the hit before, as an index into the vocabulary's ticks. */
    TICKS,
    /** The voice, as an index into the vocabulary's voices. */
    NOTE,
    /** How far off the grid, as an index into the vocabulary's offsets. */
    OFFSET,
    /** How hard, as an index into the vocabulary's velocities. */
    VELOCITY,
    /** Where in the bar, in places. */
    PLACE,
    /** Which bar of a phrase of four, of eight and of sixteen bars. */
    PHRASE,
    /** How many bars were played, up to eight. */
    BARS,
    /** The shares of the styles. */
    STYLE,
    /** The shares of the styles, each at this place in the bar. */
    STYLE_AT_PLACE,
    /** Whether the bar is a fill: no, or yes; nothing where the drummer is free. */
    FILL,
    /** The class of tempo. */
    TEMPO,
    /** The places in a bar. */
    METER,
    /** The last hit's voice where it shares the place; else one row more. */
    LAST,
    /** The voice and the place together. */
    NOTE_AT_PLACE,
    /** What was played one, two and four bars ago from the last hit on. */
    AGO,
    /** When the next hit came, one, two and four bars ago. */
    AGO_WHEN,
    /** What was hit at the next hit's place one, two and four bars ago. */
    AGO_WHAT,
    /** How often each voice was hit here and at the next place, in up to sixteen bars. */
    GROOVE,
    /** How often anything was hit here and at the next places. */
    GROOVE_WHEN,
    /** How often each voice was hit at the next hit's place, and how hard. */
    GROOVE_WHAT,
    /** What followed where the performance was most like now. */
    ECHO,
    /** When the next hit followed where it was like now. */
    ECHO_WHEN,
    /** What followed where it was like now, after the same delay. */
    ECHO_WHAT,
    /** How far off the grid the next hit's voice was lately, and at this place in the bars before. */
    HABIT_OFFSET,
    /** How hard the next hit's voice was lately, and at this place in the bars before. */
    HABIT_VELOCITY,
    /** How often anything was hit here and at the next places in the theme, the first eight bars. */
    THEME_WHEN,
    /** How often each voice was hit at the next hit's place in the theme, and how hard. */
    THEME_WHAT,
    /** How far off the grid the next hit's voice was in the theme, here and everywhere. */
    THEME_OFFSET,
    /** How hard the next hit's voice was in the theme, here and everywhere. */
    THEME_VELOCITY;

    private static final Feature[] ALL = values();

    /** The number of features. Real-time safe: yes. */
    public static int count() {
        return ALL.length;
    }

    /** The number of features that heads draw; they are the first. Real-time safe: yes. */
    public static int drawnCount() {
        return VELOCITY.ordinal() + 1;
    }

    /** The word for the feature in model files and answers. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What must be decided of the next hit before a head can be given it. */
    List<Feature> needs() {
        return switch (this) {
            case TICKS, ECHO_WHAT -> List.of(TICKS);
            case NOTE, OFFSET, VELOCITY -> List.of(this);
            case NOTE_AT_PLACE, HABIT_OFFSET, HABIT_VELOCITY, THEME_OFFSET, THEME_VELOCITY -> List.of(TICKS, NOTE);
            default -> List.of();
        };
    }

    /** Whether it looks at what was played bars ago. */
    public boolean looksBack() {
        return ordinal() >= AGO.ordinal();
    }

    /** Whether heads can draw it. */
    public boolean drawn() {
        return ordinal() < drawnCount();
    }

    /**
     * The feature a word stands for.
     *
     * @throws ModelException if there is none
     */
    static Feature of(String word) {
        return Arrays.stream(ALL)
                .filter(feature -> feature.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new ModelException("no feature is called \"%s\": expected one of %s"
                        .formatted(word, Arrays.stream(ALL).map(Feature::word).collect(Collectors.joining(" ")))));
    }
}
