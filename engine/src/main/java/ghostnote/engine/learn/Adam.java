package ghostnote.engine.learn;

/** Adam with its authors' constants (Kingma and Ba, "Adam: a method for stochastic optimization", ICLR 2015). */
final class Adam {
    private static final float MEAN_DECAY = 0.9f;
    private static final float SQUARE_DECAY = 0.999f;
    private static final float EPSILON = 1e-8f;

    private final Parameters means;
    private final Parameters squares;
    private double meanPower = 1;
    private double squarePower = 1;

    /**
     * @param like parameters of the same shape as those to be updated
     */
    Adam(Parameters like) {
        means = new Parameters(like.config);
        squares = new Parameters(like.config);
    }

    /** Moves the weights against {@code scale} times the gradient. */
    void update(Parameters weights, Parameters gradient, float scale, double learningRate) {
        meanPower *= MEAN_DECAY;
        squarePower *= SQUARE_DECAY;
        float rate = (float) (learningRate / (1 - meanPower));
        float squareScale = (float) (1 / (1 - squarePower));
        for (int r = 0; r < weights.rows.size(); r++) {
            updateRow(weights.rows.get(r), gradient.rows.get(r), means.rows.get(r), squares.rows.get(r),
                    scale, rate, squareScale);
        }
    }

    private static void updateRow(
            float[] w, float[] gradient, float[] mean, float[] square, float scale, float rate, float squareScale) {
        for (int j = 0; j < w.length; j++) {
            float g = scale * gradient[j];
            float m = MEAN_DECAY * mean[j] + (1 - MEAN_DECAY) * g;
            float v = SQUARE_DECAY * square[j] + (1 - SQUARE_DECAY) * g * g;
            mean[j] = m;
            square[j] = v;
            w[j] -= rate * m / ((float) Math.sqrt(squareScale * v) + EPSILON);
        }
    }
}
