package ghostnote.midi.controller;

import ghostnote.engine.wire.MidiStatus;
import ghostnote.midi.controller.Source.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out which control of a controller is meant, and how it speaks, from a few messages of its.
 *
 * <p>A note is a button at once. A control change is an encoder if its values repeat themselves or change sides around
 * where an encoder stands still, as those of a knob that stands somewhere do not; it is half of a fine one if that of the
 * lower bits follows; it is a knob if neither shows. What can be either is a knob.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
public final class Learner {
    /** An encoder that is not turned fast sends no more. */
    private static final int MOST_CLICKS = 15;

    /** Clicks that come again and again while one is turned slowly. */
    private static final int FEW_CLICKS = 3;

    private static final int ENOUGH_SIGNS = 2;
    private static final int LEAST_MESSAGES = 3;

    /** By now an encoder would have shown itself. */
    private static final int MESSAGES_OF_A_KNOB = 5;

    /** By now it would have been turned both ways, which tells encoders apart. */
    private static final int MOST_MESSAGES = 6;

    /** The likeliest first. */
    private static final List<Kind> ENCODERS = List.of(Kind.ENCODER_TWOS, Kind.ENCODER_OFFSET, Kind.ENCODER_SIGN);

    private final boolean isForButtons;
    private final Map<Source, Heard> heard = new HashMap<>();

    /** What a control change has said. */
    private static final class Heard {
        private final List<Integer> values = new ArrayList<>();
        private int lowerHalves;
    }

    /**
     * @param target what is to be bound
     */
    public Learner(Target target) {
        isForButtons = target.isForButtons();
    }

    /** Takes a message; tells what is meant, once that is certain. */
    public Optional<Source> hear(int status, int data1, int data2) {
        int channel = (status & 0xF) + 1;
        boolean isMessage = ((data1 | data2) & ~0x7F) == 0;
        return switch (isMessage ? MidiStatus.withoutChannel(status) : 0) {
            case MidiStatus.NOTE_ON ->
                data2 == 0 ? Optional.empty() : Optional.of(new Source(Kind.NOTE, channel, data1));
            case MidiStatus.PITCH_BEND ->
                isForButtons ? Optional.empty() : Optional.of(new Source(Kind.PITCH_BEND, channel, 0));
            case MidiStatus.CONTROL_CHANGE ->
                data1 >= Source.FIRST_CHANNEL_MODE ? Optional.empty() : hearControl(channel, data1, data2);
            default -> Optional.empty();
        };
    }

    private Optional<Source> hearControl(int channel, int number, int value) {
        if (isForButtons) {
            return value < 64 ? Optional.empty() : Optional.of(new Source(Kind.CC_BUTTON, channel, number));
        }
        Heard upper = heard.get(new Source(Kind.CC, channel, Math.max(0, number - Source.LSB)));
        if (number >= Source.LSB && number < 2 * Source.LSB && upper != null) {
            upper.lowerHalves++;
            return upper.lowerHalves < ENOUGH_SIGNS
                    ? Optional.empty()
                    : Optional.of(new Source(Kind.CC_14, channel, number - Source.LSB));
        }
        Heard now = heard.computeIfAbsent(new Source(Kind.CC, channel, number), _ -> new Heard());
        now.values.add(value);
        return kind(now.values).map(kind -> new Source(kind, channel, number));
    }

    private static Optional<Kind> kind(List<Integer> values) {
        if (values.size() < LEAST_MESSAGES) {
            return Optional.empty();
        }
        List<Kind> possible = ENCODERS.stream().filter(kind -> isPossible(kind, values)).toList();
        List<Kind> certain = possible.stream().filter(kind -> signs(kind, values) >= ENOUGH_SIGNS).toList();
        if (possible.isEmpty()) {
            return Optional.of(Kind.CC);
        }
        if (certain.size() == 1) {
            return Optional.of(certain.getFirst());
        }
        if (certain.isEmpty()) {
            return values.size() < MESSAGES_OF_A_KNOB ? Optional.empty() : Optional.of(Kind.CC);
        }
        return values.size() < MOST_MESSAGES ? Optional.empty() : Optional.of(certain.getFirst());
    }

    private static boolean isPossible(Kind encoder, List<Integer> values) {
        return values.stream()
                .map(value -> Math.abs(Decoder.clicks(encoder, value)))
                .allMatch(clicks -> clicks > 0 && clicks <= MOST_CLICKS);
    }

    /** How often the values were those of an encoder, and of no knob. */
    private static int signs(Kind encoder, List<Integer> values) {
        int signs = 0;
        for (int i = 1; i < values.size(); i++) {
            int before = Decoder.clicks(encoder, values.get(i - 1));
            int now = Decoder.clicks(encoder, values.get(i));
            boolean comesAgain = now == before && Math.abs(now) <= FEW_CLICKS;
            boolean changesSides = now > 0 != before > 0;
            if (comesAgain || changesSides) {
                signs++;
            }
        }
        return signs;
    }
}
