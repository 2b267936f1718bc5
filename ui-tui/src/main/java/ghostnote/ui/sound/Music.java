package ghostnote.ui.sound;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.TempoMap;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import ghostnote.ui.corpus.DrumChannel;
import ghostnote.ui.corpus.Roles;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Drums that can be written as notes or as sound.
 *
 * @param notes as a MIDI file has them, on the drum channel
 * @param hits the same as voices, in any order
 * @param tempo when its ticks are due
 * @param initial where the controls of sound stand from the beginning
 * @param cues what is turned later, in the order of the ticks
 */
public record Music(MidiFile notes, List<Hit> hits, TempoMap tempo, Values initial, List<Cue> cues) {
    private static final double NANOS_PER_MICRO = 1_000;
    private static final int USUAL_MICROS_PER_QUARTER = 500_000;

    /**
     * Reads the drums of a MIDI file: those of the tenth channel, or of its only one.
     *
     * @param tell is told what is wrong with the file, and what of it no voice can play
     * @throws IOException in one line, if it is not there or cannot be read
     * @throws IllegalArgumentException in one line, if it has no drums
     */
    public static Music read(Path file, Consumer<String> tell) throws IOException {
        if (!Files.exists(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        MidiFile midi = MidiFileReader.read(file);
        midi.warnings().forEach(warning -> tell.accept(file + ": " + warning));
        List<NoteOn> part = new DrumChannel.Found().part(midi.struckOnce(), Roles.GENERAL_MIDI);
        List<NoteOn> drums = part.stream()
                .filter(on -> Voice.ofNote(on.note()) != null)
                .map(on -> NoteOn.drum(on.tick(), on.note(), on.velocity()))
                .toList();
        if (drums.isEmpty()) {
            throw new IllegalArgumentException("%s: it has no drums on channel 10".formatted(file));
        }
        if (drums.size() < part.size()) {
            tell.accept("%s: left out %d notes that no drum of the kit has".formatted(file, part.size() - drums.size()));
        }
        return new Music(
                new MidiFile(
                        midi.format(), midi.ppqn(), drums, midi.tempos(), midi.meters(), midi.endTick(), midi.warnings()),
                drums.stream()
                        .map(on -> new Hit(on.tick(), Voice.ofNote(on.note()), on.velocity()))
                        .toList(),
                tempo(midi),
                new Values(),
                List.of());
    }

    /** The frame nearest to when a tick is due. */
    long frame(long tick, int sampleRateHz) {
        return Math.round(tempo.dueSeconds(tick) * sampleRateHz);
    }

    private static TempoMap tempo(MidiFile midi) {
        TempoMap tempo = new TempoMap(nanosPerTick(USUAL_MICROS_PER_QUARTER, midi));
        for (TempoChange change : midi.tempos()) {
            tempo.change(change.tick(), nanosPerTick(change.microsPerQuarter(), midi));
        }
        return tempo;
    }

    private static double nanosPerTick(int microsPerQuarter, MidiFile midi) {
        return microsPerQuarter * NANOS_PER_MICRO / midi.ppqn();
    }
}
