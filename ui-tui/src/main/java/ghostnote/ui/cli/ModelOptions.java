package ghostnote.ui.cli;

import ghostnote.engine.kernel.Kernels;
import ghostnote.engine.kernel.Precision;
import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.presets.Catalog;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
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

    /** What was loaded last, and from where: options are tried before they are played with. */
    private Model loaded;

    private Path loadedFrom;

    Model loadModel() throws IOException {
        if (loaded == null || !Objects.equals(model, loadedFrom)) {
            loaded = model == null ? Catalog.defaultDrummer() : ModelFiles.load(model);
            loadedFrom = model;
        }
        return loaded;
    }

    /** The same, by the name it has in a performance. */
    Cast.Member loadMember() throws IOException {
        return new Cast.Member(model == null ? Drummers.USUAL : Drummers.nameOf(model), loadModel());
    }

    Network network(Model drummer) {
        return new Network(drummer, Kernels.choose(), weights);
    }

    Network networkForTheStart(Model drummer) {
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
