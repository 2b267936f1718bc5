package ghostnote.ui.corpus;

import ghostnote.engine.drum.DrumNotes;
import ghostnote.midi.file.MeterChange;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** MIDI files, folders and zips of them for tests. */
final class Midi {
    private Midi() {}

    /** Kick and snare in quarters at 96 ticks each, and one hit that tells it from the others. */
    static byte[] beat(int number) {
        List<NoteOn> ons = new ArrayList<>();
        for (int quarter = 0; quarter < 8; quarter++) {
            ons.add(NoteOn.drum(96L * quarter, quarter % 2 == 0 ? 36 : 38, 100));
        }
        ons.add(NoteOn.drum(7 * 96 + 1 + number, 42, 60));
        return bytes(file(96, ons, 100));
    }

    /** Notes a quarter apart. */
    static byte[] notes(int channel, int... notes) {
        List<NoteOn> ons = new ArrayList<>();
        for (int i = 0; i < notes.length; i++) {
            ons.add(new NoteOn(96L * i, channel, notes[i], 100));
        }
        return bytes(file(96, ons, 120));
    }

    static byte[] drums(int... notes) {
        return notes(DrumNotes.CHANNEL, notes);
    }

    static MidiFile file(int ppqn, List<NoteOn> ons, double tempoBpm, MeterChange... meters) {
        return new MidiFile(0, ppqn, ons, List.of(TempoChange.ofBpm(0, tempoBpm)), List.of(meters), 0, List.of());
    }

    static byte[] bytes(MidiFile file) {
        return new MidiFileWriter().bytes(file);
    }

    /** Writes files below a folder, and the folders they are in. */
    static void write(Path folder, Map<String, byte[]> files) {
        files.forEach((name, bytes) -> {
            try {
                Files.createDirectories(folder.resolve(name).getParent());
                Files.write(folder.resolve(name), bytes);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    static Path zip(Path file, Map<String, byte[]> files) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    /** So many different beats below a folder, 00.mid and on. */
    static Map<String, byte[]> beats(String folder, int count) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            files.put("%s%02d.mid".formatted(folder, i), beat(i));
        }
        return files;
    }
}
