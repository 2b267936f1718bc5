package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void aModelThatKnowsNothingNeedsTheLogarithmOfTheChoices() {
        List<List<int[]>> files = Tiny.files(1, 20, 30);
        try (Network network = network(new Parameters(Tiny.config(4)))) {
            Evaluation evaluation = Evaluation.of(network, files, 0);
            assertEquals(50, evaluation.events());
            for (Evaluation.HeadScore head : evaluation.heads()) {
                assertEquals(Math.log(Tiny.VOCABULARY.size(head.feature())), head.nats(), 1e-12);
                assertEquals(shareOfFirstChoice(files, head.feature()), head.accuracy(), 1e-12);
            }
            assertEquals(Math.log(3 * 3 * 2), evaluation.nats(), 1e-12);
        }
    }

    private static double shareOfFirstChoice(List<List<int[]>> files, Feature feature) {
        return files.stream()
                .flatMap(List::stream)
                .mapToInt(event -> event[feature.ordinal()] == 0 ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void anEventIsJointlyRightWhenEveryHeadIs() {
        Parameters parameters = new Parameters(Tiny.config(4));
        parameters.outputBias[parameters.headStart[0] + 1] = 1;
        parameters.outputBias[parameters.headStart[1] + 2] = 1;
        parameters.outputBias[parameters.headStart[2] + 1] = 1;
        List<int[]> file = List.of(
                new int[] {1, 2, 1, 0}, new int[] {1, 2, 0, 0}, new int[] {0, 2, 1, 0}, new int[] {1, 0, 1, 0});
        try (Network network = network(parameters)) {
            assertEquals(0.25, Evaluation.of(network, List.of(file), 0).jointAccuracy());
        }
    }

    @Test
    void givenEventsAreNotScored() {
        try (Network network = network(Tiny.parameters(4, 1))) {
            assertEquals(19 + 4, Evaluation.of(network, Tiny.files(1, 20, 1, 5, 0), 1).events());
            assertEquals(15, Evaluation.of(network, Tiny.files(1, 20, 1, 5, 0), 5).events());
        }
    }

    @Test
    void aGivenFirstEventIsTheFirstThingTheNetworkSees() {
        List<int[]> file = Tiny.files(1, 2).getFirst();
        try (Network network = network(Tiny.parameters(4, 1));
                NetState state = network.newState()) {
            network.step(state, file.get(0));
            double sum = 0;
            for (int choice = 0; choice < network.headChoices(0); choice++) {
                sum += Math.exp(network.logit(state, 0, choice));
            }
            double nats = Math.log(sum) - network.logit(state, 0, file.get(1)[network.headFeature(0)]);
            assertEquals(nats, Evaluation.of(network, List.of(file), 1).heads().getFirst().nats(), 1e-12);
        }
    }

    @Test
    void filesWithNothingToScoreAreRefused() {
        try (Network network = network(Tiny.parameters(4, 1))) {
            assertThrows(IllegalArgumentException.class, () -> Evaluation.of(network, Tiny.files(1, 1, 0), 1));
        }
    }

    private static Network network(Parameters parameters) {
        return new Network(parameters.toModel(), Kernels.choose(), Precision.FLOAT32);
    }
}
