package ghostnote.engine.net;

import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Moment;
import ghostnote.engine.sense.Setting;
import ghostnote.engine.time.Meter;
import java.util.random.RandomGenerator;

/** Moments of performances. */
final class Moments {
    private Moments() {}

    /** Where a performance in 4/4 begins, nothing asked for. */
    static Moment first(Network network) {
        return first(network.vocabulary());
    }

    static Moment first(Vocabulary vocabulary) {
        return new Moment(vocabulary, new Setting(Meter.COMMON, 120, vocabulary.styles().size()));
    }

    /** Where one in a short meter begins, so that bars pass soon, with a blend of styles and fills. */
    static Moment asked(Vocabulary vocabulary) {
        int styles = vocabulary.styles().size();
        Setting setting = new Setting(new Meter(3, 8), 133, styles);
        for (int style = 0; style < styles; style++) {
            setting.setStyleShare(style, (style + 1) * 2f / (styles * (styles + 1)));
        }
        setting.setFills(FillPlan.every(4));
        return new Moment(vocabulary, setting);
    }

    /** Decides on a choice of a feature, the lower ones more often, so that hits share places and bars repeat. */
    static void decideAny(Moment moment, Feature feature, Vocabulary vocabulary, RandomGenerator random) {
        moment.decide(feature.ordinal(), random.nextInt(random.nextInt(vocabulary.size(feature)) + 1));
    }

    /** A hit is played, with any choices. */
    static void playAny(Moment moment, ModelConfig config, RandomGenerator random) {
        for (Head head : config.heads()) {
            decideAny(moment, head.feature(), config.vocabulary(), random);
        }
        moment.commit();
    }
}
