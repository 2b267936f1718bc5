package ghostnote.engine.time;

import ghostnote.engine.RealTime;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A time signature.
 *
 * @param beats how many of them fill a bar, 1 to 64
 * @param unit the note that is one beat: 1, 2, 4, 8, 16 or 32
 */
public record Meter(int beats, int unit) {
    private static final int MOST_BEATS = 64;
    private static final int LARGEST_UNIT = 16;
    private static final int UNITS = 5;

    /** By number. */
    private static final Meter[] NUMBERED = IntStream.range(0, MOST_BEATS)
            .boxed()
            .flatMap(beats -> IntStream.iterate(1, unit -> unit <= LARGEST_UNIT, unit -> 2 * unit)
                    .mapToObj(unit -> new Meter(beats + 1, unit)))
            .toArray(Meter[]::new);

    /** Four quarter notes a bar. */
    public static final Meter COMMON = new Meter(4, 4);

    /** Those whose bars are whole sixteenths have numbers, from 0 to this. */
    public static final int LAST_NUMBER = NUMBERED.length - 1;

    public Meter {
        if (beats < 1 || beats > 64 || unit < 1 || unit > 32 || Integer.bitCount(unit) != 1) {
            throw new IllegalArgumentException("meter %d/%d: expected 1 to 64 beats of 1, 2, 4, 8, 16 or 32"
                    .formatted(beats, unit));
        }
    }

    /** Ticks in a beat. Real-time safe: yes. */
    @RealTime
    public int ticksPerBeat() {
        return 4 * Ticks.PER_QUARTER / unit;
    }

    /** Ticks in a bar: 1,920 in 4/4, 1,680 in 7/8. Real-time safe: yes. */
    @RealTime
    public int ticksPerBar() {
        return beats * ticksPerBeat();
    }

    /** The bar that holds a tick, counted from 0. Real-time safe: yes. */
    @RealTime
    public long barAt(long tick) {
        return Math.floorDiv(tick, (long) ticksPerBar());
    }

    /** Ticks since the start of the bar. Real-time safe: yes. */
    @RealTime
    public int placeInBar(long tick) {
        return (int) Math.floorMod(tick, (long) ticksPerBar());
    }

    /** The meter with a number, without allocation. */
    @RealTime
    public static Meter numbered(int number) {
        return NUMBERED[number];
    }

    /** Whether a meter has a number. */
    @RealTime
    public static boolean isNumbered(int beats, int unit) {
        return beats >= 1 && beats <= MOST_BEATS && unit >= 1 && unit <= LARGEST_UNIT && Integer.bitCount(unit) == 1;
    }

    /** One that has, without allocation. */
    @RealTime
    public static Meter numbered(int beats, int unit) {
        return NUMBERED[(beats - 1) * UNITS + Integer.numberOfTrailingZeros(unit)];
    }

    /** Its number; -1 for one that has none. */
    public int number() {
        return List.of(NUMBERED).indexOf(this);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static Meter parse(String text) {
        return Stream.of(NUMBERED)
                .filter(meter -> meter.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "meter %s: expected 1 to %d beats of 1, 2, 4, 8 or 16, such as 7/8".formatted(text, MOST_BEATS)));
    }

    /** Whether it is the same. */
    @RealTime
    public boolean isLike(Meter other) {
        return beats == other.beats && unit == other.unit;
    }

    @Override
    public String toString() {
        return beats + "/" + unit;
    }
}
