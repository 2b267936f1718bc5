package ghostnote.engine.learn;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Part;
import ghostnote.engine.sense.RowList;
import ghostnote.engine.sense.Senses;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Reads a part hit by hit, with the senses that a drummer plays with.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
final class PartReader {
    private final Parameters layout;
    private final List<Feature> inputs;
    private final List<Head> heads;
    private final Vocabulary vocabulary;
    private final Senses senses;
    private final RowList seen = new RowList(Senses.MOST_ROWS);
    private final double dropout;
    private final double slipRate;
    private final RandomGenerator random;

    private Part part;
    private Moment moment;
    private int at;
    private boolean fresh;
    private Slips slips;
    private long bar;
    private final List<Part.Hit> hitsOfBar = new ArrayList<>();

    /**
     * @param layout where the rows of weights stand
     * @param dropout the share of the rows of what looks back that is left out, so that nothing is learnt from copying
     *     alone
     * @param slipRate the largest share of hits that is remembered wrong, see {@link Slips}
     */
    PartReader(Parameters layout, double dropout, double slipRate, RandomGenerator random) {
        this.layout = layout;
        this.dropout = dropout;
        this.slipRate = slipRate;
        this.random = random;
        ModelConfig config = layout.config;
        inputs = config.inputs();
        heads = config.heads();
        vocabulary = config.vocabulary();
        senses = new Senses(vocabulary);
    }

    /** Begins with a hit of a part, knowing those before it. */
    void open(Part next, int firstHit) {
        part = next;
        moment = new Moment(vocabulary, part.setting(vocabulary.styles().size()));
        slips = new Slips(vocabulary, slipRate, random);
        bar = 0;
        hitsOfBar.clear();
        for (at = 0; at < firstHit; at++) {
            Part.Hit hit = nextHit();
            for (Head head : heads) {
                moment.decide(head.feature().ordinal(), hit.choice(head.feature()));
            }
            moment.commitAt(hit.gridTick());
        }
        fresh = true;
    }

    /** The next hit. Where it is the first of a later bar, the one that is over is remembered as well as it is. */
    private Part.Hit nextHit() {
        Part.Hit hit = part.hits().get(at);
        long barOfHit = part.meter().barAt(hit.gridTick());
        if (barOfHit != bar) {
            if (slipRate > 0 && !hitsOfBar.isEmpty()) {
                moment.remember(bar, slips.remember(hitsOfBar, bar * part.meter().ticksPerBar()));
            }
            bar = barOfHit;
            hitsOfBar.clear();
        }
        hitsOfBar.add(hit);
        return hit;
    }

    boolean atEnd() {
        return at == part.hits().size();
    }

    /** Tells a row of a window about the next hit. */
    void read(Window window, int row) {
        Part.Hit hit = nextHit();
        window.fresh()[row] = fresh;
        fresh = false;
        tell(inputs, layout.inputs, window.inputs());
        for (int head = 0; head < heads.size(); head++) {
            Feature feature = heads.get(head).feature();
            tell(heads.get(head).given(), layout.given[head], window.given()[head]);
            window.targets()[row][head] = hit.choice(feature);
            moment.decide(feature.ordinal(), hit.choice(feature));
        }
        moment.commitAt(hit.gridTick());
        at++;
    }

    private void tell(List<Feature> features, Table[] tables, SparseRows rows) {
        for (int i = 0; i < tables.length; i++) {
            Feature feature = features.get(i);
            seen.clear();
            senses.see(feature.ordinal(), moment, seen);
            for (int r = 0; r < seen.count(); r++) {
                if (dropout == 0 || !feature.looksBack() || random.nextDouble() >= dropout) {
                    rows.add(tables[i].row(seen.row(r)), seen.weight(r));
                }
            }
        }
        rows.endRow();
    }
}
