package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.midi.file.MeterChange;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What was played and turned, for a file.
 *
 * <p>Thread: one. Real-time safe: no.
 */
public final class Take implements HitHandler {
    private static final int TEMPO = Knob.number(Control.TEMPO);

    private final Bars bars;
    private final double firstTempoBpm;
    private final Retractable<Hit> hits = new Retractable<>();
    private final List<Cue> turned = new ArrayList<>();

    public Take(Meter meter, double firstTempoBpm) {
        bars = new Bars(meter);
        this.firstTempoBpm = firstTempoBpm;
    }

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        hits.put(number, new Hit(tick, Voice.of(voice), velocity));
    }

    @Override
    public void onRevoke(long fromNumber) {
        hits.takeBackFrom(fromNumber);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        turned.add(new Cue(tick, knob, value));
        Knob.turn(bars, tick, knob, value);
    }

    /** The bars that were played, and those written ahead. */
    Bars bars() {
        return bars.copy();
    }

    /** What was turned, in the order of the ticks. */
    public List<Cue> turned() {
        return List.copyOf(turned);
    }

    /** The bar that holds a tick, counted from 0. */
    public long barAt(long tick) {
        return bars.barAt(tick);
    }

    /** The meter of a bar that was played; that of the last one for one that was not. */
    Meter meterOf(long bar, long playedUntilTick) {
        return bars.meterAt(Math.min(bars.tickOf(bar), playedUntilTick));
    }

    /** When the last hit sounds, 0 if there is none. */
    public long lastTick() {
        return hits.stream().mapToLong(Hit::tick).max().orElse(0);
    }

    /** What was due before a tick, to the end of the bar. Hits written ahead but not played are left out. */
    public MidiFile music(long endTick) {
        return music(0, endTick);
    }

    /** The last whole bars before the one that a tick stands in, and what was played of that. */
    MidiFile lastBars(int count, long tick) {
        return music(bars.tickOf(Math.max(0, bars.barAt(tick) - count)), tick + 1);
    }

    /** The hits that were due before a tick. */
    public List<Hit> hits(long endTick) {
        return hits.stream()
                .filter(hit -> hit.tick() >= 0 && hit.tick() < endTick)
                .toList();
    }

    private MidiFile music(long startTick, long endTick) {
        List<NoteOn> played = new ArrayList<>();
        hits.stream()
                .filter(hit -> hit.tick() >= startTick && hit.tick() < endTick)
                .sorted(Comparator.comparingLong(Hit::tick).thenComparing(Hit::voice))
                .map(hit -> NoteOn.drum(
                        hit.tick() - startTick, KitMap.GENERAL_MIDI.note(hit.voice().ordinal()), hit.velocity()))
                .filter(on -> !isAgain(on, played))
                .forEach(played::add);
        List<TempoChange> tempos = new ArrayList<>();
        tempos.add(TempoChange.ofBpm(0, firstTempoBpm));
        for (Cue cue : turned) {
            if (cue.knob() == TEMPO && cue.tick() < endTick) {
                if (cue.tick() <= startTick) {
                    tempos.clear();
                }
                tempos.add(TempoChange.ofBpm(Math.max(0, cue.tick() - startTick), cue.value()));
            }
        }
        long lastTick = Math.max(0, endTick - startTick - 1);
        long barEnd = bars.tickOf(bars.barAt(startTick + lastTick) + 1) - startTick;
        return MidiFile.of(played, tempos, metersFrom(startTick, endTick), barEnd);
    }

    private List<MeterChange> metersFrom(long startTick, long endTick) {
        List<MeterChange> inForce = new ArrayList<>();
        for (Bars.Change change : bars.changes()) {
            if (change.line() <= startTick) {
                inForce.clear();
            }
            if (change.line() < endTick) {
                long tick = Math.max(0, change.line() - startTick);
                inForce.add(new MeterChange(tick, change.meter().beats(), change.meter().unit()));
            }
        }
        return inForce;
    }

    /** Two voices may share a note: on one tick it is struck once, as on the wire. */
    private static boolean isAgain(NoteOn on, List<NoteOn> before) {
        for (NoteOn other : before.reversed()) {
            if (other.tick() != on.tick()) {
                return false;
            }
            if (other.note() == on.note()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Writes {@link #music}.
     *
     * @throws IOException as {@link Rescue#write}
     */
    void save(List<Path> files, long endTick) throws IOException {
        for (Path asked : files) {
            MidiFile music = music(endTick);
            Rescue.write(asked, file -> new MidiFileWriter().write(file, music));
        }
    }
}
