package ghostnote.ui.play;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What was played, for a file.
 *
 * <p>Thread: the view's. Real-time safe: no.
 */
final class Take implements HitHandler {
    private final boolean wanted;
    private final List<NoteOn> notes = new ArrayList<>();

    /**
     * @param wanted whether anything is to be kept at all
     */
    Take(boolean wanted) {
        this.wanted = wanted;
    }

    @Override
    public void onHit(long tick, int voice, int velocity) {
        if (wanted) {
            notes.add(NoteOn.drum(tick, KitMap.GENERAL_MIDI.note(voice), velocity));
        }
    }

    @Override
    public void onEnd(long tick) {}

    /**
     * Writes what was due up to a tick, to the end of its bar. Hits written ahead but not played are left out.
     *
     * @throws IOException in one line, if a file cannot be written; the take then lies in the system's folder for
     *     temporary files, and the line says where
     */
    void save(List<Path> files, long stopTick, Meter meter, double tempoBpm) throws IOException {
        List<NoteOn> played = notes.stream().filter(on -> on.tick() <= stopTick).toList();
        long lastTick = Math.max(stopTick - 1, played.isEmpty() ? 0 : played.getLast().tick());
        long endTick = (meter.barAt(lastTick) + 1) * meter.ticksPerBar();
        MidiFile music = MidiFile.of(played, tempoBpm, meter.beats(), meter.unit(), endTick);
        for (Path file : files) {
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
