package ghostnote.ui.corpus;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.time.Ticks;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The drummer that {@code train} makes. It draws on which sixteenth, what, how far off it and how hard, each knowing
 * those before it. It knows where in the bar and the phrase it is, what it played there before, and which style, tempo
 * and fills it is asked for.
 */
public final class KitDrummer {
    private static final int PLACE_TICKS = Ticks.PER_QUARTER / 4;
    private static final int LOUDEST = 127;

    /** A bar of 4/4. */
    private static final int LONGEST_DELAY_PLACES = 16;

    private static final int MOST_PLACES = 32;

    /** Voices that the drum pads of the corpora do not record. */
    private static final Set<Voice> NOT_ON_PADS =
            EnumSet.of(Voice.KICK_2, Voice.CLAP, Voice.TOM_4, Voice.TAMBOURINE, Voice.COWBELL);

    private static final List<Feature> INPUTS = List.of(
            Feature.NOTE,
            Feature.TICKS,
            Feature.OFFSET,
            Feature.VELOCITY,
            Feature.PLACE,
            Feature.PHRASE,
            Feature.BARS,
            Feature.STYLE,
            Feature.FILL,
            Feature.TEMPO,
            Feature.METER,
            Feature.AGO,
            Feature.GROOVE,
            Feature.ECHO);

    private static final List<Feature> WHEN = List.of(
            Feature.PLACE,
            Feature.LAST,
            Feature.BARS,
            Feature.STYLE_AT_PLACE,
            Feature.FILL,
            Feature.AGO_WHEN,
            Feature.GROOVE_WHEN,
            Feature.ECHO_WHEN,
            Feature.THEME_WHEN);

    private static final List<Feature> WHAT = List.of(
            Feature.TICKS,
            Feature.PLACE,
            Feature.LAST,
            Feature.PHRASE,
            Feature.BARS,
            Feature.STYLE,
            Feature.STYLE_AT_PLACE,
            Feature.FILL,
            Feature.AGO_WHAT,
            Feature.GROOVE_WHAT,
            Feature.ECHO_WHAT,
            Feature.THEME_WHAT);

    private static final List<Feature> HOW_FAR_OFF = List.of(
            Feature.NOTE,
            Feature.TICKS,
            Feature.PLACE,
            Feature.STYLE,
            Feature.TEMPO,
            Feature.NOTE_AT_PLACE,
            Feature.HABIT_OFFSET,
            Feature.THEME_OFFSET);

    private static final List<Feature> HOW_HARD = List.of(
            Feature.NOTE,
            Feature.TICKS,
            Feature.OFFSET,
            Feature.PLACE,
            Feature.STYLE,
            Feature.FILL,
            Feature.NOTE_AT_PLACE,
            Feature.HABIT_VELOCITY,
            Feature.THEME_VELOCITY);

    private KitDrummer() {}

    /**
     * The shape of a model that plays the voices, meters and styles of some loops, and in any case the kit's voices.
     *
     * @param headUnits the hidden units of each head
     */
    public static ModelConfig config(String name, List<Layer> layers, int headUnits, List<Loop> loops) {
        Set<Voice> voices = EnumSet.complementOf(EnumSet.copyOf(NOT_ON_PADS));
        loops.forEach(loop -> loop.hits().forEach(hit -> voices.add(hit.voice())));
        int places = loops.stream()
                .mapToInt(loop -> loop.meter().ticksPerBar() / PLACE_TICKS)
                .reduce(Meter.COMMON.ticksPerBar() / PLACE_TICKS, Math::max);
        List<String> styles = loops.stream()
                .map(Loop::style)
                .filter(style -> !style.isEmpty())
                .distinct()
                .sorted()
                .toList();
        Vocabulary vocabulary = new Vocabulary(
                List.copyOf(voices),
                IntStream.rangeClosed(0, LONGEST_DELAY_PLACES)
                        .map(place -> place * PLACE_TICKS)
                        .toArray(),
                IntStream.range(-PLACE_TICKS / 2, PLACE_TICKS / 2).toArray(),
                IntStream.rangeClosed(1, LOUDEST).toArray(),
                PLACE_TICKS,
                Math.min(MOST_PLACES, places),
                styles);
        return new ModelConfig(
                name,
                layers,
                known(INPUTS, vocabulary),
                List.of(
                        new Head(Feature.TICKS, headUnits, known(WHEN, vocabulary)),
                        new Head(Feature.NOTE, headUnits, known(WHAT, vocabulary)),
                        new Head(Feature.OFFSET, headUnits, known(HOW_FAR_OFF, vocabulary)),
                        new Head(Feature.VELOCITY, headUnits, known(HOW_HARD, vocabulary))),
                vocabulary,
                styles.stream().map(style -> usualTempoBpm(style, loops)).toList(),
                styles.stream().map(style -> (int) bars(style, loops)).toList());
    }

    private static long bars(String style, List<Loop> loops) {
        return loops.stream()
                .filter(loop -> loop.style().equals(style))
                .mapToLong(Loop::bars)
                .sum();
    }

    /** Half of a style's bars are played slower, half faster. */
    private static int usualTempoBpm(String style, List<Loop> loops) {
        List<Loop> slowestFirst = loops.stream()
                .filter(loop -> loop.style().equals(style))
                .sorted(Comparator.comparingDouble(Loop::tempoBpm))
                .toList();
        long bars = bars(style, loops);
        long slower = 0;
        for (Loop loop : slowestFirst) {
            slower += loop.bars();
            if (2 * slower >= bars) {
                double tempoBpm = Math.clamp(loop.tempoBpm(), Timeline.SLOWEST_BPM, Timeline.FASTEST_BPM);
                return (int) Math.round(tempoBpm);
            }
        }
        throw new IllegalArgumentException("no loop is of the style " + style);
    }

    /** Loops without any style have none to tell. */
    private static List<Feature> known(List<Feature> features, Vocabulary vocabulary) {
        return features.stream().filter(feature -> vocabulary.size(feature) > 0).toList();
    }
}
