package ghostnote.midi.file;

import ghostnote.engine.time.Ticks;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a Standard MIDI File holds, as far as a drummer cares: when which notes begin, tempo and meter. The tracks are
 * merged; all lists are in order of tick and, on one tick, in order of the file.
 *
 * @param format 0, 1 or 2, or what a bad file says instead
 * @param ppqn ticks a quarter note, 1 to 32767
 * @param noteOns of all tracks and channels
 * @param tempos of all tracks; empty means 120 BPM
 * @param meters of all tracks; empty means 4/4
 * @param endTick where the longest track ends, which for a loop is its length
 * @param warnings what was wrong with the file, a line each
 */
public record MidiFile(
        int format,
        int ppqn,
        List<NoteOn> noteOns,
        List<TempoChange> tempos,
        List<MeterChange> meters,
        long endTick,
        List<String> warnings) {

    static final int MAX_PPQN = 0x7FFF;

    public MidiFile {
        requirePpqn(ppqn);
        noteOns = List.copyOf(noteOns);
        tempos = List.copyOf(tempos);
        meters = List.copyOf(meters);
        warnings = List.copyOf(warnings);
    }

    /** A pattern of one tempo and meter, 480 ticks a quarter, that ends at {@code endTick}. */
    public static MidiFile of(
            List<NoteOn> noteOns, double tempoBpm, int numerator, int denominator, long endTick) {
        return of(noteOns, List.of(TempoChange.ofBpm(0, tempoBpm)), numerator, denominator, endTick);
    }

    /** The same with tempo changes. */
    public static MidiFile of(
            List<NoteOn> noteOns, List<TempoChange> tempos, int numerator, int denominator, long endTick) {
        return of(noteOns, tempos, List.of(new MeterChange(0, numerator, denominator)), endTick);
    }

    /** The same with changes of tempo and meter. */
    public static MidiFile of(
            List<NoteOn> noteOns, List<TempoChange> tempos, List<MeterChange> meters, long endTick) {
        return new MidiFile(0, Ticks.PER_QUARTER, noteOns, tempos, meters, endTick, List.of());
    }

    /** How many notes were found, and what was wrong, in one line. */
    public String findings() {
        return noteOns.size() + (noteOns.size() == 1 ? " note; " : " notes; ")
                + (warnings.isEmpty() ? "nothing is wrong with it" : String.join("; ", warnings));
    }

    /** Its notes, but of those of one note and channel on one tick the loudest alone: a drum is struck once at a time. */
    public List<NoteOn> struckOnce() {
        record Place(long tick, int channel, int note) {}

        Map<Place, NoteOn> loudest = new LinkedHashMap<>();
        for (NoteOn on : noteOns) {
            loudest.merge(
                    new Place(on.tick(), on.channel(), on.note()),
                    on,
                    (first, second) -> second.velocity() > first.velocity() ? second : first);
        }
        return loudest.values().stream()
                .sorted(Comparator.comparingLong(NoteOn::tick))
                .toList();
    }

    /** The same music at another resolution; every tick is rounded to the nearest, halves up. */
    public MidiFile atPpqn(int newPpqn) {
        requirePpqn(newPpqn);
        if (newPpqn == ppqn) {
            return this;
        }
        return new MidiFile(
                format,
                newPpqn,
                noteOns.stream()
                        .map(on -> new NoteOn(rescaled(on.tick(), newPpqn), on.channel(), on.note(), on.velocity()))
                        .toList(),
                tempos.stream()
                        .map(tempo -> new TempoChange(rescaled(tempo.tick(), newPpqn), tempo.microsPerQuarter()))
                        .toList(),
                meters.stream()
                        .map(meter -> new MeterChange(
                                rescaled(meter.tick(), newPpqn), meter.numerator(), meter.denominator()))
                        .toList(),
                rescaled(endTick, newPpqn),
                warnings);
    }

    private long rescaled(long tick, int newPpqn) {
        return (2 * tick * newPpqn + ppqn) / (2L * ppqn);
    }

    private static void requirePpqn(int ppqn) {
        if (ppqn < 1 || ppqn > MAX_PPQN) {
            throw new IllegalArgumentException("expected 1 to " + MAX_PPQN + " ticks a quarter, found " + ppqn);
        }
    }
}
