package ghostnote.ui.set;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.live.States;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.time.Meter;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.sound.SoundWish;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A performance that can be played again, hit for hit: who played, from what seed, and what was turned when.
 *
 * @param model the name of the drummer that begins
 * @param digest of its weights and shape
 * @param others the drummers that can be turned to, in the order of their numbers
 * @param weights how they were held
 * @param sound what it sounded by, if that was asked for; none of the hits depends on it
 * @param wishes what was asked for, and turned
 */
public record SetFile(
        String model,
        String digest,
        List<Other> others,
        String weights,
        long seed,
        long endTick,
        Optional<SoundWish> sound,
        Wishes wishes) {
    private static final String FIRST_LINE = "ghostnote set 1";
    private static final List<String> KEYS = List.of("model", "digest", "weights", "seed", "ticks");

    /**
     * Another drummer.
     *
     * @param name by which it is turned to
     * @param digest of its weights and shape
     */
    public record Other(String name, String digest) {
        private static final String WORD = "with ";

        /** One that came. */
        public static Other of(Cast.Member member) {
            return new Other(member.name(), ModelFiles.digest(member.model()));
        }

        /** Its line. */
        public String line() {
            return WORD + name + ' ' + digest;
        }

        private static boolean isTold(String line) {
            return line.startsWith(WORD);
        }

        private static Other parse(String line) {
            String[] words = line.split(" ", -1);
            if (words.length != 3) {
                throw new IllegalArgumentException("expected \"with NAME DIGEST\", found: " + line);
            }
            return new Other(words[1], words[2]);
        }
    }

    /** Who plays, how its weights are held, and what was asked for and turned. */
    public static SetFile of(Cast cast, String weights, long seed, long endTick, Wishes wishes) {
        Cast.Member first = cast.first();
        List<Other> others =
                cast.members().stream().skip(1).map(Other::of).toList();
        return new SetFile(
                first.config().name(), ModelFiles.digest(first.model()), others, weights, seed, endTick, Optional.empty(), wishes);
    }

    /** The same, which sounds so. */
    public SetFile withSound(Optional<SoundWish> other) {
        return new SetFile(model, digest, others, weights, seed, endTick, other, wishes);
    }

    /** Its lines. */
    public List<String> lines(Cast cast) {
        CueText text = new CueText(wishes.initial().meter(), cast);
        List<String> lines = new ArrayList<>();
        lines.add(FIRST_LINE);
        lines.add("model " + model);
        lines.add("digest " + digest);
        lines.add("weights " + weights);
        lines.add("seed " + seed);
        lines.add("ticks " + endTick);
        others.forEach(other -> lines.add(other.line()));
        sound.ifPresent(wish -> lines.addAll(SoundText.write(wish)));
        lines.addAll(HitText.heard(wishes.heard()));
        lines.addAll(HitText.stored(wishes.stored()));
        lines.addAll(text.write(wishes.initial()));
        wishes.cues().forEach(cue -> lines.add(text.write(cue)));
        return lines;
    }

    /**
     * Who else plays in one.
     *
     * @throws SetException with the line that is wrong
     */
    public static List<Other> others(SetLines set) {
        head(set);
        try {
            return set.lines().stream().filter(Other::isTold).map(Other::parse).toList();
        } catch (IllegalArgumentException e) {
            throw set.refusal(e.getMessage());
        }
    }

    /**
     * Who begins in one.
     *
     * @throws SetException with the line that is wrong
     */
    public static Other first(SetLines set) {
        Map<String, String> head = head(set);
        return new Other(head.get("model"), head.get("digest"));
    }

    /**
     * Reads one.
     *
     * @param cast who plays it
     * @throws SetException with the line that is wrong
     */
    public static SetFile read(SetLines set, Cast cast) {
        Map<String, String> head = head(set);
        List<Other> others = others(set);
        List<String> lines = set.lines();
        try {
            Values initial = new Values();
            List<Hit> heard = HitText.readHeard(lines);
            Map<Integer, List<Hit>> stored = HitText.readStored(lines, States.COUNT);
            // A drummer that came while it was played stands where that was.
            List<String> cueLines = lines.stream()
                    .map(line -> isCue(line) ? line : "")
                    .toList();
            int from = set.first() + 1 + KEYS.size();
            List<Cue> cues = Cues.read(set.file(), cueLines, from, new CueText(initial.meter(), cast), initial);
            return new SetFile(
                    head.get("model"),
                    head.get("digest"),
                    others,
                    head.get("weights"),
                    Long.parseLong(head.get("seed")),
                    Long.parseLong(head.get("ticks")),
                    SoundText.read(lines),
                    new Wishes(initial, cues, heard, stored));
        } catch (NumberFormatException e) {
            throw set.refusal("not a whole number: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw set.refusal(e.getMessage());
        }
    }

    private static boolean isCue(String line) {
        return !Other.isTold(line) && !SoundText.isTold(line) && !HitText.isHeard(line) && !HitText.isStored(line);
    }

    private static Map<String, String> head(SetLines set) {
        List<String> lines = set.lines();
        if (lines.size() <= set.first() || !lines.get(set.first()).equals(FIRST_LINE)) {
            throw set.refusal("its first line is not \"%s\": not a set file".formatted(FIRST_LINE));
        }
        Map<String, String> head = new LinkedHashMap<>();
        for (String key : KEYS) {
            int line = set.first() + head.size() + 1;
            if (line >= lines.size() || !lines.get(line).startsWith(key + " ")) {
                throw set.refusal(line, "expected \"%s ...\"".formatted(key));
            }
            head.put(key, lines.get(line).substring(key.length() + 1));
        }
        return head;
    }

    /** The meter that the lines of a set file begin with. */
    public static Meter firstMeter(List<String> lines) {
        return value(lines, Control.METER.text()).map(Meter::parse).orElse(Meter.COMMON);
    }

    /** How fast they tell that it begins. */
    public static double firstTempoBpm(List<String> lines) {
        return value(lines, Control.TEMPO.text()).map(Double::parseDouble).orElse((double) Control.TEMPO.usual());
    }

    private static Optional<String> value(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .map(line -> line.substring(key.length() + 1))
                .findFirst();
    }

    /** Lines of a set file with another end. */
    public static List<String> withEnd(List<String> lines, long endTick) {
        return lines.stream()
                .map(line -> line.startsWith("ticks ") ? "ticks " + endTick : line)
                .toList();
    }
}
