package ghostnote.ui.train;

import ghostnote.engine.learn.Evaluation;
import ghostnote.engine.model.Feature;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * How good a drummer has become, in words.
 *
 * @param drummer how well it foretells the loops that were kept apart
 * @param byFrequency how well they are foretold by how often each choice was seen, and nothing else
 * @param loopsKeptApart how many they are
 */
public record Verdict(Evaluation drummer, Evaluation byFrequency, int loopsKeptApart) {
    private static final int FEW_LOOPS = 4;

    /** So many nats less than by frequency are worth the words, the most first. */
    private static final double KNOWS_IT = 0.4;

    private static final double HAS_THE_OUTLINE = 0.2;

    /** What is said at the end. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("On %s kept apart it takes %.2f nats a hit; guessing by frequency alone takes %.2f."
                .formatted(loopsKeptApart == 1 ? "the loop" : loopsKeptApart + " loops", drummer.nats(),
                        byFrequency.nats()));
        lines.add("Its first guess of when and what comes next is right %s of the time (by frequency alone %s): %s."
                .formatted(percent(drummer.jointAccuracy()), percent(byFrequency.jointAccuracy()),
                        drummer.heads().stream()
                                .map(head -> words(head.feature()) + " " + percent(head.accuracy()))
                                .collect(Collectors.joining(", "))));
        lines.add(words(1 - drummer.nats() / byFrequency.nats()));
        if (loopsKeptApart < FEW_LOOPS) {
            lines.add("So few loops kept apart make these figures rough; listen too.");
        }
        return lines;
    }

    private static String words(double gain) {
        if (gain >= KNOWS_IT) {
            return "It has this playing in its hands: it knows what comes next far better than the mere mix of hits.";
        }
        return gain >= HAS_THE_OUTLINE
                ? "It has the outline of this playing; more loops of the same kind would sharpen it."
                : "It has learnt little more than the mix of hits; it needs more loops, or loops more alike.";
    }

    private static String percent(double share) {
        return "%.0f %%".formatted(100 * share);
    }

    /** A feature in a musician's words. */
    static String words(Feature feature) {
        return switch (feature) {
            case TICKS -> "when";
            case NOTE -> "what";
            case VELOCITY -> "how hard";
            case OFFSET -> "how far off the grid";
            default -> feature.name().toLowerCase(Locale.ROOT);
        };
    }
}
