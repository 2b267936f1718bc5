package ghostnote.ui.cli;

import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Eight loops to learn from or to keep apart, and one more so that one is kept apart by its number. */
final class NineLoops {
    private NineLoops() {}

    /** Writes them into a folder, and returns that. */
    static Path write(Path folder) throws IOException {
        RandomGenerator random = new SplittableRandom(1);
        for (int loop = 0; loop < 9; loop++) {
            List<NoteOn> ons = new ArrayList<>();
            for (int eighth = 0; eighth < 4 * 8; eighth++) {
                if (eighth % 4 != 2 && random.nextInt(8) > 0) {
                    ons.add(NoteOn.drum(240L * eighth, eighth % 4 == 0 ? 36 : 42, 60 + random.nextInt(60)));
                } else {
                    ons.add(NoteOn.drum(240L * eighth, 38, 100 + random.nextInt(20)));
                }
            }
            new MidiFileWriter()
                    .write(folder.resolve("loop-%d.mid".formatted(loop)), MidiFile.of(ons, 100, 4, 4, 4 * 1920));
        }
        return folder;
    }
}
