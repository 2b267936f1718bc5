package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BounceTest {
    private static final int RATE_HZ = 48_000;

    /** Sounds for so many frames after each message, or for ever. */
    private static final class Bell implements Instrument {
        private final long ringFrames;
        private final List<Long> struck = new ArrayList<>();
        private long frame;
        private long endFrame;

        Bell(long ringFrames) {
            this.ringFrames = ringFrames;
        }

        @Override
        public void send(int offsetFrames, int status, int data1, int data2) {
            struck.add(frame + offsetFrames);
            endFrame = frame + offsetFrames + ringFrames;
        }

        @Override
        public void render(float[] left, float[] right, int frames) {
            for (int i = 0; i < frames; i++) {
                left[i] = 0;
                right[i] = frame + i < endFrame ? 0.1f : 0;
            }
            frame += frames;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }

    private static long length(StereoSource source) {
        float[] left = new float[300];
        float[] right = new float[300];
        long all = 0;
        for (int frames = source.next(left, right); frames > 0; frames = source.next(left, right)) {
            all += frames;
        }
        return all;
    }

    private static TimedMessage at(long frame) {
        return new TimedMessage(frame, 0x99, 36, 100);
    }

    @Test
    void eachMessageIsSentForItsFrame() {
        Bell bell = new Bell(10);
        length(new Bounce(bell, List.of(at(0), at(0), at(299), at(300), at(5_001)), 6_000, RATE_HZ));
        assertEquals(List.of(0L, 0L, 299L, 300L, 5_001L), bell.struck);
    }

    @Test
    void aPieceThatEndsInSilenceIsExactlyAsLongAsItIs() {
        assertEquals(20_011, length(new Bounce(new Bell(10), List.of(at(7)), 20_011, RATE_HZ)));
        assertEquals(1, length(new Bounce(new Bell(10), List.of(), 1, RATE_HZ)));
    }

    @Test
    void whatRingsOnIsHeardToItsEnd() {
        long length = length(new Bounce(new Bell(50_000), List.of(at(9_000)), 10_000, RATE_HZ));
        assertTrue(length >= 59_000 && length < 59_000 + RATE_HZ / 4, "it ends at " + length);
    }

    @Test
    void whatRingsForEverIsLeftAfterHalfAMinute() {
        assertEquals(
                10_000 + 30 * RATE_HZ,
                length(new Bounce(new Bell(Long.MAX_VALUE / 2), List.of(at(0)), 10_000, RATE_HZ)));
    }
}
