package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.net.NetState;
import ghostnote.engine.net.Network;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Part;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    @Test
    void aModelThatKnowsNothingNeedsTheLogarithmOfTheChoices() {
        List<Part> files = Tiny.files(1, 20, 30);
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

    private static double shareOfFirstChoice(List<Part> files, Feature feature) {
        return files.stream()
                .flatMap(part -> part.hits().stream())
                .mapToInt(hit -> hit.choice(feature) == 0 ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void anEventIsJointlyRightWhenItsDelayAndItsVoiceAre() {
        Parameters parameters = new Parameters(Tiny.config(4));
        prefer(1, 0, parameters);
        prefer(2, 1, parameters);
        prefer(1, 2, parameters);
        Part file = Tiny.part(Tiny.hit(1, 2, 1), Tiny.hit(1, 2, 0), Tiny.hit(0, 2, 1), Tiny.hit(1, 0, 1));
        try (Network network = network(parameters)) {
            assertEquals(0.5, Evaluation.of(network, List.of(file), 0).jointAccuracy());
        }
    }

    private static void prefer(int choice, int head, Parameters parameters) {
        Table bias = parameters.outputBias;
        parameters.values()[bias.row(0) + bias.starts()[head] + choice] = 1;
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
        Part file = Tiny.files(1, 2).getFirst();
        try (Network network = network(Tiny.parameters(4, 1));
                NetState state = network.newState()) {
            Moment moment = new Moment(Tiny.VOCABULARY, file.setting(0));
            Part.Hit first = file.hits().getFirst();
            for (Head head : network.config().heads()) {
                moment.decide(head.feature().ordinal(), first.choice(head.feature()));
            }
            moment.commitAt(first.gridTick());
            network.step(state, moment);
            double sum = 0;
            for (int choice = 0; choice < network.headChoices(0); choice++) {
                sum += Math.exp(network.logit(state, 0, choice));
            }
            double nats = Math.log(sum) - network.logit(state, 0, file.hits().get(1).choice(Feature.TICKS));
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
