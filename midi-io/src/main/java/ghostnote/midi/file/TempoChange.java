package ghostnote.midi.file;

/**
 * The tempo from a tick on, in the unit MIDI files keep it in, so that nothing is lost on the way through.
 *
 * @param tick 0 or more
 * @param microsPerQuarter 1 to 16777215 (any tempo over 3.58 BPM)
 */
public record TempoChange(long tick, int microsPerQuarter) {

    static final int MAX_MICROS = 0xFF_FFFF;
    private static final double MICROS_PER_MINUTE = 60e6;

    public TempoChange {
        if (tick < 0 || microsPerQuarter < 1 || microsPerQuarter > MAX_MICROS) {
            throw new IllegalArgumentException("no such tempo: tick " + tick + ", " + microsPerQuarter
                    + " us a quarter, expected 1 to " + MAX_MICROS);
        }
    }

    /** The nearest tempo a file can hold. */
    public static TempoChange ofBpm(long tick, double tempoBpm) {
        return new TempoChange(tick, (int) Math.round(MICROS_PER_MINUTE / tempoBpm));
    }

    /** In quarters a minute. */
    public double tempoBpm() {
        return MICROS_PER_MINUTE / microsPerQuarter;
    }
}
