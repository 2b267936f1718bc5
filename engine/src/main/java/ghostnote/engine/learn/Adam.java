package ghostnote.engine.learn;

import java.util.List;

/** {@link UpdateRule#ADAM} with its authors' constants. */
final class Adam extends Optimiser {
    private static final float MEAN_DECAY = 0.9f;
    private static final float SQUARE_DECAY = 0.999f;

    private final float[] means;
    private final float[] squares;

    Adam(double weightDecay, int weights) {
        super(weightDecay);
        means = new float[weights];
        squares = new float[weights];
    }

    @Override
    void step(float[] weights, float[] gradient, float scale, double learningRate, long number) {
        float rate = (float) (learningRate / (1 - StrictMath.pow(MEAN_DECAY, (double) number)));
        float squareScale = (float) (1 / (1 - StrictMath.pow(SQUARE_DECAY, (double) number)));
        for (int j = 0; j < weights.length; j++) {
            float g = scale * gradient[j];
            float m = MEAN_DECAY * means[j] + (1 - MEAN_DECAY) * g;
            float v = SQUARE_DECAY * squares[j] + (1 - SQUARE_DECAY) * g * g;
            means[j] = m;
            squares[j] = v;
            weights[j] -= rate * m / ((float) Math.sqrt(squareScale * v) + EPSILON);
        }
    }

    @Override
    List<float[]> memory() {
        return List.of(means, squares);
    }
}
