package ghostnote.engine.kernel;

/** Chooses the kernels of this process. */
public final class Kernels {
    /**
     * The property that chooses: {@code scalar}, {@code vector}, or a width: {@code vector128}, {@code 256},
     * {@code 512}.
     */
    public static final String PROPERTY = "ghostnote.kernel";

    private Kernels() {}

    /**
     * The vector kernel where the Vector API is present, else the scalar one; {@code -Dghostnote.kernel} decides
     * otherwise.
     *
     * @throws IllegalArgumentException if the property names no kernel, or a vector one without the Vector API
     */
    public static Kernel choose() {
        return vectors() ? new VectorKernel() : new ScalarKernel();
    }

    /**
     * The twin of whatever {@link #choose} gives, bit for bit, that is compiled within a few steps; vector code crawls for
     * a second or two until it is.
     */
    public static Kernel forTheStart() {
        return new ScalarKernel();
    }

    /**
     * The same choice for training.
     *
     * @throws IllegalArgumentException as {@link #choose}
     */
    public static TrainingKernel chooseForTraining() {
        return vectors() ? new VectorTrainingKernel() : new ScalarTrainingKernel();
    }

    private static boolean vectors() {
        String wanted = System.getProperty(PROPERTY, "");
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return switch (wanted) {
            case "scalar" -> false;
            case "" -> present;
            case "vector", "vector128", "vector256", "vector512" -> {
                if (!present) {
                    throw new IllegalArgumentException("-D%s=%s needs java --add-modules jdk.incubator.vector"
                            .formatted(PROPERTY, wanted));
                }
                yield true;
            }
            default -> throw new IllegalArgumentException(
                    "-D%s=%s: expected scalar, vector, vector128, vector256 or vector512".formatted(PROPERTY, wanted));
        };
    }
}
