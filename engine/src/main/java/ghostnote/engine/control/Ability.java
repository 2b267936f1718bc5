package ghostnote.engine.control;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.ModelConfig;
import java.util.Optional;

/** Which controls a drummer can honour. */
public final class Ability {
    private Ability() {}

    /** What the drummer lacks to honour a control; empty where it lacks nothing. */
    public static Optional<String> lack(Control control, ModelConfig drummer) {
        return switch (control) {
            case STYLE, SECOND_STYLE, BLEND -> unless(!drummer.vocabulary().styles().isEmpty(), "knows no styles");
            case FILL, FILL_EVERY -> unless(hears(Feature.FILL, drummer), "plays no fills on demand");
            case OFF_GRID, HUMANISE -> unless(drummer.vocabulary().hasOffsets(), "knows no grid to be off");
            case HOW_HARD, VELOCITY_DEPTH -> unless(drummer.hasDynamics(), "knows no dynamics");
            default -> Optional.empty();
        };
    }

    private static boolean hears(Feature feature, ModelConfig drummer) {
        return drummer.inputs().contains(feature)
                || drummer.heads().stream().anyMatch(head -> head.given().contains(feature));
    }

    private static Optional<String> unless(boolean able, String lack) {
        return able ? Optional.empty() : Optional.of(lack);
    }

    /**
     * Refuses a control that the drummer cannot honour.
     *
     * @throws IllegalArgumentException with both names and the reason
     */
    public static void require(Control control, ModelConfig drummer) {
        lack(control, drummer).ifPresent(lack -> {
            throw new IllegalArgumentException(
                    "%s: the drummer %s %s".formatted(control.text(), drummer.name(), lack));
        });
    }
}
