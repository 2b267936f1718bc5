package ghostnote.engine.transport;

import ghostnote.engine.RealTime;

/**
 * Goes along a transport with time, stretch by stretch. Those that a later one has taken the place of are passed over.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Walk {
    private final Transport transport;
    private final Stretch here = new Stretch();
    private final Stretch next = new Stretch();
    private long nextNs = Long.MAX_VALUE;

    public Walk(Transport transport) {
        this.transport = transport;
    }

    /** The stretch it is on; one that stands at tick 0 before it has entered any. */
    @RealTime
    public Stretch here() {
        return here;
    }

    /** The one that {@link #hasNextBy} has found. */
    @RealTime
    public Stretch next() {
        return next;
    }

    /** Enters the stretch that is in force at a time, if any is, and leaves out those before. */
    @RealTime
    public void skipTo(long ns) {
        if (transport.readAt(ns, next) && next.ns <= ns) {
            here.setAll(next);
        }
    }

    /** Looks whether another stretch begins up to a time. */
    @RealTime
    public boolean hasNextBy(long ns) {
        nextNs = Long.MAX_VALUE;
        long end = transport.count();
        for (long number = Math.max(here.number + 1, transport.oldest()); number < end; number++) {
            if (transport.read(number, next)) {
                if (next.ns <= ns) {
                    return true;
                }
                nextNs = Math.min(nextNs, next.ns);
            }
        }
        return false;
    }

    /** When another begins, as {@link #hasNextBy} has not found one; {@code Long.MAX_VALUE} if none is known. */
    @RealTime
    public long nextNs() {
        return nextNs;
    }

    /** Enters the stretch that was found. */
    @RealTime
    public void enter() {
        here.setAll(next);
    }
}
