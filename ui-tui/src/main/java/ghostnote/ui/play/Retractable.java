package ghostnote.ui.play;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was made of hits, by their numbers, until they are taken back.
 *
 * <p>Thread: one. Real-time safe: no.
 */
public final class Retractable<T> {
    private final List<Entry<T>> entries = new ArrayList<>();

    private record Entry<T>(long number, T value) {}

    /** Adds one, in the place of those of its number or a higher one. */
    public void put(long number, T value) {
        takeBackFrom(number);
        entries.add(new Entry<>(number, value));
    }

    /** Takes back those from a number on. */
    public void takeBackFrom(long number) {
        while (!entries.isEmpty() && entries.getLast().number >= number) {
            entries.removeLast();
        }
    }

    /** Those that are there, by number. */
    public Stream<T> stream() {
        return entries.stream().map(Entry::value);
    }

    /** Forgets some. */
    public void removeIf(Predicate<T> unwanted) {
        entries.removeIf(entry -> unwanted.test(entry.value));
    }
}
