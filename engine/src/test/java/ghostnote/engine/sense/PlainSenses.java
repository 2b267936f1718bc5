package ghostnote.engine.sense;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the senses that look back tell, as their words say it and without regard to speed: their oracle. Rows and the
 * sums of their weights.
 */
final class PlainSenses {
    private static final int[] LENGTH_CLASSES = {0, 1, 2, 3, 4, 5, 6, 6, 7, 7, 7, 7, 8};

    private record Sounded(long place, int step, int note, int offset, int velocity) {
        int value(boolean ofVelocity) {
            return ofVelocity ? velocity : offset;
        }
    }

    /** An earlier hit like the last, and how many hits up to it agree. */
    private record Likeness(Sounded follower, int length) {}

    private final List<Sounded> past = new ArrayList<>();
    private final int placesPerBar;
    private final int steps;
    private final int notes;
    private final int offsets;
    private final int velocities;
    private final IntUnaryOperator velocity;
    private long place;
    private Map<Integer, Double> rows = new TreeMap<>();

    PlainSenses(Vocabulary vocabulary, int placesPerBar) {
        this.placesPerBar = placesPerBar;
        steps = vocabulary.size(Feature.TICKS);
        notes = vocabulary.size(Feature.NOTE);
        offsets = vocabulary.size(Feature.OFFSET);
        velocities = vocabulary.size(Feature.VELOCITY);
        velocity = vocabulary::velocity;
    }

    void add(long at, int step, int note, int offset, int velocity) {
        past.add(new Sounded(at, step, note, offset, velocity));
        place = at;
    }

    /** The place of the next hit is decided. */
    void decidePlace(long at) {
        place = at;
    }

    /**
     * The rows of a feature.
     *
     * @param step the delay of the next hit, where it is decided
     * @param note its voice, where that is decided
     */
    Map<Integer, Double> see(Feature feature, int step, int note) {
        rows = new TreeMap<>();
        switch (feature) {
            case AGO -> ago();
            case AGO_WHEN -> agoWhen();
            case AGO_WHAT -> agoWhat();
            case GROOVE -> groove();
            case GROOVE_WHEN -> barsWhen(lately(), Long.MAX_VALUE);
            case GROOVE_WHAT -> barsWhat(lately());
            case ECHO -> {
                Optional<Likeness> best = addClass(echoes().toList());
                best.ifPresent(echo -> add(9 + echo.follower().step(), 1));
                best.ifPresent(echo -> add(9 + steps + echo.follower().note(), 1));
            }
            case ECHO_WHEN -> {
                List<Likeness> echoes = echoes().toList();
                addClass(echoes).ifPresent(echo -> add(9 + echo.follower().step(), 1));
                addShares(echoes, false, 9 + steps, steps);
            }
            case ECHO_WHAT -> {
                List<Likeness> echoes = echoes().filter(echo -> echo.follower().step() == step).toList();
                addClass(echoes).ifPresent(echo -> add(9 + echo.follower().note(), 1));
                addShares(echoes, true, 9 + notes, notes);
            }
            case HABIT_OFFSET -> habit(false, offsets, note);
            case HABIT_VELOCITY -> habit(true, velocities, note);
            case THEME_WHEN -> barsWhen(theme(), 8L * placesPerBar);
            case THEME_WHAT -> barsWhat(theme());
            case THEME_OFFSET -> themeFeel(false, offsets, note);
            case THEME_VELOCITY -> themeFeel(true, velocities, note);
            default -> throw new IllegalArgumentException(feature + " does not look back");
        }
        return rows;
    }

    private void add(int row, double weight) {
        if (weight != 0) {
            rows.merge(row, weight, Double::sum);
        }
    }

    /** The hits at a place, of the voices behind one. */
    private List<Sounded> at(long wanted, int behind) {
        return past.stream().filter(hit -> hit.place() == wanted && hit.note() > behind).toList();
    }

    /** The hits behind a voice at a place, there and later. */
    private Optional<Sounded> next(long wanted, int behind) {
        return past.stream()
                .filter(hit -> hit.place() > wanted || hit.place() == wanted && hit.note() > behind)
                .findFirst();
    }

    private int lastNote() {
        return past.isEmpty() ? -1 : past.getLast().note();
    }

    private boolean atSamePlace() {
        return !past.isEmpty() && past.getLast().place() == place;
    }

    private int noteBefore() {
        return atSamePlace() ? lastNote() : -1;
    }

    private int stepTo(Optional<Sounded> next, long from) {
        return next.map(hit -> (int) Math.min(steps - 1, hit.place() - from)).orElse(steps);
    }

    private void ago() {
        int start = 0;
        for (int bars : new int[] {1, 2, 4}) {
            long then = place - (long) bars * placesPerBar;
            if (then < 0) {
                add(start + 2 * notes + steps, 1);
            } else {
                for (Sounded hit : at(then, lastNote())) {
                    add(start + hit.note(), 1);
                }
                for (Sounded hit : at(then + 1, -1)) {
                    add(start + notes + hit.note(), 1);
                }
                Optional<Sounded> next = next(then, lastNote());
                add(start + 2 * notes + stepTo(next, then), 1);
                add(start + 2 * notes + steps + 1 + next.map(Sounded::note).orElse(notes), 1);
            }
            start += 3 * notes + steps + 2;
        }
    }

    private void agoWhen() {
        int start = 0;
        for (int bars : new int[] {1, 2, 4}) {
            long then = place - (long) bars * placesPerBar;
            if (then >= 0) {
                add(start + stepTo(next(then, noteBefore()), then), 1);
            }
            start += steps + 1;
        }
    }

    private void agoWhat() {
        int start = 0;
        for (int bars : new int[] {1, 2, 4}) {
            long then = place - (long) bars * placesPerBar;
            if (then >= 0) {
                List<Sounded> hits = at(then, noteBefore());
                add(start + (hits.isEmpty() ? notes : hits.getFirst().note()), 1);
                for (Sounded hit : hits) {
                    add(start + notes + 1 + hit.note(), 1);
                }
            }
            start += 2 * notes + 1;
        }
    }

    /** This place in the last 16 bars. */
    private List<Long> lately() {
        return LongStream.rangeClosed(1, Math.min(16, bar()))
                .mapToObj(bar -> place - bar * placesPerBar)
                .toList();
    }

    /** This place in the first 8 bars, as far as they are over. */
    private List<Long> theme() {
        return LongStream.range(0, Math.min(8, bar()))
                .mapToObj(bar -> place % placesPerBar + bar * placesPerBar)
                .toList();
    }

    private long bar() {
        return place / placesPerBar;
    }

    private void groove() {
        for (long then : lately()) {
            for (int note = 0; note < notes; note++) {
                add(note, note > lastNote() && isHit(then, note) ? 1.0 / lately().size() : 0);
                add(notes + note, isHit(then + 1, note) ? 1.0 / lately().size() : 0);
            }
        }
    }

    private boolean isHit(long then, int note) {
        return past.stream().anyMatch(hit -> hit.place() == then && hit.note() == note);
    }

    /** Of what is at the end or later nothing is known. */
    private void barsWhen(List<Long> bars, long end) {
        for (int ahead = 0; ahead < 5 && !bars.isEmpty(); ahead++) {
            int hit = 0;
            for (long then : bars) {
                boolean isHit = !at(then + ahead, ahead == 0 ? noteBefore() : -1).isEmpty();
                hit += isHit && then + ahead < end ? 1 : 0;
            }
            addSoft(9 * ahead, 8.0 * hit / bars.size(), 9);
        }
    }

    private void barsWhat(List<Long> bars) {
        for (long then : bars) {
            for (int note = noteBefore() + 1; note < notes; note++) {
                int voice = note;
                Optional<Sounded> hit =
                        at(then, -1).stream().filter(one -> one.note() == voice).findFirst();
                add(note, hit.isPresent() ? 1.0 / bars.size() : 0);
                add(notes + note, hit.isPresent() ? velocity.applyAsInt(hit.get().velocity()) / 127.0 / bars.size() : 0);
            }
        }
    }

    private void themeFeel(boolean ofVelocity, int choices, int note) {
        int knots = (choices - 1) / 4 + 2;
        List<Sounded> here = theme().stream()
                .flatMap(then -> at(then, -1).stream().filter(hit -> hit.note() == note).limit(1))
                .toList();
        List<Sounded> all = past.stream().filter(hit -> hit.place() < 8L * placesPerBar).toList();
        addMean(0, here, ofVelocity, knots);
        addMean(knots + 1, all.stream().filter(hit -> hit.note() == note).toList(), ofVelocity, knots);
        if (!all.isEmpty()) {
            addMean(2 * (knots + 1), all, ofVelocity, knots);
        }
    }

    /** Their mean, or the row behind its knots. */
    private void addMean(int start, List<Sounded> hits, boolean ofVelocity, int knots) {
        if (hits.isEmpty()) {
            add(start + knots, 1);
        } else {
            addSoft(start, mean(hits, ofVelocity) / 4, knots);
        }
    }

    /** Straight lines from knot to knot. */
    private void addSoft(int start, double x, int knots) {
        for (int knot = 0; knot < knots; knot++) {
            add(start + knot, Math.max(0, 1 - Math.abs(x - knot)));
        }
    }

    /** Of the last 1500 hits, the latest first. */
    private Stream<Likeness> echoes() {
        int last = past.size() - 1;
        int oldest = Math.max(0, past.size() - 1500);
        List<Likeness> echoes = new ArrayList<>();
        for (int hit = last - 1; hit >= oldest; hit--) {
            long apart = past.get(last).place() - past.get(hit).place();
            if (past.get(hit).note() == past.get(last).note() && apart % placesPerBar == 0) {
                int length = 1;
                while (length < 12
                        && hit - length >= oldest
                        && past.get(hit - length).note() == past.get(last - length).note()
                        && past.get(last - length).place() - past.get(hit - length).place() == apart) {
                    length++;
                }
                echoes.add(new Likeness(past.get(hit + 1), length));
            }
        }
        return echoes.stream();
    }

    /** The class of the longest echo, the latest of equals; returns that. */
    private Optional<Likeness> addClass(List<Likeness> echoes) {
        Optional<Likeness> best = echoes.stream().reduce((a, b) -> b.length() > a.length() ? b : a);
        add(LENGTH_CLASSES[best.map(Likeness::length).orElse(0)], 1);
        return best;
    }

    private void addShares(List<Likeness> echoes, boolean ofNotes, int start, int choices) {
        double total = echoes.stream().mapToDouble(echo -> Math.exp(0.8 * echo.length())).sum();
        for (int choice = 0; choice < choices; choice++) {
            int wanted = choice;
            double share = echoes.stream()
                    .filter(echo -> (ofNotes ? echo.follower().note() : echo.follower().step()) == wanted)
                    .mapToDouble(echo -> Math.exp(0.8 * echo.length()) / total)
                    .sum();
            if (share > 0) {
                add(start + choice, share);
                add(start + choices + choice, 0.2 * Math.max(0, Math.log(share) + 8));
            }
        }
    }

    private void habit(boolean ofVelocity, int choices, int note) {
        int knots = (choices - 1) / 4 + 2;
        if (!past.isEmpty()) {
            addSoft(0, past.getLast().value(ofVelocity) / 4.0, knots);
            if (atSamePlace()) {
                addSoft(knots, past.getLast().value(ofVelocity) / 4.0, knots);
            }
            addSoft(2 * knots, mean(past.subList(Math.max(0, past.size() - 8), past.size()), ofVelocity) / 4, knots);
        }
        Optional<Sounded> sameVoice = past.subList(Math.max(0, past.size() - 300), past.size()).stream()
                .filter(hit -> hit.note() == note)
                .reduce((a, b) -> b);
        if (sameVoice.isEmpty()) {
            add(4 * knots, 1);
        } else {
            addSoft(3 * knots, sameVoice.get().value(ofVelocity) / 4.0, knots);
            addIfTop(4 * knots + 1, sameVoice.get(), ofVelocity, choices);
        }
        List<Sounded> found = new ArrayList<>();
        Optional<Sounded> any = Optional.empty();
        for (int bar = 1; bar <= 16; bar++) {
            List<Sounded> hits = at(place - (long) bar * placesPerBar, -1);
            any = any.or(() -> hits.stream().findFirst());
            hits.stream().filter(hit -> hit.note() == note).findFirst().ifPresent(found::add);
        }
        int start = 4 * knots + 2;
        for (int i = 0; i < Math.min(3, found.size()); i++) {
            addSoft(start + i * (knots + 1), found.get(i).value(ofVelocity) / 4.0, knots);
            addIfTop(start + i * (knots + 1) + knots, found.get(i), ofVelocity, choices);
        }
        add(start + 3 * (knots + 1) + Math.min(3, found.size()), 1);
        if (!found.isEmpty()) {
            addSoft(start + 3 * (knots + 1) + 4, mean(found, ofVelocity) / 4, knots);
        }
        any.ifPresent(hit -> addSoft(start + 3 * (knots + 1) + 4 + knots, hit.value(ofVelocity) / 4.0, knots));
    }

    private void addIfTop(int row, Sounded hit, boolean ofVelocity, int choices) {
        if (ofVelocity && hit.velocity() == choices - 1) {
            add(row, 1);
        }
    }

    private static double mean(List<Sounded> hits, boolean ofVelocity) {
        return hits.stream().mapToInt(hit -> hit.value(ofVelocity)).average().orElseThrow();
    }
}
