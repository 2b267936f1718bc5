package ghostnote.ui.cli;

import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Kicks at any ticks, with an odd tempo from every seventh on.
 *
 * @param random where they stand, and how fast they are
 * @param velocity of each
 * @param leastTicks between two
 * @param fastestBpm the slowest is 40
 */
record ClickTrack(SplittableRandom random, int ppqn, int velocity, int leastTicks, int fastestBpm) {
    private static final int SLOWEST_BPM = 40;

    /** Writes so many into a file, and returns the seconds at which they are due. */
    List<Double> write(Path file, int count) throws IOException {
        List<NoteOn> clicks = new ArrayList<>();
        List<TempoChange> tempos = new ArrayList<>();
        List<Double> dueSeconds = new ArrayList<>();
        double seconds = 0;
        double secondsPerTick = 0;
        long tick = 0;
        while (clicks.size() < count) {
            if (clicks.size() % 7 == 0) {
                TempoChange tempo =
                        TempoChange.ofBpm(tick, SLOWEST_BPM + (fastestBpm - SLOWEST_BPM) * random.nextDouble());
                tempos.add(tempo);
                secondsPerTick = tempo.microsPerQuarter() / 1e6 / ppqn;
            }
            clicks.add(NoteOn.drum(tick, 36, velocity));
            dueSeconds.add(seconds);
            long ticks = (long) leastTicks + random.nextInt(ppqn);
            tick += ticks;
            seconds += ticks * secondsPerTick;
        }
        new MidiFileWriter().write(file, new MidiFile(0, ppqn, clicks, tempos, List.of(), tick, List.of()));
        return dueSeconds;
    }
}
