package ghostnote.engine.learn;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.sense.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How well one foretells by how often each choice was seen, and nothing else: what a model must beat. */
public final class Frequencies {
    private Frequencies() {}

    /**
     * Counts each head's choices in some files and foretells others, every choice counted once more than it was seen
     * (Laplace).
     *
     * @throws IllegalArgumentException if there is nothing to foretell
     */
    public static Evaluation evaluate(ModelConfig config, List<Part> counted, List<Part> foretold) {
        List<Part.Hit> events = foretold.stream().flatMap(part -> part.hits().stream()).toList();
        if (events.isEmpty()) {
            throw new IllegalArgumentException("no event to score in any file");
        }
        boolean[] allRight = new boolean[events.size()];
        Arrays.fill(allRight, true);
        List<Evaluation.HeadScore> scores = new ArrayList<>();
        for (Head head : config.heads()) {
            Feature feature = head.feature();
            long[] counts = counts(config.vocabulary().size(feature), feature, counted);
            long all = 0;
            int likeliest = 0;
            for (int choice = 0; choice < counts.length; choice++) {
                all += counts[choice];
                likeliest = counts[choice] > counts[likeliest] ? choice : likeliest;
            }
            double nats = 0;
            int right = 0;
            for (int i = 0; i < allRight.length; i++) {
                int choice = events.get(i).choice(feature);
                nats += Math.log((double) all / counts[choice]);
                right += choice == likeliest ? 1 : 0;
                allRight[i] &= choice == likeliest || feature.ordinal() > Feature.NOTE.ordinal();
            }
            scores.add(new Evaluation.HeadScore(feature, nats / allRight.length, (double) right / allRight.length));
        }
        int jointlyRight = 0;
        for (boolean right : allRight) {
            jointlyRight += right ? 1 : 0;
        }
        return new Evaluation(allRight.length, scores, 0, (double) jointlyRight / allRight.length);
    }

    private static long[] counts(int choices, Feature feature, List<Part> parts) {
        long[] counts = new long[choices];
        Arrays.fill(counts, 1);
        parts.forEach(part -> part.hits().forEach(hit -> counts[hit.choice(feature)]++));
        return counts;
    }
}
