package ghostnote.engine.learn;

import ghostnote.engine.model.Feature;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a network foretells what people played.
 *
 * @param events the number of events scored
 * @param heads the score of each head, in sampling order
 * @param jointAccuracy the share of events of which every head's likeliest choice is right
 */
public record Evaluation(long events, List<HeadScore> heads, double jointAccuracy) {
    /**
     * The score of one head, which is given the true choices of the features it depends on.
     *
     * @param feature what it draws
     * @param nats the mean of -ln p of the true choice
     * @param accuracy the share of events of which the likeliest choice (the first of equals) is the true one
     */
    public record HeadScore(Feature feature, double nats, double accuracy) {}

    /** Copies the list. */
    public Evaluation {
        heads = List.copyOf(heads);
    }

    /** Nats an event: the sum over the heads. */
    public double nats() {
        return heads.stream().mapToDouble(HeadScore::nats).sum();
    }

    /**
     * Scores a network on files. Each starts from h = c = 0.
     *
     * <p>Thread: any but a hot one. Real-time safe: no.
     *
     * @param files the events of each, as {@link ghostnote.engine.model.Encoder} gives them
     * @param given how many events at the start of each file are given and not scored. With 0 the first is foretold
     *     from no last hit; else it is the first thing the network sees
     * @throws IllegalArgumentException if no event is left to score
     */
    public static Evaluation of(Network network, List<List<int[]>> files, int given) {
        Scoring scoring = new Scoring(network);
        try (NetState state = network.newState()) {
            for (List<int[]> file : files) {
                scoring.file(state, file, given);
            }
        }
        return scoring.result();
    }

    private static final class Scoring {
        private final Network network;
        private final double[] nats;
        private final long[] right;
        private long jointlyRight;
        private long events;

        Scoring(Network network) {
            this.network = network;
            nats = new double[network.headCount()];
            right = new long[network.headCount()];
        }

        void file(NetState state, List<int[]> file, int given) {
            state.clear();
            int[] last = new int[Feature.count()];
            Arrays.fill(last, -1);
            for (int i = 0; i < file.size(); i++) {
                if (i > 0 || given == 0) {
                    network.step(state, last);
                }
                last = file.get(i);
                if (i >= given) {
                    score(state, last);
                }
            }
        }

        private void score(NetState state, int[] next) {
            boolean allRight = true;
            for (int head = 0; head < nats.length; head++) {
                network.give(state, head, next);
                allRight &= score(state, head, next[network.headFeature(head)]);
            }
            events++;
            if (allRight) {
                jointlyRight++;
            }
        }

        /** Log-softmax in double; returns whether the likeliest choice is the target. */
        private boolean score(NetState state, int head, int target) {
            int likeliest = 0;
            for (int choice = 1; choice < network.headChoices(head); choice++) {
                if (network.logit(state, head, choice) > network.logit(state, head, likeliest)) {
                    likeliest = choice;
                }
            }
            double max = network.logit(state, head, likeliest);
            double sum = 0;
            for (int choice = 0; choice < network.headChoices(head); choice++) {
                sum += Math.exp(network.logit(state, head, choice) - max);
            }
            nats[head] += Math.log(sum) + max - network.logit(state, head, target);
            if (likeliest == target) {
                right[head]++;
            }
            return likeliest == target;
        }

        Evaluation result() {
            if (events == 0) {
                throw new IllegalArgumentException("no event to score in any file");
            }
            List<HeadScore> heads = IntStream.range(0, nats.length)
                    .mapToObj(head -> new HeadScore(
                            network.config().heads().get(head).feature(),
                            nats[head] / events,
                            (double) right[head] / events))
                    .toList();
            return new Evaluation(events, heads, (double) jointlyRight / events);
        }
    }
}
