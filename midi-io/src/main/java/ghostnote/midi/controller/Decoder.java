package ghostnote.midi.controller;

import ghostnote.engine.wire.MidiStatus;
import ghostnote.midi.controller.Movement.By;
import ghostnote.midi.controller.Movement.Press;
import ghostnote.midi.controller.Movement.To;
import java.util.Optional;

/**
 * Makes movements of the messages of one source.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
final class Decoder {
    private static final double MOST = 127;
    private static final double MOST_14 = 16383;
    private static final int HALF = 64;
    private static final Optional<Movement> NONE = Optional.empty();

    private final Source source;

    /** The upper seven bits that were told last; -1 before any. */
    private int msb = -1;

    private boolean isDown;

    Decoder(Source source) {
        this.source = source;
    }

    /** What one of its messages says; nothing if it says only a part, or that a button was let go. */
    Optional<Movement> take(int status, int data1, int data2) {
        return switch (source.kind()) {
            case CC -> Optional.of(new To(data2 / MOST, 1 / MOST));
            case CC_14 -> fine(data1, data2);
            case ENCODER_TWOS, ENCODER_OFFSET, ENCODER_SIGN -> {
                int clicks = clicks(source.kind(), data2);
                yield clicks == 0 ? NONE : Optional.of(new By(clicks));
            }
            case CC_BUTTON -> {
                boolean wasDown = isDown;
                isDown = data2 >= HALF;
                yield isDown && !wasDown ? Optional.of(new Press()) : NONE;
            }
            case NOTE -> MidiStatus.isHit(status, data2) ? Optional.of(new Press()) : NONE;
            case PITCH_BEND -> Optional.of(new To((data1 | data2 << 7) / MOST_14, 1 / MOST_14));
        };
    }

    /** It acts on the lower bits, which come last: between the two halves the value is neither the old nor the new. */
    private Optional<Movement> fine(int number, int value) {
        if (number == source.number()) {
            msb = value;
            return NONE;
        }
        return msb < 0 ? NONE : Optional.of(new To((msb << 7 | value) / MOST_14, 1 / MOST_14));
    }

    /** How far an encoder was turned. */
    static int clicks(Source.Kind encoder, int value) {
        return switch (encoder) {
            case ENCODER_TWOS -> value < HALF ? value : value - 2 * HALF;
            case ENCODER_OFFSET -> value - HALF;
            case ENCODER_SIGN -> value < HALF ? value : HALF - value;
            default -> throw new IllegalArgumentException(encoder + " is no encoder");
        };
    }
}
