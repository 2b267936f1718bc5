package ghostnote.ui.train;

import ghostnote.engine.learn.Augmentation;
import ghostnote.engine.learn.Passes;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Part;
import ghostnote.ui.corpus.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Loops as parts to learn from, played a little otherwise in every pass.
 *
 * @param loops to learn from
 * @param vocabulary of the model that learns
 * @param augmentation how they are played otherwise
 * @param seed of that
 */
public record Lessons(List<Loop> loops, Vocabulary vocabulary, Augmentation augmentation, long seed)
        implements Passes {
    /** So often a loop is played without saying its style, so that the drummer can also play none in particular. */
    private static final double WITHOUT_STYLE = 0.15;

    /** And without saying which of its bars are fills, so that it can play them where it likes. */
    private static final double WITHOUT_FILLS = 0.5;

    /** So often a loop is cut up, so that the drummer learns to begin. */
    private static final double CUT_UP = 0.5;

    /** The shortest piece, and how often that may double. */
    private static final int PIECE_BARS = 4;

    private static final int MOST_DOUBLINGS = 3;

    @Override
    public List<Part> parts(int pass) {
        RandomGenerator chance = new SplittableRandom(new SplittableRandom(seed).nextLong() - pass);
        List<Part> parts = new ArrayList<>();
        for (Loop loop : loops) {
            if (loop.fill()) {
                // A fill is played once, and a drummer that is not told so would begin with one.
                parts.add(loop.labelledPart(vocabulary));
            } else {
                addPieces(vary(loop, chance), chance, parts);
            }
        }
        return parts;
    }

    private Part vary(Loop loop, RandomGenerator chance) {
        return loop.withHits(augmentation.vary(loop.hits(), loop.meter(), chance)).labelledPart(vocabulary);
    }

    private void addPieces(Part part, RandomGenerator chance, List<Part> parts) {
        boolean whole = chance.nextDouble() >= CUT_UP;
        int bars = part.bars();
        int from = 0;
        while (from < bars) {
            int to = whole ? bars : from + (PIECE_BARS << chance.nextInt(MOST_DOUBLINGS + 1));
            Part piece = part.bars(from, to, vocabulary);
            boolean named = chance.nextDouble() >= WITHOUT_STYLE;
            boolean planned = chance.nextDouble() >= WITHOUT_FILLS;
            parts.add(new Part(
                    piece.meter(),
                    piece.tempoBpm(),
                    named ? piece.style() : Part.NO_STYLE,
                    planned ? piece.fills() : FillPlan.natural(),
                    piece.hits()));
            from = to;
        }
    }

    /** Loops as they are, and as a drummer hears them that is told nothing of them. */
    public static List<Part> plain(List<Loop> loops, Vocabulary vocabulary) {
        return loops.stream()
                .map(loop -> loop.part(vocabulary))
                .filter(part -> !part.hits().isEmpty())
                .toList();
    }
}
