package ghostnote.ui.corpus;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.Encoder;
import ghostnote.engine.sense.FillFinder;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.MidiFileReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * The drums of one MIDI file.
 *
 * @param name the file
 * @param hits in file order, 480 ticks a quarter; a bar begins at tick 0
 * @param meter of all its bars
 * @param tempoBpm quarters a minute
 * @param style such as rock, in small letters; empty where none is known
 * @param fill whether it is a fill and not a beat
 * @param split what it is for
 * @param strays how often notes were played that stand for no voice, by note
 * @param warnings what was wrong with the file
 */
public record Loop(
        String name,
        List<Hit> hits,
        Meter meter,
        double tempoBpm,
        String style,
        boolean fill,
        Split split,
        Map<Integer, Integer> strays,
        List<String> warnings)
        implements Heard {
    /**
     * Reads a file as it is: every channel, General MIDI, from its first tick to its last.
     *
     * @throws IOException in one line, if there is none or it cannot be read
     */
    public static Loop read(Path file) throws IOException {
        MidiFile midi = midi(file).atPpqn(Ticks.PER_QUARTER);
        return new LoopReader(new DrumChannel.Any(), Roles.GENERAL_MIDI).whole(file.toString(), midi, midi.noteOns());
    }

    /**
     * Hears the drums of a file, where General MIDI has them.
     *
     * @throws IOException in one line, if there is none or it cannot be read
     * @throws IllegalArgumentException in one line, if it has no drums
     */
    public static Loop hear(Path file) throws IOException {
        return switch (LoopReader.GENERAL_MIDI.read(file.toString(), midi(file))) {
            case Loop loop -> loop;
            case Skipped skipped -> throw new IllegalArgumentException(
                    "%s: %s %s".formatted(file, skipped.reason().words(), skipped.detail()).strip());
        };
    }

    private static MidiFile midi(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        return MidiFileReader.read(file);
    }

    /** The same loop, but for all before its last bars. */
    public Loop lastBars(int most) {
        long fromTick = Math.max(0, bars() - most) * meter.ticksPerBar();
        return withHits(hits.stream().filter(hit -> hit.tick() >= fromTick).toList()).later(-fromTick);
    }

    /** How many notes the part has, those that stand for no voice among them. */
    public int noteOns() {
        return hits.size() + strays.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Bars from tick 0 to the last hit. */
    public long bars() {
        return hits.isEmpty() ? 0 : meter.barAt(hits.getLast().tick()) + 1;
    }

    /** How long its bars last. */
    public double minutes() {
        return bars() * meter.ticksPerBar() / (Ticks.PER_QUARTER * tempoBpm);
    }

    /** The part that a vocabulary can say, as one that nothing more is known of than its meter and tempo. */
    public Part part(Vocabulary vocabulary) {
        return part(vocabulary, Part.NO_STYLE, FillPlan.natural());
    }

    /** The part that a vocabulary can say, with its style and its fills. */
    public Part labelledPart(Vocabulary vocabulary) {
        boolean[] fills = FillFinder.find(hits, meter);
        if (fill) {
            Arrays.fill(fills, true);
        }
        return part(vocabulary, vocabulary.styles().indexOf(style), FillPlan.of(fills));
    }

    private Part part(Vocabulary vocabulary, int styleIndex, FillPlan fills) {
        return new Part(meter, tempoBpm, styleIndex, fills, new Encoder(vocabulary).encode(hits));
    }

    /** The same loop without the silent bars before its first hit. */
    Loop fromFirstBar() {
        return later(hits.isEmpty() ? 0 : -meter.barAt(hits.getFirst().tick()) * meter.ticksPerBar());
    }

    /** The same loop, every hit moved. */
    Loop later(long ticks) {
        return ticks == 0
                ? this
                : withHits(hits.stream()
                        .map(hit -> new Hit(hit.tick() + ticks, hit.voice(), hit.velocity()))
                        .toList());
    }

    /** The same loop, played otherwise. */
    public Loop withHits(List<Hit> others) {
        return new Loop(name, others, meter, tempoBpm, style, fill, split, strays, warnings);
    }

    /** The same loop as a folder or a list describes it. */
    Loop as(String ofStyle, boolean isFill, Split forSplit, double atTempoBpm) {
        return new Loop(name, hits, meter, atTempoBpm, ofStyle, isFill, forSplit, strays, warnings);
    }
}
