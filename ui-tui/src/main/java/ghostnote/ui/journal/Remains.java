package ghostnote.ui.journal;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Names;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.ui.set.Positions;
import ghostnote.ui.set.SetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a journal holds, however it ended: a line that is torn or damaged is left out, and counted.
 *
 * @param setLines those of a set file, but for where it ends
 * @param played hits and revocations, as lines
 * @param endTick where it ended well; empty if it did not
 * @param damaged lines whose checksum does not hold; the last one is torn when a process or machine dies in writing it
 */
public record Remains(List<String> setLines, List<String> played, Optional<Long> endTick, int damaged) {
    /** Of what was turned, what a MIDI file is to know. */
    private static final Set<String> TOLD = Set.of(Control.TEMPO.text(), Control.METER.text());

    /** Reads a journal. */
    public static Remains read(Path journal) throws IOException {
        List<String> setLines = new ArrayList<>();
        List<String> played = new ArrayList<>();
        Optional<Long> endTick = Optional.empty();
        int damaged = 0;
        // Damaged bytes are no UTF-8; they are to become damaged lines, not an error.
        String content = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
        for (String sealed : content.lines().toList()) {
            Optional<String> line = SealedLine.open(sealed);
            if (line.isEmpty()) {
                damaged++;
            } else if (line.get().startsWith("hit ") || line.get().startsWith("back ")) {
                played.add(line.get());
            } else if (line.get().startsWith("end ")) {
                endTick = Optional.of(Long.parseLong(line.get().substring("end ".length())));
            } else {
                setLines.add(line.get());
            }
        }
        return new Remains(setLines, played, endTick, damaged);
    }

    /** Whether the performance ended as it should. */
    public boolean endedWell() {
        return endTick.isPresent();
    }

    /** The meter that it began in, 4/4 if it is lost. */
    public Meter meter() {
        return SetFile.firstMeter(setLines);
    }

    /** How fast it began. */
    public double firstTempoBpm() {
        return SetFile.firstTempoBpm(setLines);
    }

    /** Tells of hits, tempos and meters as they came. */
    public void tell(HitHandler handler) {
        for (String line : played) {
            String[] words = line.split(" ", -1);
            long number = Long.parseLong(words[1]);
            if (words[0].equals("hit")) {
                int voice = Voice.named(words[3]).orElseThrow().ordinal();
                handler.onHit(number, Long.parseLong(words[2]), voice, Integer.parseInt(words[4]));
            } else {
                handler.onRevoke(number);
            }
        }
        Bars bars = new Bars(meter());
        Positions positions = new Positions(bars);
        for (String line : setLines) {
            String[] words = line.split(" ", -1);
            if (words[0].startsWith("@") && TOLD.contains(words[1])) {
                Knob knob = Knob.named(words[1]).getFirst();
                long tick = positions.tick(words[0]);
                float value = knob.parse(words[2], Names.of(List.of(), List.of()));
                handler.onChange(tick, knob.number(), value);
                Knob.turn(bars, tick, knob.number(), value);
            }
        }
    }
}
