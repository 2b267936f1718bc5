package ghostnote.engine.learn;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Files as endless streams, side by side. A stream that has played its file takes the next from one common queue, and
 * when that is empty all files are shuffled and queued again. So no stream ever idles, and all files are played equally
 * often.
 */
final class Streams {
    private final List<List<int[]>> files;
    private final RandomGenerator random;
    private final Queue<List<int[]>> queue = new ArrayDeque<>();
    private final List<Stream> streams;

    /**
     * @param files of events; empty ones are left out
     * @throws IllegalArgumentException if they hold no event at all
     */
    Streams(List<List<int[]>> files, int count, long seed) {
        this.files = new ArrayList<>(files.stream().filter(file -> !file.isEmpty()).toList());
        if (this.files.isEmpty()) {
            throw new IllegalArgumentException("nothing to learn: %d files without any event".formatted(files.size()));
        }
        random = new SplittableRandom(seed);
        streams = IntStream.range(0, count).mapToObj(i -> new Stream()).toList();
    }

    private final class Stream {
        private List<int[]> file = List.of();
        private int at;

        void play(Window window, int step, int slot) {
            if (at == file.size()) {
                file = nextFile();
                at = 0;
            }
            window.last()[step][slot] = at == 0 ? null : file.get(at - 1);
            window.next()[step][slot] = file.get(at);
            at++;
        }
    }

    private List<int[]> nextFile() {
        if (queue.isEmpty()) {
            Collections.shuffle(files, random);
            queue.addAll(files);
        }
        return queue.remove();
    }

    /** The events of one pass over all files. */
    long events() {
        return files.stream().mapToLong(List::size).sum();
    }

    /** The next steps of the streams from {@code first} to before {@code end}. */
    Window play(int steps, int first, int end) {
        Window window = new Window(steps, end - first);
        for (int step = 0; step < steps; step++) {
            for (int s = first; s < end; s++) {
                streams.get(s).play(window, step, s - first);
            }
        }
        return window;
    }
}
