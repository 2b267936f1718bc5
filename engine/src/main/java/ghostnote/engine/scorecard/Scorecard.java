package ghostnote.engine.scorecard;

import ghostnote.engine.drum.Family;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.time.Ticks;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The figures of some performances.
 *
 * <p>Thread: immutable, any. Real-time safe: no.
 */
public final class Scorecard {
    private static final int PHRASE_BARS = 4;
    private static final int LEAST_PHRASES = 2;
    private static final int LEAST_REPETITIONS = 4;
    private static final int SIXTEEN_BARS = 16;
    private static final int OFF_GRID_TICKS = 30;
    private static final int PLACES_A_BEAT = 4;
    private static final Set<Family> CYMBALS =
            Set.of(Family.CLOSED_HAT, Family.OPEN_HAT, Family.CRASH, Family.RIDE);

    private final List<Piece> pieces;
    private final Map<Figure, Double> figures = new EnumMap<>(Figure.class);

    /**
     * Measures performances in 4/4 that start on a phrase.
     *
     * @param performances the hits of each
     */
    public Scorecard(Collection<List<Hit>> performances) {
        pieces = performances.stream().map(Piece::of).filter(piece -> !piece.bars().isEmpty()).toList();
        timeKeeping();
        anchors();
        repetition();
        expression();
        phrases();
    }

    /** A figure; NaN where the performances are too short or too few to tell. */
    public double value(Figure figure) {
        return figures.get(figure);
    }

    /** The performances with a hit in them. */
    public int performances() {
        return pieces.size();
    }

    /** Their bars. */
    public int bars() {
        return pieces.stream().mapToInt(piece -> piece.bars().size()).sum();
    }

    private void timeKeeping() {
        figures.put(Figure.DRIFT_SHARE, share(pieces.stream()
                .map(Piece::drift)
                .filter(Piece.Drift::known)
                .map(Piece.Drift::leaves)));
        figures.put(Figure.OFFGRID, share(hits().map(hit -> Math.min(
                        distance(hit.tick(), Ticks.PER_SIXTEENTH), distance(hit.tick(), Ticks.PER_QUARTER / 6))
                > OFF_GRID_TICKS)));
    }

    /** From a tick to the nearest line of a grid. */
    private static long distance(long tick, int gridTicks) {
        long above = Math.floorMod(tick, (long) gridTicks);
        return Math.min(above, gridTicks - above);
    }

    private void anchors() {
        int[] beats = IntStream.range(0, Piece.PLACES).filter(place -> place % PLACES_A_BEAT == 0).toArray();
        int[] backBeats = {PLACES_A_BEAT, 3 * PLACES_A_BEAT};
        figures.put(Figure.KICK_ON_1, shareOfPlaces(new int[] {0}, Set.of(Family.KICK)));
        figures.put(Figure.SNARE_ON_2_4, shareOfPlaces(backBeats, Set.of(Family.SNARE)));
        figures.put(Figure.CYMBAL_ON_BEATS, shareOfPlaces(beats, CYMBALS));
    }

    private double shareOfPlaces(int[] places, Set<Family> families) {
        return share(pieces.stream()
                .flatMap(piece -> piece.bars().stream())
                .flatMap(bar -> IntStream.of(places)
                        .mapToObj(place ->
                                families.stream().anyMatch(family -> bar.get(Piece.slot(place, family))))));
    }

    private void repetition() {
        double sim1 = overlapOfBarsApart(1);
        figures.put(Figure.SIM1, sim1);
        figures.put(Figure.SIM8_OF_SIM1, sim1 > 0 ? overlapOfBarsApart(8) / sim1 : Double.NaN);
        figures.put(Figure.SAME1, share(barPairs(1).map(pair -> pair.get(0).equals(pair.get(1)))));
        figures.put(Figure.DISTINCT16, mean(pieces.stream()
                .flatMapToDouble(piece -> IntStream.rangeClosed(0, piece.bars().size() - SIXTEEN_BARS)
                        .filter(start -> start % (SIXTEEN_BARS / 2) == 0)
                        .mapToDouble(start -> new HashSet<>(
                                        piece.bars().subList(start, start + SIXTEEN_BARS))
                                .size()))));
    }

    private double overlapOfBarsApart(int distance) {
        return mean(barPairs(distance).mapToDouble(pair -> Piece.overlap(pair.get(0), pair.get(1))));
    }

    private Stream<List<BitSet>> barPairs(int distance) {
        return pieces.stream()
                .map(Piece::bars)
                .flatMap(bars -> IntStream.range(0, bars.size() - distance)
                        .mapToObj(bar -> List.of(bars.get(bar), bars.get(bar + distance))));
    }

    private void expression() {
        List<List<Piece.Placed>> repetitions = pieces.stream()
                .flatMap(piece -> piece.hits().stream()
                        .collect(Collectors.groupingBy(Piece.Placed::slot))
                        .values()
                        .stream())
                .filter(same -> same.size() >= LEAST_REPETITIONS)
                .toList();
        figures.put(Figure.VEL_REP_SD, meanSpread(repetitions, Piece.Placed::velocity));
        figures.put(Figure.MT_REP_SD, meanSpread(repetitions, Piece.Placed::offset));
        figures.put(Figure.MT_SD, spread(hits().mapToDouble(Piece.Placed::offset).toArray()));
        figures.put(Figure.ACCENT, snareVelocity(true) - snareVelocity(false));
    }

    private static double meanSpread(List<List<Piece.Placed>> groups, Function<Piece.Placed, Integer> of) {
        return mean(groups.stream()
                .mapToDouble(group -> spread(group.stream().mapToDouble(of::apply).toArray())));
    }

    private double snareVelocity(boolean onBackBeat) {
        Set<Integer> slots = Set.of(
                Piece.slot(PLACES_A_BEAT, Family.SNARE), Piece.slot(3 * PLACES_A_BEAT, Family.SNARE));
        return mean(hits().filter(hit -> hit.slot() % Family.count() == Family.SNARE.ordinal())
                .filter(hit -> slots.contains(hit.slot()) == onBackBeat)
                .mapToDouble(Piece.Placed::velocity));
    }

    private void phrases() {
        List<Piece> enough = pieces.stream()
                .filter(piece -> piece.bars().size() >= LEAST_PHRASES * PHRASE_BARS)
                .toList();
        figures.put(Figure.PHRASE_DIP, likeness(enough, false) - likeness(enough, true));
        figures.put(Figure.CRASH_AFTER, crashes(enough, true) - crashes(enough, false));
    }

    private static double likeness(List<Piece> pieces, boolean lastOfPhrase) {
        return mean(pieces.stream().flatMapToDouble(piece -> {
            BitSet usual = piece.usualBar();
            return IntStream.range(0, piece.bars().size())
                    .filter(bar -> (bar % PHRASE_BARS == PHRASE_BARS - 1) == lastOfPhrase)
                    .mapToDouble(bar -> Piece.overlap(piece.bars().get(bar), usual));
        }));
    }

    private static double crashes(List<Piece> pieces, boolean afterPhrase) {
        int crashOnOne = Piece.slot(0, Family.CRASH);
        return share(pieces.stream().flatMap(piece -> IntStream.range(1, piece.bars().size())
                .filter(bar -> (bar % PHRASE_BARS == 0) == afterPhrase)
                .mapToObj(bar -> piece.bars().get(bar).get(crashOnOne))));
    }

    private Stream<Piece.Placed> hits() {
        return pieces.stream().flatMap(piece -> piece.hits().stream());
    }

    private static double share(Stream<Boolean> of) {
        return mean(of.mapToDouble(yes -> yes ? 1 : 0));
    }

    private static double mean(DoubleStream of) {
        return of.average().orElse(Double.NaN);
    }

    /** The standard deviation. */
    private static double spread(double[] of) {
        double mean = mean(DoubleStream.of(of));
        return Math.sqrt(mean(DoubleStream.of(of).map(value -> (value - mean) * (value - mean))));
    }
}
