package ghostnote.midi.controller;

import ghostnote.engine.wire.MidiStatus;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What is moved on a controller, and how it tells of that.
 *
 * @param channel 1 to 16
 * @param number of the control change or the note; 0 for pitch bend
 */
public record Source(Kind kind, int channel, int number) {
    /** How a control speaks (MIDI 1.0 detailed specification, "control change", "pitch bend change", "note-on"). */
    public enum Kind {
        /** A control change says where it stands, 0 to 127. */
        CC("cc", "CC %d", 119),
        /** Of two control changes the first says the upper seven bits, the second, 32 higher, the lower. */
        CC_14("cc14", "fine CC %d", 31),
        /** A control change says how far it was turned: 1 up, 127 down. */
        ENCODER_TWOS("encoder-twos", "encoder CC %d", 119),
        /** A control change says how far it was turned: 65 up, 63 down. */
        ENCODER_OFFSET("encoder-offset", "encoder CC %d", 119),
        /** A control change says how far it was turned: 1 up, 65 down. */
        ENCODER_SIGN("encoder-sign", "encoder CC %d", 119),
        /** A control change of 64 or more says that it is pressed, a lower one that it is not. */
        CC_BUTTON("cc-button", "button CC %d", 119),
        /** A note-on says that it is pressed. */
        NOTE("note", "note %d", 127),
        /** Pitch bend says where it stands, in 14 bits. */
        PITCH_BEND("pitch-bend", "pitch bend", 0);

        private final String word;
        private final String help;
        private final int lastNumber;

        Kind(String word, String help, int lastNumber) {
            this.word = word;
            this.help = help;
            this.lastNumber = lastNumber;
        }

        /** Whether it is pressed, where others are turned. */
        public boolean isButton() {
            return this == CC_BUTTON || this == NOTE;
        }
    }

    /** From the MSB's number to the LSB's. */
    static final int LSB = 32;

    /** Control changes from here on are channel mode messages. */
    static final int FIRST_CHANNEL_MODE = 120;

    private static final int CHANNELS = 16;
    private static final Pattern WORD = Pattern.compile("([a-z0-9-]*?[a-z0-9])(?:-(\\d{1,3}))?");
    private static final String WORDS = Arrays.stream(Kind.values())
            .map(kind -> kind.lastNumber == 0 ? kind.word : "%s-0 to %d".formatted(kind.word, kind.lastNumber))
            .collect(Collectors.joining(", "));

    /** @throws IllegalArgumentException with what is allowed */
    public Source {
        if (channel < 1 || channel > CHANNELS || number < 0 || number > kind.lastNumber) {
            throw new IllegalArgumentException("%s-%d of channel %d: expected %s of channel 1 to %d"
                    .formatted(kind.word, number, channel, WORDS, CHANNELS));
        }
    }

    /**
     * Reads what {@link #word} writes.
     *
     * @throws IllegalArgumentException with what is allowed
     */
    public static Source parse(int channel, String word) {
        Matcher matcher = WORD.matcher(word);
        if (matcher.matches()) {
            int number = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
            boolean isNumbered = matcher.group(2) != null;
            for (Kind kind : Kind.values()) {
                boolean isWhole = isNumbered == (kind != Kind.PITCH_BEND);
                if (kind.word.equals(matcher.group(1)) && isWhole && number <= kind.lastNumber) {
                    return new Source(kind, channel, number);
                }
            }
        }
        throw new IllegalArgumentException("%s: expected %s".formatted(word, WORDS));
    }

    /** Its name in files, the channel apart: {@code cc-21}. */
    public String word() {
        return kind == Kind.PITCH_BEND ? kind.word : kind.word + "-" + number;
    }

    /** Whether a message is one of its own. */
    public boolean owns(int status, int data1) {
        return statuses().anyMatch(own -> status == own) && numbers().anyMatch(own -> own == data1);
    }

    /** Whether some message could be meant for either of two. */
    public boolean isLike(Source other) {
        return statuses().anyMatch(own -> other.statuses().anyMatch(its -> its == own))
                && numbers().anyMatch(own -> other.numbers().anyMatch(its -> its == own));
    }

    /** The statuses of its messages. */
    IntStream statuses() {
        int last = channel - 1;
        return switch (kind) {
            case NOTE -> IntStream.of(MidiStatus.NOTE_ON | last, MidiStatus.NOTE_OFF | last);
            case PITCH_BEND -> IntStream.of(MidiStatus.PITCH_BEND | last);
            default -> IntStream.of(MidiStatus.CONTROL_CHANGE | last);
        };
    }

    /** What the first data bytes of its messages are. */
    IntStream numbers() {
        return switch (kind) {
            case PITCH_BEND -> IntStream.rangeClosed(0, 127);
            case CC_14 -> IntStream.of(number, number + LSB);
            default -> IntStream.of(number);
        };
    }

    /** How people call it: {@code CC 21 of channel 1}. */
    @Override
    public String toString() {
        return "%s of channel %d".formatted(kind.help.formatted(number), channel);
    }
}
