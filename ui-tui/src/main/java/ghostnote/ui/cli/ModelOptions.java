package ghostnote.ui.cli;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Model;
import ghostnote.engine.net.Network;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.cast.Models;
import ghostnote.ui.play.Packing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which drummer, and how its weights are held. */
final class ModelOptions {
    @Option(
            names = "--model",
            paramLabel = "FILE|DIR",
            description = "The drummer: a .safetensors file, or a folder in the seed's format."
                    + " Default: the built-in one.")
    private Path model;

    @Option(
            names = "--weights",
            paramLabel = "float32|int16",
            defaultValue = "float32",
            description = "How weights are held. int16 takes half the memory and two thirds of the time; its drums"
                    + " differ in rare hits. Default: ${DEFAULT-VALUE}.")
    private Precision weights;

    private Models models = new Models();

    /** Takes models that are loaded from these. */
    void share(Models others) {
        models = others;
    }

    Models models() {
        return models;
    }

    Model loadModel() throws IOException {
        return models.load(Optional.ofNullable(model));
    }

    /** The same, by the name it has in a performance. */
    Cast.Member loadMember() throws IOException {
        return new Cast.Member(model == null ? Drummers.USUAL : Drummers.nameOf(model), loadModel());
    }

    Packing packing() {
        return new Packing(weights(), this::networkForTheStart, this::network);
    }

    Network network(Model drummer) {
        return new Network(drummer, Kernels.choose(), weights);
    }

    private Network networkForTheStart(Model drummer) {
        return new Network(drummer, Kernels.forTheStart(), weights);
    }

    Network loadNetwork() throws IOException {
        return network(loadModel());
    }

    /** The weights as this machine holds them, by name. */
    String weights() {
        return weights.name().toLowerCase(Locale.ROOT);
    }
}
