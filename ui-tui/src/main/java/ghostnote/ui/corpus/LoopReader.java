package ghostnote.ui.corpus;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import ghostnote.engine.drum.DrumNotes;
import ghostnote.midi.file.MeterChange;
import ghostnote.midi.file.MidiFile;
import ghostnote.midi.file.NoteOn;
import ghostnote.midi.file.TempoChange;
import ghostnote.ui.corpus.Skipped.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Hears the drums of MIDI files.
 *
 * @param channel where they are
 * @param roles what their notes stand for
 */
public record LoopReader(DrumChannel channel, Roles roles) {
    /** Drums where General MIDI has them. */
    public static final LoopReader GENERAL_MIDI = new LoopReader(new DrumChannel.Found(), Roles.GENERAL_MIDI);

    private static final int MAX_NOTES = 1_000_000;
    private static final double DEFAULT_TEMPO_BPM = 120;

    /** Programs write the tempo and meter of a recording a little after its first note now and then. */
    private static final int LAG_TICKS = Ticks.PER_QUARTER;

    /** What of a file is a loop: its drums, from the bar line to where the meter changes. */
    Heard read(String name, MidiFile file) {
        if (file.noteOns().isEmpty()) {
            return new Skipped(name, Reason.NO_NOTES, firstWarning(file));
        }
        if (file.noteOns().size() > MAX_NOTES) {
            return new Skipped(name, Reason.TOO_LONG, "%,d notes, at most %,d".formatted(
                    file.noteOns().size(), MAX_NOTES));
        }
        MidiFile at480 = file.atPpqn(Ticks.PER_QUARTER);
        List<NoteOn> part = channel.part(at480.noteOns(), roles);
        if (part.isEmpty()) {
            Reason reason = channel instanceof DrumChannel.Only ? Reason.SILENT_CHANNEL : Reason.SEVERAL_CHANNELS;
            return new Skipped(name, reason, "notes on " + channels(file.noteOns()));
        }
        Loop loop = whole(name, at480, part);
        int drums = loop.hits().size();
        boolean guessed = channel instanceof DrumChannel.Found && part.getFirst().channel() != DrumNotes.CHANNEL;
        if (drums == 0 || guessed && 2 * drums < part.size()) {
            return new Skipped(name, Reason.NO_VOICES, "%d of %d notes on %s".formatted(
                    drums, part.size(), channels(part)));
        }
        return inOneMeter(loop, at480.meters());
    }

    /** Every hit of a part of a file at 480 ticks a quarter, though the meter change. */
    Loop whole(String name, MidiFile file, List<NoteOn> part) {
        List<Hit> hits = new ArrayList<>();
        Map<Integer, Integer> strays = new TreeMap<>();
        for (NoteOn on : part) {
            Voice voice = roles.voice(on.note());
            if (voice == null) {
                strays.merge(on.note(), 1, Integer::sum);
            } else {
                hits.add(new Hit(on.tick(), voice, on.velocity()));
            }
        }
        List<String> warnings = new ArrayList<>(file.warnings());
        MeterChange named = meterAt(firstTick(hits) + LAG_TICKS, file.meters());
        Meter meter = Meter.COMMON;
        try {
            meter = new Meter(named.numerator(), named.denominator());
        } catch (IllegalArgumentException unusual) {
            warnings.add("the meter %d/%d is read as 4/4".formatted(named.numerator(), named.denominator()));
        }
        return new Loop(
                name,
                List.copyOf(hits),
                meter,
                tempoAt(firstTick(hits) + LAG_TICKS, file.tempos()),
                "",
                false,
                Split.TRAIN,
                strays,
                List.copyOf(warnings));
    }

    private static Loop inOneMeter(Loop loop, List<MeterChange> meters) {
        long firstTick = firstTick(loop.hits());
        MeterChange meter = meterAt(firstTick + LAG_TICKS, meters);
        long origin = meter.tick() <= LAG_TICKS ? 0 : meter.tick();
        long barLine = origin > firstTick ? origin - loop.meter().ticksPerBar() : origin;
        for (MeterChange change : meters) {
            boolean other = change.numerator() != meter.numerator() || change.denominator() != meter.denominator();
            if (other && change.tick() > meter.tick()) {
                return upTo(change, loop).later(-barLine);
            }
        }
        return loop.later(-barLine);
    }

    private static Loop upTo(MeterChange change, Loop loop) {
        List<Hit> before = loop.hits().stream().filter(hit -> hit.tick() < change.tick()).toList();
        int left = loop.hits().size() - before.size();
        if (left == 0) {
            return loop;
        }
        List<String> warnings = new ArrayList<>(loop.warnings());
        warnings.add("%d hits left out from bar %d on, where the meter changes to %d/%d".formatted(
                left, loop.meter().barAt(change.tick()) + 1, change.numerator(), change.denominator()));
        return new Loop(
                loop.name(),
                before,
                loop.meter(),
                loop.tempoBpm(),
                loop.style(),
                loop.fill(),
                loop.split(),
                loop.strays(),
                List.copyOf(warnings));
    }

    /** The last meter named up to a tick; 4/4 where there is none (Standard MIDI Files 1.0). */
    private static MeterChange meterAt(long tick, List<MeterChange> meters) {
        return meters.stream()
                .filter(change -> change.tick() <= tick)
                .reduce((_, later) -> later)
                .orElseGet(() -> new MeterChange(0, Meter.COMMON.beats(), Meter.COMMON.unit()));
    }

    private static double tempoAt(long tick, List<TempoChange> tempos) {
        return tempos.stream()
                .filter(change -> change.tick() <= tick)
                .reduce((_, later) -> later)
                .map(TempoChange::tempoBpm)
                .orElse(DEFAULT_TEMPO_BPM);
    }

    private static long firstTick(List<Hit> hits) {
        return hits.isEmpty() ? 0 : hits.getFirst().tick();
    }

    private static String firstWarning(MidiFile file) {
        return file.warnings().stream().filter(line -> !line.equals("no notes")).findFirst().orElse("");
    }

    private static String channels(List<NoteOn> noteOns) {
        TreeSet<Integer> channels = noteOns.stream()
                .map(on -> on.channel() + 1)
                .collect(Collectors.toCollection(TreeSet::new));
        String numbers = channels.stream().map(String::valueOf).collect(Collectors.joining(", "));
        return (channels.size() == 1 ? "channel " : "channels ") + numbers;
    }
}
