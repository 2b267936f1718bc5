package ghostnote.ui.corpus;

import ghostnote.engine.drum.Voice;
import ghostnote.ui.corpus.CorpusFigures.Amount;
import ghostnote.ui.corpus.CorpusFigures.Spread;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A corpus as programs read it. */
public final class CorpusJson {
    private CorpusJson() {}

    /** Maps, lists, strings and numbers. */
    public static Map<String, Object> of(Corpus corpus) {
        CorpusFigures figures = new CorpusFigures(corpus.loops());
        Map<String, Object> all = amount(figures.all);
        all.put("fills", figures.fills.files);
        all.put("splits", amounts(figures.splits));
        all.put("meters", amounts(figures.meters));
        all.put("styles", amounts(figures.styles));
        all.put("tempo_bpm", tempos(figures));
        all.put("voices", voices(figures));
        all.put("velocity", spread(figures.velocities));
        Map<String, Object> offsets = spread(figures.offsets);
        offsets.put("mean_ms", figures.offsetMeanMs());
        offsets.put("sd_ms", figures.offsetSdMs());
        all.put("offset_ticks", offsets);
        all.put("bar_of_places", figures.meter.toString());
        Map<String, Object> strays = new LinkedHashMap<>();
        figures.strays.forEach((note, count) -> strays.put(note.toString(), count));
        all.put("notes_without_voice", strays);
        all.put("warnings", warnings(corpus.loops()));
        all.put("skipped", skipped(corpus.skipped()));
        return all;
    }

    private static Map<String, Object> amount(Amount amount) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("files", amount.files);
        map.put("bars", amount.bars);
        map.put("hits", amount.hits);
        map.put("minutes", amount.minutes);
        return map;
    }

    private static Map<String, Object> amounts(Map<?, Amount> amounts) {
        Map<String, Object> map = new LinkedHashMap<>();
        amounts.forEach((name, amount) -> map.put(name.toString().toLowerCase(Locale.ROOT), amount(amount)));
        return map;
    }

    private static Map<String, Object> tempos(CorpusFigures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("min", figures.tempoBpm(0));
        map.put("median", figures.tempoBpm(0.5));
        map.put("max", figures.tempoBpm(1));
        return map;
    }

    private static Map<String, Object> spread(Spread spread) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("mean", spread.mean());
        map.put("sd", spread.sd());
        map.put("least", spread.least);
        map.put("counts", Arrays.stream(spread.counts).boxed().toList());
        return map;
    }

    private static Map<String, Object> voices(CorpusFigures figures) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (Map.Entry<Voice, Spread> entry : figures.voices.entrySet()) {
            long[] places = figures.places.getOrDefault(entry.getKey(), new long[0]);
            Map<String, Object> voice = new LinkedHashMap<>();
            voice.put("hits", entry.getValue().count());
            voice.put("mean_velocity", entry.getValue().mean());
            voice.put("hits_by_sixteenth", Arrays.stream(places).boxed().toList());
            map.put(entry.getKey().word(), voice);
        }
        return map;
    }

    private static Map<String, Object> warnings(List<Loop> loops) {
        Map<String, Object> map = new LinkedHashMap<>();
        loops.stream()
                .filter(loop -> !loop.warnings().isEmpty())
                .forEach(loop -> map.put(loop.name(), loop.warnings()));
        return map;
    }

    private static List<Map<String, Object>> skipped(List<Skipped> skipped) {
        return skipped.stream()
                .map(none -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("file", none.name());
                    map.put("reason", none.reason().words());
                    map.put("detail", none.detail());
                    return map;
                })
                .toList();
    }
}
