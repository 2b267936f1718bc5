package ghostnote.engine.learn;

import ghostnote.engine.drum.Family;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Part;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * How well a network foretells what people played.
 *
 * @param events the number of events scored
 * @param heads the score of each head, in sampling order
 * @param familyNats the mean of -ln p of the family of the true voice
 * @param jointAccuracy the share of events of which the likeliest delay and the likeliest voice are right
 */
public record Evaluation(long events, List<HeadScore> heads, double familyNats, double jointAccuracy) {
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

    /** Nats of when and what is hit, as ticks say it: the sum over all heads but that of the velocity. */
    public double hitNats() {
        return nats() - nats(Feature.VELOCITY);
    }

    /** Nats of one head; 0 for a model without. */
    public double nats(Feature feature) {
        return heads.stream().filter(head -> head.feature() == feature).mapToDouble(HeadScore::nats).sum();
    }

    /**
     * Scores a network on parts. Each starts from h = c = 0 and an empty past.
     *
     * <p>Thread: any but a hot one. Real-time safe: no.
     *
     * @param given how many hits at the start of each part are given and not scored. With 0 the first is foretold too;
     *     else it is the first thing the network hears of
     * @throws IllegalArgumentException if no hit is left to score
     */
    public static Evaluation of(Network network, List<Part> parts, int given) {
        return of(network, parts, given, _ -> {});
    }

    /**
     * The same.
     *
     * @param headway is told how many parts are done, after each
     */
    public static Evaluation of(Network network, List<Part> parts, int given, IntConsumer headway) {
        Scoring scoring = new Scoring(network);
        try (NetState state = network.newState()) {
            for (int i = 0; i < parts.size(); i++) {
                scoring.part(state, parts.get(i), given);
                headway.accept(i + 1);
            }
        }
        return scoring.result();
    }

    private static final class Scoring {
        private final Network network;
        private final Vocabulary vocabulary;
        private final double[] nats;
        private final long[] right;
        private double familyNats;
        private long jointlyRight;
        private long events;

        Scoring(Network network) {
            this.network = network;
            vocabulary = network.vocabulary();
            nats = new double[network.headCount()];
            right = new long[network.headCount()];
        }

        void part(NetState state, Part part, int given) {
            state.clear();
            Moment moment = new Moment(vocabulary, part.setting(vocabulary.styles().size()));
            for (int i = 0; i < part.hits().size(); i++) {
                Part.Hit hit = part.hits().get(i);
                boolean heard = i > 0 || given == 0;
                if (heard) {
                    network.step(state, moment);
                }
                boolean allRight = true;
                for (int head = 0; head < nats.length; head++) {
                    int feature = network.headFeature(head);
                    int target = hit.choices()[feature];
                    if (i >= given) {
                        network.give(state, head, moment);
                        allRight &= score(state, head, target) || feature > Feature.NOTE.ordinal();
                    }
                    moment.decide(feature, target);
                }
                if (i >= given) {
                    events++;
                    jointlyRight += allRight ? 1 : 0;
                }
                moment.commitAt(hit.gridTick());
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
            if (network.headFeature(head) == Feature.NOTE.ordinal()) {
                familyNats += Math.log(sum) - Math.log(familySum(state, head, target, max));
            }
            if (likeliest == target) {
                right[head]++;
            }
            return likeliest == target;
        }

        /** What {@code sum} would be if only the voices of the target's family were there. */
        private double familySum(NetState state, int head, int target, double max) {
            Family family = family(target);
            double sum = 0;
            for (int note = 0; note < vocabulary.notes(); note++) {
                if (family(note) == family) {
                    sum += Math.exp(network.logit(state, head, note) - max);
                }
            }
            return sum;
        }

        private Family family(int note) {
            return Family.of(Voice.of(vocabulary.voice(note)));
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
            return new Evaluation(events, heads, familyNats / events, (double) jointlyRight / events);
        }
    }
}
