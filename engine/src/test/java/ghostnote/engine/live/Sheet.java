package ghostnote.engine.live;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import java.util.ArrayList;
import java.util.List;

/** What a reader that heeds revocations is left with. */
final class Sheet implements HitHandler {
    final List<Long> ends = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final List<Hit> hits = new ArrayList<>();
    private long revoked;

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        if (!numbers.isEmpty() && number <= numbers.getLast()) {
            throw new AssertionError("hit %d comes behind hit %d".formatted(number, numbers.getLast()));
        }
        numbers.add(number);
        hits.add(new Hit(tick, Voice.of(voice), velocity));
    }

    @Override
    public void onRevoke(long fromNumber) {
        while (!numbers.isEmpty() && numbers.getLast() >= fromNumber) {
            numbers.removeLast();
            hits.removeLast();
            revoked++;
        }
    }

    @Override
    public void onEnd(long tick) {
        ends.add(tick);
    }

    /** Hits in the order in which they were decided. */
    List<Hit> hits() {
        return List.copyOf(hits);
    }

    List<Hit> hitsBefore(long tick) {
        return hits.stream().filter(hit -> hit.tick() < tick).toList();
    }

    /** Lets go of what sounded before a tick. */
    void forgetBefore(long tick) {
        while (!hits.isEmpty() && hits.getFirst().tick() < tick) {
            numbers.removeFirst();
            hits.removeFirst();
        }
    }

    long revoked() {
        return revoked;
    }
}
