package ghostnote.ui.cli;

import ghostnote.engine.live.Drummer;
import ghostnote.engine.model.Feature;
import ghostnote.engine.net.Network;
import ghostnote.engine.net.Sampler;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Setting;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What is asked of a drummer, live or rendered. */
final class DrummerOptions {
    private static final double DEFAULT_TEMPO_BPM = 120;

    @Mixin
    private ModelOptions modelOptions;

    @Option(
            names = "--temperature",
            paramLabel = "T",
            defaultValue = "1",
            description = "When and what: 0 plays the likeliest, 1 as learnt, above 1 wilder; up to 10."
                    + " Default: ${DEFAULT-VALUE}.")
    private float temperature;

    @Option(
            names = "--feel",
            paramLabel = "T",
            defaultValue = "0.96",
            description = "The same for how hard and how far off the grid. Default: ${DEFAULT-VALUE}.")
    private float feel;

    @Option(
            names = "--top-p",
            paramLabel = "P",
            defaultValue = "0.985",
            description = "When and what: only the likeliest choices that together have this probability, 0 to 1."
                    + " 1 is all of them. Default: ${DEFAULT-VALUE}.")
    private float topP;

    @Option(
            names = "--tempo",
            paramLabel = "BPM",
            defaultValue = "" + DEFAULT_TEMPO_BPM,
            description = "Quarter notes a minute, 20 to 999. Default: ${DEFAULT-VALUE}.")
    private double tempoBpm;

    @Option(
            names = "--style",
            paramLabel = "NAME[:NAME:SHARE]",
            description = "A style the drummer knows, or two and the share of the second, 0 to 1: funk:jazz:0.3."
                    + " Default: none in particular.")
    private String style;

    @Option(
            names = "--fill-every",
            paramLabel = "N",
            description = "A fill in the last of every N bars, and in no other. Default: where the drummer likes.")
    private Integer fillEveryBars;

    private static final float HOTTEST = 10;

    Network loadNetwork() throws IOException {
        return modelOptions.loadNetwork();
    }

    /** A drummer at the start of a performance. */
    Drummer drummer(Network network, long seed) {
        checkTemperature("--temperature", temperature);
        checkTemperature("--feel", feel);
        if (!(topP >= 0 && topP <= 1)) {
            throw new IllegalArgumentException("--top-p %s: expected 0 to 1".formatted(topP));
        }
        Sampler sampler = new Sampler();
        for (Feature feature : Feature.values()) {
            sampler.setTemperature(feature, isFeel(feature) ? feel : temperature);
            sampler.setTopP(feature, isFeel(feature) ? 1 : topP);
        }
        return new Drummer(network, sampler, setting(network), seed);
    }

    private static void checkTemperature(String option, float value) {
        if (!(value >= 0 && value <= HOTTEST)) {
            throw new IllegalArgumentException("%s %s: expected 0 to %.0f".formatted(option, value, HOTTEST));
        }
    }

    private static boolean isFeel(Feature feature) {
        return feature == Feature.OFFSET || feature == Feature.VELOCITY;
    }

    private Setting setting(Network network) {
        List<String> styles = network.vocabulary().styles();
        Setting setting = new Setting(meter(), tempoBpm(), styles.size());
        if (style != null) {
            StyleBlend.parse(style, network.config().name(), styles).applyTo(setting);
        }
        if (fillEveryBars != null) {
            if (!network.config().inputs().contains(Feature.FILL)) {
                throw new IllegalArgumentException(
                        "--fill-every: the drummer %s plays no fills on demand".formatted(network.config().name()));
            }
            setting.setFills(FillPlan.every(fillEveryBars));
        }
        return setting;
    }

    /** The weights as this machine holds them, by name. */
    String weights() {
        return modelOptions.weights();
    }

    double tempoBpm() {
        Timeline.checkTempo(tempoBpm);
        return tempoBpm;
    }

    Meter meter() {
        return Meter.COMMON;
    }

    /** The tick at which a performance of so many bars ends. */
    long endTick(long bars) {
        long most = Long.MAX_VALUE / (1L << 20) / meter().ticksPerBar();
        if (bars < 1 || bars > most) {
            throw new IllegalArgumentException("--bars %d: expected 1 to %d".formatted(bars, most));
        }
        return bars * meter().ticksPerBar();
    }
}
