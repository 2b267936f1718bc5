package ghostnote.engine.net;

import ghostnote.engine.RealTime;

/**
 * A stream of random numbers whose whole state is one long, so that it can be kept in a snapshot, and which is the
 * same on every machine and Java version: SplitMix64 (Steele, Lea, Flood, "Fast splittable pseudorandom number
 * generators", OOPSLA 2014).
 *
 * <p>Thread: one owner. Real-time safe: yes.
 */
public final class RandomStream {
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
    private static final int FLOAT_BITS = 24;
    private static final float FLOAT_UNIT = 0x1p-24f;

    private long state;

    /** Starts the stream of a set's bar: the same numbers whenever this bar is reached, by whatever way. */
    @RealTime
    public void seed(long setSeed, long bar) {
        state = mix(mix(setSeed + GOLDEN_GAMMA) ^ (bar * GOLDEN_GAMMA));
    }

    /** Its whole state. */
    @RealTime
    public long state() {
        return state;
    }

    /** Goes on from a state. */
    @RealTime
    public void goOnFrom(long kept) {
        state = kept;
    }

    /** A float from [0, 1), of 24 bits. */
    @RealTime
    public float nextFloat() {
        state += GOLDEN_GAMMA;
        return (mix(state) >>> (Long.SIZE - FLOAT_BITS)) * FLOAT_UNIT;
    }

    /** Normal, of mean 0 and deviation 1 (Box, Muller, "A note on the generation of random normal deviates", 1958). */
    @RealTime
    public float nextGaussian() {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - nextFloat()));
        return (float) (radius * StrictMath.cos(2 * Math.PI * nextFloat()));
    }

    @RealTime
    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
