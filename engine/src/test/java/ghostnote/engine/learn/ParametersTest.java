package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelException;
import ghostnote.engine.model.Weights;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ParametersTest {
    @ParameterizedTest
    @EnumSource(CellKind.class)
    void trainingStartsWithForgetBiasesOfOneAndAllOtherBiasesZero(CellKind cell) {
        Weights weights = Parameters.initial(Tiny.config(cell, 9, 4), 1).toModel().weights();
        for (int layer = 0; layer < 2; layer++) {
            float[] bias = weights.bias(layer);
            for (int j = 0; j < bias.length; j++) {
                assertEquals(cell.remembers() && j < bias.length / cell.gates() ? 1 : 0, bias[j], cell + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CellKind.class)
    void matricesStartUniformAndNoModelIsRefusedForThem(CellKind cell) {
        Weights weights = Parameters.initial(Tiny.config(cell, 40, 64), 1).toModel().weights();
        double bound = 1 / Math.sqrt(64);
        for (float[] matrix : new float[][] {weights.layerInput(1), weights.recurrent(1)}) {
            double[] sizes = IntStream.range(0, matrix.length)
                    .mapToDouble(i -> Math.abs(matrix[i]))
                    .filter(size -> cell != CellKind.CLOCKWORK || size != 0)
                    .toArray();
            assertTrue(IntStream.range(0, sizes.length).allMatch(i -> sizes[i] <= bound));
            assertEquals(bound / 2, IntStream.range(0, sizes.length).mapToDouble(i -> sizes[i]).average().orElse(0),
                    bound / 40);
        }
    }

    @Test
    void aModelHoldsTheNearestSixteenBitFloatsHoweverLargeTheWeights() {
        Parameters parameters = Tiny.parameters(4, 1);
        float[] weights = {1 / 3f, 1e37f, -65_519, Float.MIN_VALUE};
        float[] rounded = {0.33325195f, 65_504, -65_504, 0};
        System.arraycopy(weights, 0, parameters.values(), parameters.layers.getFirst().bias().start(), 4);
        float[] found = parameters.toModel().weights().bias(0);
        assertArrayEquals(rounded, Arrays.copyOf(found, 4));
        parameters.values()[parameters.layers.getFirst().bias().start()] = Float.POSITIVE_INFINITY;
        assertThrows(ModelException.class, parameters::toModel);
    }

    @Test
    void hiddenUnitsOfHeadsStartUniformAndWhatTheyAreGivenStartsAtZero() {
        Weights weights = Parameters.initial(Tiny.fullConfig(40), 1).toModel().weights();
        for (Head head : Tiny.fullConfig(40).heads()) {
            for (Feature given : head.given()) {
                assertTrue(IntStream.range(0, weights.headGiven(head, given).length)
                        .allMatch(i -> weights.headGiven(head, given)[i] == 0));
            }
            if (head.width() > 0) {
                for (float weight : weights.headWeight(head)) {
                    assertTrue(weight != 0 && Math.abs(weight) <= 1 / Math.sqrt(head.width()));
                }
                for (float bias : weights.headHiddenBias(head)) {
                    assertEquals(0, bias);
                }
            }
        }
    }
}
