package ghostnote.engine.control;

import ghostnote.engine.RealTime;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;

/** The rows of the control table. */
public enum Control {
    TEMPERATURE(
            "temperature", Kind.NUMBER, 0, 2, 1, "", Quantum.NOW, "how freely it draws: 0 the likeliest, 1 as learnt"),
    WHEN("when", Kind.NUMBER, 0, 2, 1, "", Quantum.NOW, "the share of the temperature for when to hit"),
    WHAT("what", Kind.NUMBER, 0, 2, 1, "", Quantum.NOW, "the same for which voice"),
    OFF_GRID("off-grid", Kind.NUMBER, 0, 2, 1.02f, "", Quantum.NOW, "the same for how far off the grid"),
    HOW_HARD("how-hard", Kind.NUMBER, 0, 2, 0.96f, "", Quantum.NOW, "the same for how hard"),
    TOP_P(
            "top-p",
            Kind.NUMBER,
            0,
            1,
            0.997f,
            "",
            Quantum.NOW,
            "when and what: only the likeliest that together have this probability"),
    DENSITY("density", Kind.NUMBER, -1, 1, 0, "", Quantum.NOW, "fewer or more hits than it would play"),
    VELOCITY_DEPTH(
            "velocity-depth", Kind.NUMBER, 0, 2, 1, "", Quantum.NOW,
            "0 all hits as hard, 1 as played, 2 twice as far apart"),
    HUMANISE("humanise", Kind.NUMBER, 0, 2, 1, "", Quantum.NOW, "0 on the grid, 1 as played, 2 twice as far off it"),
    SWING(
            "swing", Kind.NUMBER, 50, 75, 50, "%", Quantum.NOW,
            "where the second of two sixteenths lies: 67 is a triplet"),
    DRUMMER(
            "drummer", Kind.DRUMMER, 1, 16, 1, "", Quantum.BAR,
            "who plays: it has heard the last bars and goes on from there"),
    STYLE("style", Kind.STYLE, 0, 255, 0, "", Quantum.BAR, "what it plays; none: nothing in particular"),
    SECOND_STYLE("second-style", Kind.STYLE, 0, 255, 0, "", Quantum.BAR, "what is blended in"),
    BLEND("blend", Kind.NUMBER, 0, 1, 0, "", Quantum.BAR, "how much of the second style there is"),
    FILL("fill", Kind.SWITCH, 0, 1, 0, "", Quantum.BAR, "a fill, for one bar"),
    FILL_EVERY(
            "fill-every", Kind.WHOLE, 0, 64, 0, "bars", Quantum.BAR,
            "a fill in the last of so many; 0: as it likes"),
    RESEED(
            "reseed", Kind.WHOLE, 0, 1 << 20, 0, "", Quantum.BAR,
            "forgets all and begins anew, by chance of this number; 0: from nothing"),
    RESEED_ON_BEAT("reseed-on-beat", Kind.WHOLE, 0, 1 << 20, 0, "", Quantum.BEAT, "the same, on the next beat"),
    RESEED_ON_16TH(
            "reseed-on-16th", Kind.WHOLE, 0, 1 << 20, 0, "", Quantum.SIXTEENTH,
            "the same, on the next sixteenth"),
    RESEED_WILD(
            "reseed-wild", Kind.WHOLE, 0, 1 << 20, 0, "", Quantum.BAR,
            "the same, from a state of the network that is all chance, as no music leads to"),
    STATE(
            "state", Kind.WHOLE, 0, 16, 0, "", Quantum.BAR,
            "plays on as if it had played what is stored under this number; 0 and an empty one: from nothing"),
    STATE_ON_BEAT("state-on-beat", Kind.WHOLE, 0, 16, 0, "", Quantum.BEAT, "the same, on the next beat"),
    STATE_ON_16TH(
            "state-on-16th", Kind.WHOLE, 0, 16, 0, "", Quantum.SIXTEENTH,
            "the same, on the next sixteenth"),
    SECOND_STATE(
            "second-state", Kind.WHOLE, 0, 16, 0, "", Quantum.BAR, "what the state is morphed into"),
    MORPH("morph", Kind.NUMBER, 0, 1, 0, "", Quantum.BAR, "how far the state is morphed into the second"),
    STORE(
            "store", Kind.WHOLE, 1, 16, 1, "", Quantum.NOW,
            "stores the last bars under this number, eight at most"),
    FREEZE(
            "freeze", Kind.WHOLE, 0, 8, 0, "bars", Quantum.BAR,
            "repeats the last so many; 0: plays on from where it was"),
    GOTO("goto", Kind.WHOLE, 1, 4096, 1, "", Quantum.BAR, "plays on from this bar of the song, as it was there"),
    WAY(
            "way", Kind.WHOLE, 0, 1 << 20, 0, "", Quantum.BAR,
            "another way on, by chance of this number; 0: as it would go on"),
    CHOICES(
            "choices", Kind.WHOLE, 1, 16, 1, "", Quantum.NOW,
            "thinks of so many ways on at each bar, and takes the one nearest to density, fills and novelty"),
    NOVELTY("novelty", Kind.NUMBER, -1, 1, 0, "", Quantum.NOW, "of these, one like the last bars or not like them"),
    LISTEN(
            "listen", Kind.WHOLE, 0, 16, 0, "beats", Quantum.NOW,
            "rests while the performer hits, and goes on from there after so many beats without a hit; 0: plays on"),
    OFFSET("offset", Kind.NUMBER, -50, 50, 0, "ms", Quantum.NOW, "how much later all is heard"),
    NUDGE(
            "nudge", Kind.NUMBER, -50, 50, 0, "ms", Quantum.NOW,
            "pushes the beat so much later, within the next two beats"),
    LEVEL("level", Kind.NUMBER, -60, 6, 0, "dB", Quantum.NOW, "how loud what sounds on this machine is"),
    TEMPO("tempo", Kind.NUMBER, 20, 999, 120, "bpm", Quantum.NOW, "quarter notes a minute"),
    METER(
            "meter", Kind.METER, 0, Meter.LAST_NUMBER, Meter.COMMON.number(), "", Quantum.BAR,
            "how many beats a bar has, of which note; the bars before count as cut or stretched to it"),
    LOCATE(
            "locate", Kind.WHOLE, 0, 1 << 23, 0, "ticks", Quantum.NOW,
            "rests for a bar or two and plays on from this tick of the song; done by a clock that is followed"),
    MUTE("mute", Kind.SWITCH, 0, 1, 0, "", Quantum.BAR, "the voice is not heard; the drummer plays it still"),
    SOLO("solo", Kind.SWITCH, 0, 1, 0, "", Quantum.BAR, "only such voices are heard"),
    GAIN("gain", Kind.NUMBER, -60, 12, 0, "dB", Quantum.NOW, "how much louder the voice sounds on this machine"),
    PAN("pan", Kind.NUMBER, -1, 1, 0, "", Quantum.NOW, "how far the voice sounds to the left, -1, or the right, 1"),
    HIT("hit", Kind.WHOLE, 1, 127, 100, "", Quantum.NOW, "the performer hits the voice, so hard");

    /** What its values are. */
    public enum Kind {
        /** Any number of the range. */
        NUMBER,
        /** A whole number. */
        WHOLE,
        /** 0 or 1. */
        SWITCH,
        /** The number of a {@link Meter}. */
        METER,
        /** The number of a style of the drummer's from 1 on; 0 for none. */
        STYLE,
        /** The number of a drummer of the performance, from 1 on. */
        DRUMMER
    }

    /** What the drummer is to take for played it must hear first. */
    private static final int TICKS_TO_HEAR = Ticks.PER_SIXTEENTH;

    /** Nothing is played so far ahead, even at the fastest tempo. */
    private static final int LEAST_LEAP_TICKS = 4 * Ticks.PER_QUARTER;

    private final String text;
    private final Kind kind;
    private final float least;
    private final float most;
    private final float usual;
    private final String unit;
    private final Quantum quantum;
    private final String help;

    Control(String text, Kind kind, float least, float most, float usual, String unit, Quantum quantum, String help) {
        this.text = text;
        this.kind = kind;
        this.least = least;
        this.most = most;
        this.usual = usual;
        this.unit = unit;
        this.quantum = quantum;
        this.help = help;
    }

    /** How it is called in files and on the screen. */
    public String text() {
        return text;
    }

    /** What its values are. */
    public Kind kind() {
        return kind;
    }

    /** The least value. */
    @RealTime
    public float least() {
        return least;
    }

    /** The largest value. */
    @RealTime
    public float most() {
        return most;
    }

    /** Its value until it is touched. */
    public float usual() {
        return usual;
    }

    /** The unit of its values, or nothing. */
    public String unit() {
        return unit;
    }

    /** Its values in a few words, with their unit. */
    public String range() {
        String range = switch (kind) {
            case SWITCH -> "on, off";
            case STYLE -> "none or a style";
            case DRUMMER -> "a drummer";
            case METER -> "1/1 to 64/16";
            case NUMBER, WHOLE -> Knob.plain(least) + " to " + Knob.plain(most);
        };
        return unit.isEmpty() ? range : range + " " + unit;
    }

    /** When a change is heard. */
    @RealTime
    public Quantum quantum() {
        return quantum;
    }

    /** What it does, in a few words. */
    public String help() {
        return help;
    }

    /** Whether it is done again whenever it is turned, even to the value it had. */
    @RealTime
    public boolean reseeds() {
        return this == RESEED || this == RESEED_ON_BEAT || this == RESEED_ON_16TH || this == RESEED_WILD;
    }

    /** Whether it says which state is played on from. */
    @RealTime
    public boolean isState() {
        return this == STATE || this == STATE_ON_BEAT || this == STATE_ON_16TH;
    }

    /** Whether the drummer then stands where some state has put it. */
    @RealTime
    public boolean isOfStates() {
        return isState() || this == SECOND_STATE || this == MORPH;
    }

    /**
     * When a change is heard, but for one that needs more bars to get ready.
     *
     * @param tick when it was asked for
     */
    @RealTime
    public long dueTick(long tick, Bars bars) {
        boolean takesTime = isOfStates() || this == METER || this == DRUMMER;
        return quantum.from(takesTime ? tick + TICKS_TO_HEAR : tick, bars);
    }

    /**
     * Where the drummer plays on when it is asked to play from another place of the song: at a tick that lies in its bar as
     * that place does, and so far off that no output has played it.
     *
     * @param tick when it was asked for
     * @param songTick the place, in a song all of whose bars are of the meter that is played
     */
    @RealTime
    public static long landsAt(long tick, long songTick, Bars bars) {
        long from = tick + LEAST_LEAP_TICKS;
        int ticksPerBar = bars.meterAt(from).ticksPerBar();
        long landing = bars.lineBefore(from) + Math.floorMod(songTick, (long) ticksPerBar);
        return landing < from ? landing + ticksPerBar : landing;
    }

    /** Whether what was decided ahead of the change is decided anew. */
    @RealTime
    public boolean takesBack() {
        return this != STORE && this != NUDGE && !isOfSound();
    }

    /** Whether it is about how what is decided sounds on this machine. */
    @RealTime
    public boolean isOfSound() {
        return this == LEVEL || this == GAIN || this == PAN;
    }

    /** Whether it is about time itself, which is one for all drummers that play at once. */
    @RealTime
    public boolean isOfTime() {
        return this == TEMPO || this == METER || this == OFFSET || this == NUDGE || this == LOCATE;
    }

    /** Whether it is something done at a place, and so nothing to be asked for from the beginning. */
    public boolean isDoneAtAPlace() {
        return isAct() || this == DRUMMER || this == FREEZE || this == SECOND_STATE || this == MORPH;
    }

    /** Whether it is done once, and leaves no value that could be turned back. */
    public boolean isAct() {
        return switch (this) {
            case FILL, RESEED, RESEED_ON_BEAT, RESEED_ON_16TH, RESEED_WILD, GOTO, WAY, NUDGE, HIT -> true;
            case STATE, STATE_ON_BEAT, STATE_ON_16TH, STORE, LOCATE -> true;
            default -> false;
        };
    }

    /** Whether each voice has one of its own. */
    @RealTime
    public boolean ofVoices() {
        return this == MUTE || this == SOLO || this == GAIN || this == PAN || this == HIT;
    }
}
