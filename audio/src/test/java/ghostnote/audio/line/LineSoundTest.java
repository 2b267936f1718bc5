package ghostnote.audio.line;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.BlockHost;
import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import javax.sound.sampled.SourceDataLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LineSoundTest {
    private static final int NOTE_ON = 0x99;
    private static final long SECOND_NS = 1_000_000_000;
    private static final int FRAME_BYTES = 4;

    /** As loud as can be for one frame, at each note-on. */
    private static final class Clicks implements Instrument {
        private final int[] offsets = new int[64];
        private int count;
        private boolean closed;

        @Override
        public void send(int offsetFrames, int status, int data1, int data2) {
            if (status == NOTE_ON) {
                offsets[count++] = offsetFrames;
            }
        }

        @Override
        public void render(float[] left, float[] right, int frames) {
            Arrays.fill(left, 0, frames, 0);
            Arrays.fill(right, 0, frames, 0);
            for (int i = 0; i < count; i++) {
                left[offsets[i]] = 1;
            }
            count = 0;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    /**
     * An output whose crystal is not quite right, that tells where it is in steps of a third of what it holds, and wakes who
     * writes up to 10 ms late, as PulseAudio does. It plays in a time of its own.
     */
    private static final class Output {
        private static final int STEP_FRAMES = 683;

        private final double rateHz;
        private final SplittableRandom random = new SplittableRandom(3);
        private final long seconds;
        private final CountDownLatch over = new CountDownLatch(1);
        private long nowNs = 5 * SECOND_NS;
        private final long startNs = nowNs;
        private long written;

        /** When clicks are heard. */
        private final List<Long> heardNs = new ArrayList<>();

        Output(double rateHz, long seconds) {
            this.rateHz = rateHz;
            this.seconds = seconds;
        }

        synchronized long nanoTime() {
            return nowNs;
        }

        private double playedFrames() {
            return Math.min((double) written, (nowNs - startNs) * rateHz / SECOND_NS);
        }

        private synchronized Object answer(String method, Object[] arguments) {
            return switch (method) {
                case "getLongFramePosition" -> (long) playedFrames() / STEP_FRAMES * STEP_FRAMES;
                case "write" -> write((byte[]) arguments[0]);
                default -> null;
            };
        }

        private int write(byte[] bytes) {
            int frames = bytes.length / FRAME_BYTES;
            for (int i = 0; i < frames; i++) {
                if (bytes[i * FRAME_BYTES + 1] != 0) {
                    heardNs.add(startNs + Math.round((written + i) * SECOND_NS / rateHz));
                }
            }
            written += frames;
            // It takes more when there is room, and the writer is woken some time later.
            double full = written - LineSound.BUFFER_FRAMES;
            long roomNs = startNs + Math.round(full * SECOND_NS / rateHz);
            if (roomNs > nowNs) {
                nowNs = roomNs + random.nextInt(10_000_000);
            }
            if (nowNs - startNs > seconds * SECOND_NS) {
                over.countDown();
            }
            return bytes.length;
        }

        SourceDataLine line() {
            return (SourceDataLine) Proxy.newProxyInstance(
                    LineSoundTest.class.getClassLoader(),
                    new Class<?>[] {SourceDataLine.class},
                    (_, method, arguments) -> answer(method.getName(), arguments));
        }
    }

    @Test
    void whatIsDueIsHeardWithinThreeMillisecondsWhateverTheCrystalAndHoweverRoughlyItTellsWhereItIs() throws Exception {
        for (double rateHz : new double[] {48_000, 47_990, 48_010}) {
            Output output = new Output(rateHz, 60);
            Clicks clicks = new Clicks();
            List<Long> due = new ArrayList<>();
            try (LineSound sound = new LineSound(output.line(), List.of(_ -> clicks), output::nanoTime)) {
                long[] nextNs = {6 * SECOND_NS};
                sound.hosts().getFirst().add((nowNs, untilNs, out) -> {
                    while (nextNs[0] <= untilNs) {
                        out.send(nextNs[0], NOTE_ON, 36, 100);
                        due.add(nextNs[0]);
                        nextNs[0] += 117_345_678;
                    }
                });
                sound.start();
                output.over.await();
            }
            assertTrue(clicks.closed);
            synchronized (output) {
                int count = Math.min(due.size(), output.heardNs.size());
                assertTrue(count > 400);
                for (int i = 10; i < count; i++) {
                    double lateMs = (output.heardNs.get(i) - due.get(i)) / 1e6;
                    assertEquals(0, lateMs, 3, "click %d at %.0f Hz".formatted(i, rateHz));
                }
            }
        }
    }

    @Test
    void aPlayerThatFailsSilencesNobody() throws Exception {
        Output output = new Output(48_000, 5);
        List<InstrumentMaker> makers = List.of(_ -> new Clicks(), _ -> new Clicks());
        try (LineSound sound = new LineSound(output.line(), makers, output::nanoTime)) {
            for (BlockHost host : sound.hosts()) {
                host.add((_, _, _) -> {
                    throw new IllegalStateException("wrong, on purpose");
                });
            }
            sound.hosts().getLast().add((nowNs, _, out) -> out.send(nowNs, NOTE_ON, 36, 100));
            Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
            try {
                Thread.setDefaultUncaughtExceptionHandler((_, _) -> {});
                sound.start();
                output.over.await();
            } finally {
                Thread.setDefaultUncaughtExceptionHandler(before);
            }
        }
        assertTrue(output.heardNs.size() > 1000);
    }
}
