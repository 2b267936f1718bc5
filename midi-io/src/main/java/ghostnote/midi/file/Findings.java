package ghostnote.midi.file;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the tracks of one file give, gathered while they are read. */
final class Findings {

    private static final TempoChange ONE_QUARTER_A_SECOND = new TempoChange(0, 1_000_000);

    private static final MeterChange FOUR_FOUR = new MeterChange(0, 4, 4);

    private record Tally(int count, int firstOffset) {}

    private final List<NoteOn> noteOns = new ArrayList<>();
    private final List<TempoChange> tempos = new ArrayList<>();
    private final List<MeterChange> meters = new ArrayList<>();
    private final Map<String, Tally> mishaps = new LinkedHashMap<>();
    private long endTick;
    private int events;

    void add(NoteOn noteOn) {
        noteOns.add(noteOn);
    }

    void add(TempoChange tempo) {
        tempos.add(tempo);
    }

    void add(MeterChange meter) {
        meters.add(meter);
    }

    void reach(long tick) {
        endTick = Math.max(endTick, tick);
    }

    /** The first bar line at or after the end of what was read, counted from a tick on in the meter named last. */
    long nextBar(long startTick, int ppqn) {
        MeterChange meter = meters.isEmpty() ? FOUR_FOUR : meters.getLast();
        long unitsOfBar = 4L * ppqn * meter.numerator();
        long bars = Math.ceilDiv((endTick - startTick) * meter.denominator(), unitsOfBar);
        return startTick + Math.ceilDiv(bars * unitsOfBar, meter.denominator());
    }

    /** Counts one more event of the file and says how many there were before. */
    int countEvent() {
        return events++;
    }

    /** Notes a mishap; the same one is kept once, with its count and where it happened first. */
    void warn(String mishap, int offset) {
        mishaps.merge(mishap, new Tally(1, offset), (old, one) -> new Tally(old.count + 1, old.firstOffset));
    }

    MidiFile toMidiFile(int format, Division division) {
        noteOns.sort(Comparator.comparingLong(NoteOn::tick));
        tempos.sort(Comparator.comparingLong(TempoChange::tick));
        meters.sort(Comparator.comparingLong(MeterChange::tick));
        List<TempoChange> heeded = division.inSeconds() ? List.of(ONE_QUARTER_A_SECOND) : tempos;
        return new MidiFile(format, division.ppqn(), noteOns, heeded, meters, endTick, warnings());
    }

    private List<String> warnings() {
        List<String> lines = new ArrayList<>();
        if (noteOns.isEmpty()) {
            lines.add("no notes");
        }
        mishaps.forEach((mishap, tally) -> lines.add(mishap
                + (tally.count == 1 ? " (at byte " : " (" + tally.count + " times, first at byte ")
                + tally.firstOffset
                + ")"));
        return lines;
    }
}
