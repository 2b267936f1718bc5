package ghostnote.ui.stage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * Lines that were told, for as long as they are news.
 *
 * <p>Thread: {@link #add} any, all else one.
 */
final class NewsLines {
    private static final long NEWS_NS = TimeUnit.SECONDS.toNanos(12);
    private static final int MOST_LINES = 20;

    private final Queue<String> arriving = new ConcurrentLinkedQueue<>();
    private final Deque<News> latest = new ArrayDeque<>();

    private record News(String line, long atNs) {}

    void add(String line) {
        arriving.add(line);
    }

    /** Those that are news now, the newest last. */
    List<String> latest(long nowNs) {
        String line = arriving.poll();
        while (line != null) {
            latest.addLast(new News(line, nowNs));
            line = arriving.poll();
        }
        while (!latest.isEmpty() && (latest.size() > MOST_LINES || nowNs - latest.getFirst().atNs > NEWS_NS)) {
            latest.removeFirst();
        }
        return latest.stream().map(News::line).toList();
    }

    /** Those that nobody can have read yet, for the end. Thread: any, when all else is over. */
    List<String> since() {
        List<String> lines = new ArrayList<>();
        String line = arriving.poll();
        while (line != null) {
            lines.add(line);
            line = arriving.poll();
        }
        return lines;
    }
}
