package ghostnote.engine.sense;

import ghostnote.engine.RealTime;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.time.Meter;

/**
 * What a drummer is asked for, besides what it has played: meter, tempo, style, fills. The performer changes it between
 * two hits.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Setting {
    /** Tempo classes are so wide, the first reaching up to {@link #SLOWEST_CLASS_BPM} and the last without end. */
    private static final double TEMPO_CLASS_BPM = 20;

    private static final double SLOWEST_CLASS_BPM = 70;

    private static final float STYLE_EMPHASIS = 1.4f;

    /** A fill is asked for every so many bars at most. */
    public static final int MOST_BARS = 64;

    private final Meter meter;
    private final FillPlan[] plans = new FillPlan[MOST_BARS + 1];
    private final float[] styleShares;
    private int tempoClass;
    private FillPlan fills = FillPlan.natural();

    /** Meter and tempo, no style in particular, fills where the drummer likes. */
    public Setting(Meter meter, double tempoBpm, int styles) {
        this.meter = meter;
        styleShares = new float[styles];
        for (int bars = 0; bars < plans.length; bars++) {
            plans[bars] = bars == 0 ? FillPlan.natural() : FillPlan.every(bars);
        }
        setTempo(tempoBpm);
    }

    /** Changes the tempo it plays for. */
    @RealTime
    public void setTempo(double tempoBpm) {
        double classes = Math.ceil((tempoBpm - SLOWEST_CLASS_BPM) / TEMPO_CLASS_BPM);
        tempoClass = (int) Math.max(0, Math.min(Vocabulary.TEMPO_CLASSES - 1, classes));
    }

    /** A part is of a style; the shares of all styles add up to 1, or are all 0 for none in particular. */
    @RealTime
    public void setStyleShare(int style, float share) {
        styleShares[style] = share;
    }

    /**
     * Asks for a style, or a blend of two.
     *
     * @param first -1 for none in particular
     * @param second what is blended in, -1 for nothing
     * @param blend how much of the second there is
     */
    @RealTime
    public void askForStyles(int first, int second, float blend) {
        for (int style = 0; style < styleShares.length; style++) {
            setStyleShare(style, 0);
        }
        boolean two = second >= 0 && second < styleShares.length && second != first;
        if (first >= 0 && first < styleShares.length) {
            askForStyle(first, two ? 1 - blend : 1);
        }
        if (two) {
            askForStyle(second, blend);
        }
    }

    /**
     * Asks for a style, or a share of it. It is told louder than in school, where each part itself said of what style it
     * was, and the network had learnt to listen to that (the idea of guidance: Ho, Salimans, "Classifier-free diffusion
     * guidance", 2022).
     */
    @RealTime
    public void askForStyle(int style, float share) {
        setStyleShare(style, STYLE_EMPHASIS * share);
    }

    /** Asks for a fill in the last of every so many bars, and no other; 0 leaves them to the drummer. */
    @RealTime
    public void askForFills(int everyBars) {
        fills = plans[Math.clamp(everyBars, 0, MOST_BARS)];
    }

    /** Changes where fills are played. */
    @RealTime
    public void setFills(FillPlan plan) {
        fills = plan;
    }

    /** The meter that it begins with. */
    @RealTime
    public Meter meter() {
        return meter;
    }

    @RealTime
    int tempoClass() {
        return tempoClass;
    }

    @RealTime
    int styles() {
        return styleShares.length;
    }

    @RealTime
    float styleShare(int style) {
        return styleShares[style];
    }

    @RealTime
    FillPlan fills() {
        return fills;
    }
}
