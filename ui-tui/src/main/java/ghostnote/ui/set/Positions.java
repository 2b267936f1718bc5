package ghostnote.ui.set;

import ghostnote.engine.time.Meter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Positions as they are written: bar.beat from 1 on, and ticks behind that, such as {@code @9.3+60}.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public record Positions(Meter meter) {
    private static final Pattern FORM = Pattern.compile("@(\\d{1,9})\\.(\\d{1,2})(?:\\+(\\d{1,4}))?");

    /**
     * Reads one.
     *
     * @return its tick
     * @throws IllegalArgumentException with what is allowed
     */
    public long tick(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            long bar = Long.parseLong(matcher.group(1));
            int beat = Integer.parseInt(matcher.group(2));
            int ticks = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
            if (bar >= 1 && beat >= 1 && beat <= meter.beats() && ticks < meter.ticksPerBeat()) {
                return (bar - 1) * meter.ticksPerBar() + (beat - 1L) * meter.ticksPerBeat() + ticks;
            }
        }
        throw new IllegalArgumentException("position %s: expected @BAR.BEAT, bars from 1, beats 1 to %d, such as @5.1"
                .formatted(text, meter.beats()));
    }

    /** Writes one as {@link #tick} reads it. */
    public String text(long tick) {
        long bar = meter.barAt(tick);
        int place = meter.placeInBar(tick);
        int beat = place / meter.ticksPerBeat();
        int ticks = place % meter.ticksPerBeat();
        return "@" + (bar + 1) + "." + (beat + 1) + (ticks == 0 ? "" : "+" + ticks);
    }
}
