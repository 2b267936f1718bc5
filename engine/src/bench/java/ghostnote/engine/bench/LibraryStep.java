package ghostnote.engine.bench;

import static ghostnote.engine.bench.SeedNetwork.CHOICES;
import static ghostnote.engine.bench.SeedNetwork.NOTES;
import static ghostnote.engine.bench.SeedNetwork.TICKS;

import java.util.SplittableRandom;

/** An engine that is called once a step and answers with probabilities; the draws are made here, alike for all. */
abstract class LibraryStep implements StepEngine.Checked {
    private final SplittableRandom random = new SplittableRandom(7);
    private final float[] probabilities = new float[CHOICES];
    private int note;
    private int ticks;

    /** h = c = 0. */
    abstract void forget();

    /**
     * One step.
     *
     * @param out 17 note probabilities, then 209 ticks probabilities
     */
    abstract void step(int note, int ticks, float[] out);

    @Override
    public final void run(int steps) {
        for (int i = 0; i < steps; i++) {
            step(note, ticks, probabilities);
            note = draw(0, NOTES);
            ticks = draw(NOTES, TICKS);
        }
    }

    private int draw(int start, int count) {
        float left = (float) random.nextDouble();
        int choice = 0;
        while (choice < count - 1 && left >= probabilities[start + choice]) {
            left -= probabilities[start + choice++];
        }
        return choice;
    }

    @Override
    public final int[] greedy(int steps) {
        forget();
        note = 0;
        ticks = 0;
        int[] drawn = new int[steps];
        for (int i = 0; i < steps; i++) {
            step(note, ticks, probabilities);
            note = likeliest(0, NOTES);
            ticks = likeliest(NOTES, TICKS);
            drawn[i] = note * TICKS + ticks;
        }
        return drawn;
    }

    private int likeliest(int start, int count) {
        int best = 0;
        for (int i = 1; i < count; i++) {
            if (probabilities[start + i] > probabilities[start + best]) {
                best = i;
            }
        }
        return best;
    }
}
