package ghostnote.ui.play;

import java.util.ArrayList;
import java.util.List;

/**
 * All tracks, one of which is steered: what a performer says goes there, unless it begins with the name of another, {@code
 * percussion: fill}, or with {@code all:}. {@code track percussion} steers another, {@code track next} the next.
 *
 * <p>Thread: the view. Real-time safe: no.
 */
final class Ensemble {
    /** Spoken to with this, all are. */
    private static final String ALL = "all";

    private final List<Seat> seats = new ArrayList<>();
    private final View view;
    private volatile int steered;

    /** A track, and the hands on it. */
    record Seat(Track track, Hands hands) {}

    /**
     * @param view shows which is steered
     */
    Ensemble(View view) {
        this.view = view;
    }

    /** One more; the first is steered. */
    void add(Seat seat) {
        seats.add(seat);
    }

    List<Seat> seats() {
        return seats;
    }

    /** The one that is steered. Thread: any. */
    Seat steered() {
        return seats.get(steered);
    }

    /** A line for a track, whichever is steered. */
    static String to(Track track, String line) {
        return track.name().isEmpty() ? line : track.name() + ": " + line;
    }

    /**
     * Does what a line says; what it cannot do it tells.
     *
     * @param atNs when it was said
     */
    void obey(String line, long atNs) throws InterruptedException {
        String[] words = line.strip().split("\\s+", 2);
        if (words[0].equals("track")) {
            steer(words.length == 1 ? "" : words[1]);
            return;
        }
        List<Seat> spokenTo = spokenTo(words[0]);
        if (spokenTo.isEmpty()) {
            steered().hands.obey(line, atNs);
            return;
        }
        String rest = words.length == 1 ? "" : words[1];
        for (Seat seat : Hands.isForAll(rest) ? List.of(steered()) : spokenTo) {
            seat.hands.obey(rest, atNs);
        }
    }

    private List<Seat> spokenTo(String word) {
        return seats.stream()
                .filter(seat -> !seat.track.name().isEmpty())
                .filter(seat -> word.equals(seat.track.name() + ":") || word.equals(ALL + ":"))
                .toList();
    }

    private void steer(String name) {
        if (seats.size() == 1) {
            view.tell("track %s: there is one alone (play --ensemble FILE plays more)".formatted(name));
            return;
        }
        List<String> names = seats.stream().map(seat -> seat.track.name()).toList();
        int next = name.equals("next") ? (steered + 1) % seats.size() : names.indexOf(name);
        if (next < 0) {
            view.tell("track %s: expected next or one of %s".formatted(name, String.join(", ", names)));
            return;
        }
        steered = next;
        view.steer(next);
    }
}
