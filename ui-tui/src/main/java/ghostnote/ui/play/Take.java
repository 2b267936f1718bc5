package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import java.io.IOException;
import java.nio.file.Files;
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

    private final Meter meter;
    private final double firstTempoBpm;
    private final Retractable<NoteOn> hits = new Retractable<>();
    private final List<Cue> turned = new ArrayList<>();

    public Take(Meter meter, double firstTempoBpm) {
        this.meter = meter;
        this.firstTempoBpm = firstTempoBpm;
    }

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        hits.put(number, NoteOn.drum(tick, KitMap.GENERAL_MIDI.note(voice), velocity));
    }

    @Override
    public void onRevoke(long fromNumber) {
        hits.takeBackFrom(fromNumber);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        turned.add(new Cue(tick, knob, value));
    }

    @Override
    public void onEnd(long tick) {}

    /** What was turned, in the order of the ticks. */
    public List<Cue> turned() {
        return List.copyOf(turned);
    }

    /** What was due up to a tick, to the end of its bar. Hits written ahead but not played are left out. */
    public MidiFile music(long stopTick) {
        List<NoteOn> played = hits.stream()
                .filter(on -> on.tick() <= stopTick)
                .sorted(Comparator.comparingLong(NoteOn::tick))
                .toList();
        List<TempoChange> tempos = new ArrayList<>();
        tempos.add(TempoChange.ofBpm(0, firstTempoBpm));
        turned.stream()
                .filter(cue -> cue.knob() == TEMPO && cue.tick() <= stopTick)
                .forEach(cue -> tempos.add(TempoChange.ofBpm(cue.tick(), cue.value())));
        long lastTick = Math.max(stopTick - 1, played.isEmpty() ? 0 : played.getLast().tick());
        long endTick = (meter.barAt(lastTick) + 1) * meter.ticksPerBar();
        return MidiFile.of(played, tempos, meter.beats(), meter.unit(), endTick);
    }

    /**
     * Writes {@link #music}.
     *
     * @throws IOException in one line, if a file cannot be written; the take then lies in the system's folder for
     *     temporary files, and the line says where
     */
    void save(List<Path> files, long stopTick) throws IOException {
        for (Path file : files) {
            MidiFile music = music(stopTick);
            try {
                new MidiFileWriter().write(file, music);
            } catch (IOException refusal) {
                Path instead = Files.createTempFile("ghostnote-take-", ".mid");
                new MidiFileWriter().write(instead, music);
                throw new IOException("%s; the take is in %s".formatted(refusal.getMessage(), instead), refusal);
            }
        }
    }
}
