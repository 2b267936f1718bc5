package ghostnote.engine.sense;

import ghostnote.engine.RealTime;

/** A number as two neighbouring rows whose weights add up to 1, so that near numbers look alike. */
final class Soft {
    private Soft() {}

    /**
     * @param start the row of knot 0
     * @param x the number, in knots; cut to the first and the last
     * @param knots how many rows there are
     */
    @RealTime
    static void add(RowList out, int start, float x, int knots) {
        float cut = Math.max(0, Math.min(knots - 1, x));
        int below = Math.min((int) cut, knots - 2);
        float above = cut - below;
        if (above < 1) {
            out.add(start + below, 1 - above);
        }
        if (above > 0) {
            out.add(start + below + 1, above);
        }
    }
}
