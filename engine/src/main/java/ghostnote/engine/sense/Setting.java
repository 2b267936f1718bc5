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

    private final Meter meter;
    private final float[] styleShares;
    private int tempoClass;
    private FillPlan fills = FillPlan.natural();

    /** Meter and tempo, no style in particular, fills where the drummer likes. */
    public Setting(Meter meter, double tempoBpm, int styles) {
        this.meter = meter;
        styleShares = new float[styles];
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
     * Asks for a style, or a share of it. It is told louder than in school, where each part itself said of what style it
     * was, and the network had learnt to listen to that (the idea of guidance: Ho, Salimans, "Classifier-free diffusion
     * guidance", 2022).
     */
    @RealTime
    public void askForStyle(int style, float share) {
        setStyleShare(style, STYLE_EMPHASIS * share);
    }

    /** Changes where fills are played. */
    @RealTime
    public void setFills(FillPlan plan) {
        fills = plan;
    }

    /** Where bars begin. */
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
