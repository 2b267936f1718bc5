package ghostnote.ui.corpus;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The drummer that {@code train} makes: it knows where in the bar it is, and first draws when, then what, then how
 * hard, each knowing those before it.
 */
public final class KitDrummer {
    /**
     * Every 16th triplet and 32nd lies on the grid, and a player's lead or lag of up to 20 ticks in steps of one line.
     */
    public static final int GRID_TICKS = Ticks.PER_QUARTER / 24;

    /** Voices that the drum pads of the corpora do not record. */
    private static final Set<Voice> NOT_ON_PADS =
            EnumSet.of(Voice.KICK_2, Voice.CLAP, Voice.TOM_4, Voice.TAMBOURINE, Voice.COWBELL);

    private static final int LONGEST_DELAY_TICKS = 4 * Ticks.PER_QUARTER;
    private static final int VELOCITY_STEP = 8;
    private static final int LOUDEST = 127;

    private KitDrummer() {}

    /** The shape of a model with so many units that plays the voices of the loops, and the kit's own in any case. */
    public static ModelConfig config(String name, int units, List<Loop> loops) {
        Set<Voice> voices = EnumSet.complementOf(EnumSet.copyOf(NOT_ON_PADS));
        loops.forEach(loop -> loop.hits().forEach(hit -> voices.add(hit.voice())));
        Vocabulary vocabulary = new Vocabulary(
                List.copyOf(voices),
                IntStream.rangeClosed(0, LONGEST_DELAY_TICKS / GRID_TICKS)
                        .map(line -> line * GRID_TICKS)
                        .toArray(),
                IntStream.concat(
                                IntStream.range(1, (LOUDEST + 1) / VELOCITY_STEP).map(level -> level * VELOCITY_STEP),
                                IntStream.of(LOUDEST))
                        .toArray(),
                GRID_TICKS,
                Meter.COMMON.ticksPerBar() / GRID_TICKS);
        return new ModelConfig(
                name,
                units,
                List.of(Feature.TICKS, Feature.NOTE, Feature.VELOCITY, Feature.PLACE),
                List.of(
                        new Head(Feature.TICKS, List.of()),
                        new Head(Feature.NOTE, List.of(Feature.TICKS, Feature.PLACE)),
                        new Head(Feature.VELOCITY, List.of(Feature.NOTE, Feature.PLACE))),
                vocabulary);
    }
}
