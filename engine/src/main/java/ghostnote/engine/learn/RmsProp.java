package ghostnote.engine.learn;

import java.util.List;

/** {@link UpdateRule#RMSPROP}. */
final class RmsProp extends Optimiser {
    private static final float SQUARE_DECAY = 0.99f;

    private final float[] squares;

    RmsProp(double weightDecay, int weights) {
        super(weightDecay);
        squares = new float[weights];
    }

    @Override
    void step(float[] weights, float[] gradient, float scale, double learningRate, long number) {
        float rate = (float) learningRate;
        for (int j = 0; j < weights.length; j++) {
            float g = scale * gradient[j];
            float v = SQUARE_DECAY * squares[j] + (1 - SQUARE_DECAY) * g * g;
            squares[j] = v;
            weights[j] -= rate * g / ((float) Math.sqrt(v) + EPSILON);
        }
    }

    @Override
    List<float[]> memory() {
        return List.of(squares);
    }
}
