package ghostnote.ui.set;

import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Positions as they are written: bar.beat from 1 on, and ticks behind that, such as {@code @9.3+60}.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public record Positions(Bars bars) {
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
            Meter meter = bars.meterAt(bars.tickOf(Math.max(0, bar - 1)));
            if (bar >= 1 && beat >= 1 && beat <= meter.beats() && ticks < meter.ticksPerBeat()) {
                return bars.tickOf(bar - 1) + (beat - 1L) * meter.ticksPerBeat() + ticks;
            }
            throw new IllegalArgumentException("position %s: expected @BAR.BEAT, bars from 1, beats 1 to %d, such as @5.1"
                    .formatted(text, meter.beats()));
        }
        throw new IllegalArgumentException("position %s: expected @BAR.BEAT, such as @5.1".formatted(text));
    }

    /** Writes one as {@link #tick} reads it. */
    public String text(long tick) {
        int place = bars.placeInBar(tick);
        int ticksPerBeat = bars.meterAt(tick).ticksPerBeat();
        int beat = place / ticksPerBeat;
        int ticks = place % ticksPerBeat;
        return "@" + (bars.barAt(tick) + 1) + "." + (beat + 1) + (ticks == 0 ? "" : "+" + ticks);
    }
}
