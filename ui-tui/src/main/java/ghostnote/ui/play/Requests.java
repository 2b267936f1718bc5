package ghostnote.ui.play;

import ghostnote.engine.RealTime;
import ghostnote.engine.os.Wake;
import ghostnote.engine.time.NanoClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * What is asked of a performance while it plays, in the order in which it came: lines as they are typed or come through a pipe
 * or a network, keys.
 *
 * <p>Thread: {@link #next} one, all else any. Real-time safe: {@link #wake}.
 */
public final class Requests implements Wake {
    private final NanoClock clock;
    private final Queue<Request> waiting = new ConcurrentLinkedQueue<>();
    private volatile Thread reader;

    /** One of them. */
    public sealed interface Request {
        /** When it came. */
        long atNs();
    }

    /** A line that says what to do. */
    record Line(String text, long atNs) implements Request {}

    /** A key, by name. */
    record Press(String key, long atNs) implements Request {}

    /** Something that another thread has begun and this one ends. */
    record Task(Runnable task, long atNs) implements Request {}

    /**
     * @param clock says when they come
     */
    public Requests(NanoClock clock) {
        this.clock = clock;
    }

    /** Asks for what a line says. */
    public void say(String line) {
        say(line, clock.nanoTime());
    }

    /**
     * The same.
     *
     * @param atNs when it was said
     */
    void say(String line, long atNs) {
        add(new Line(line, atNs));
    }

    /** A key was pressed. */
    public void press(String key) {
        add(new Press(key, clock.nanoTime()));
    }

    /** Lets something be done by the thread that does what is asked for. */
    void run(Runnable task) {
        add(new Task(task, clock.nanoTime()));
    }

    private void add(Request request) {
        waiting.add(request);
        wake();
    }

    /** Lets {@link #next} return early: something else has come. */
    @Override
    @RealTime
    public void wake() {
        LockSupport.unpark(reader);
    }

    /** Asks for what all lines say that come in, on a thread of its own that ends with the input or the process. */
    void read(InputStream in) {
        // A read from a terminal cannot be interrupted.
        Thread.ofPlatform().name("typed-lines").daemon().start(() -> readAll(in));
    }

    private void readAll(InputStream in) {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        try {
            String line = lines.readLine();
            while (line != null) {
                say(line);
                line = lines.readLine();
            }
        } catch (IOException closed) {
            return; // nobody types any more
        }
    }

    /** The next one; null if none comes in time, or something else has. */
    Request next(long longestMs) {
        reader = Thread.currentThread();
        Request next = waiting.poll();
        if (next == null && longestMs > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(longestMs));
            next = waiting.poll();
        }
        return next;
    }
}
