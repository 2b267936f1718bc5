package ghostnote.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScaleTest {
    private static final int TRIES = 100_000;
    private static final long A_WEEK_OF_FRAMES = 192_000L * 7 * 24 * 3600;

    @ParameterizedTest
    @ValueSource(ints = {22_050, 44_100, 48_000, 88_200, 96_000, 192_000})
    void aFrameIsFoundByEachOfItsNanosecondsAndByNoOther(int rate) {
        SplittableRandom random = new SplittableRandom(rate);
        FrameScale scale = new FrameScale();
        scale.anchor(1_000_003, 77, rate);
        for (int i = 0; i < TRIES; i++) {
            long frame = random.nextLong(-A_WEEK_OF_FRAMES, A_WEEK_OF_FRAMES);
            assertEquals(frame, scale.frameAt(scale.nsAt(frame)));
            assertEquals(frame, scale.frameAt(scale.lastNsOf(frame)));
            assertEquals(frame + 1, scale.frameAt(scale.lastNsOf(frame) + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {44_100, 48_000})
    void aWeekDriftsByNothing(int rate) {
        FrameScale scale = new FrameScale();
        scale.anchor(0, 0, rate);
        for (long frame = 0; frame < A_WEEK_OF_FRAMES; frame += 987_654_321) {
            BigInteger halves = BigInteger.valueOf(frame).multiply(BigInteger.valueOf(2_000_000_000));
            BigInteger exact = halves.add(BigInteger.valueOf(rate)).divide(BigInteger.valueOf(2L * rate));
            assertEquals(exact.longValueExact(), scale.nsAt(frame));
        }
    }
}
