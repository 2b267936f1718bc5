package ghostnote.engine.scorecard;

import java.util.Locale;

/** What a {@link Scorecard} measures. Beats are quarter notes, a phrase is four bars. */
public enum Figure {
    DRIFT_SHARE("share of performances that leave the grid by over 30 ticks for three bars"),
    OFFGRID("share of hits over 30 ticks from both the sixteenths and the sixteenth triplets"),
    KICK_ON_1("share of bars with a kick on beat 1"),
    SNARE_ON_2_4("share of beats 2 and 4 with a snare"),
    CYMBAL_ON_BEATS("share of beats with a hat or cymbal"),
    SIM1("overlap of neighbouring bars, 0 to 1"),
    SIM8_OF_SIM1("overlap of bars eight apart as a share of that"),
    DISTINCT16("different bars among sixteen"),
    SAME1("share of bars that repeat the bar before exactly"),
    VEL_REP_SD("spread of velocity over the repetitions of a hit at its place in the bar"),
    MT_REP_SD("the same of the offset from the sixteenth, in ticks"),
    ACCENT("how much harder snares on 2 and 4 are than other snares"),
    MT_SD("spread of the offset from the sixteenth over all hits, in ticks"),
    PHRASE_DIP("how much less last bars of phrases are like the usual bar than other bars"),
    CRASH_AFTER("how much likelier a crash on beat 1 is after a phrase than elsewhere");

    private final String meaning;

    Figure(String meaning) {
        this.meaning = meaning;
    }

    /** What it measures, in one line. */
    public String meaning() {
        return meaning;
    }

    /** The name in tables. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace("sim8_of_", "sim8/");
    }
}
