package ghostnote.engine.learn;

import java.util.List;

/**
 * Moves weights against gradients. Each weight is first made smaller by its share of weight decay, which the gradient
 * knows nothing of (Loshchilov and Hutter, "Decoupled weight decay regularization", ICLR 2019).
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
abstract sealed class Optimiser permits Adam, RmsProp {
    static final float EPSILON = 1e-8f;

    private final double weightDecay;

    Optimiser(double weightDecay) {
        this.weightDecay = weightDecay;
    }

    static Optimiser of(TrainingSettings settings, int weights) {
        return switch (settings.rule()) {
            case ADAM -> new Adam(settings.weightDecay(), weights);
            case RMSPROP -> new RmsProp(settings.weightDecay(), weights);
        };
    }

    /**
     * Moves the weights against {@code scale} times the gradient.
     *
     * @param number of this update, from 1
     */
    final void update(float[] weights, float[] gradient, float scale, double learningRate, long number) {
        float kept = (float) (1 - learningRate * weightDecay);
        if (kept < 1) {
            for (int j = 0; j < weights.length; j++) {
                weights[j] *= kept;
            }
        }
        step(weights, gradient, scale, learningRate, number);
    }

    abstract void step(float[] weights, float[] gradient, float scale, double learningRate, long number);

    /** What it remembers besides the number of updates, one number a weight in each; for a checkpoint to copy or set. */
    abstract List<float[]> memory();
}
