package ghostnote.ui.corpus;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Encoder;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.midi.file.MeterChange;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * One MIDI file as a drummer hears it.
 *
 * @param noteOns how many notes the file has, those of no drum voice among them
 * @param hits those of a drum voice, of every channel, in file order
 * @param meter the first of the file, 4/4 where it names none
 * @param warnings what the reader had to say
 */
public record Loop(int noteOns, List<Hit> hits, Meter meter, List<String> warnings) {
    /**
     * Reads a file.
     *
     * @throws IOException in one line, if there is none or it cannot be read
     */
    public static Loop read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        MidiFile midi = MidiFileReader.read(file).atPpqn(Ticks.PER_QUARTER);
        List<Hit> hits = new ArrayList<>();
        for (NoteOn on : midi.noteOns()) {
            Voice voice = Voice.ofNote(on.note());
            if (voice != null) {
                hits.add(new Hit(on.tick(), voice, on.velocity()));
            }
        }
        return new Loop(midi.noteOns().size(), List.copyOf(hits), meterOf(midi), midi.warnings());
    }

    private static Meter meterOf(MidiFile midi) {
        if (midi.meters().isEmpty()) {
            return Meter.COMMON;
        }
        MeterChange first = midi.meters().getFirst();
        try {
            return new Meter(first.numerator(), first.denominator());
        } catch (IllegalArgumentException unusual) {
            return Meter.COMMON;
        }
    }

    /** The events that a vocabulary can say, in file order. */
    public List<int[]> encode(Vocabulary vocabulary) {
        return new Encoder(vocabulary, meter).encode(hits);
    }

    /** The same loop on a grid: each hit on the nearest line, and on one line in the order of the voices. */
    public Loop onGrid(int gridTicks) {
        List<Hit> snapped = hits.stream()
                .map(hit -> new Hit(
                        Math.floorDiv(hit.tick() + gridTicks / 2, (long) gridTicks) * gridTicks,
                        hit.voice(),
                        hit.velocity()))
                .sorted(Comparator.comparingLong(Hit::tick).thenComparing(Hit::voice))
                .toList();
        return new Loop(noteOns, snapped, meter, warnings);
    }
}
