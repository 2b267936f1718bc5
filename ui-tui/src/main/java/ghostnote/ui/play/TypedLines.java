package ghostnote.ui.play;

import ghostnote.engine.time.NanoClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lines as they are typed, or come through a pipe.
 *
 * <p>Thread: its own, {@code typed-lines}, which ends with the input or the process; {@link #next} one. Real-time safe: no.
 */
final class TypedLines {
    private final InputStream in;
    private final NanoClock clock;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>();

    /**
     * A line.
     *
     * @param atNs when it came
     */
    record Line(String text, long atNs) {}

    /**
     * @param clock says when lines come
     */
    TypedLines(InputStream in, NanoClock clock) {
        this.in = in;
        this.clock = clock;
    }

    void start() {
        // A read from a terminal cannot be interrupted.
        Thread.ofPlatform().name("typed-lines").daemon().start(this::read);
    }

    private void read() {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            String line = reader.readLine();
            while (line != null) {
                lines.add(new Line(line, clock.nanoTime()));
                line = reader.readLine();
            }
        } catch (IOException closed) {
            return; // nobody types any more
        }
    }

    /** The next line; null if none comes in time. */
    Line next(long longestMs) throws InterruptedException {
        return lines.poll(longestMs, TimeUnit.MILLISECONDS);
    }
}
