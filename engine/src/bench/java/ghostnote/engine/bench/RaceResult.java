package ghostnote.engine.bench;

import ghostnote.engine.json.Json;
import java.util.Arrays;
import java.util.Formatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * What one process measured.
 *
 * @param weights where the weights come from
 * @param loadAverage of the machine, at the end
 * @param engines by name, in the order of the table: Java fp32, C and the floor first
 */
record RaceResult(String weights, double loadAverage, Map<String, Cost> engines) {
    /** What the first engines are called in the heads of the columns that compare with them. */
    private static final List<String> REFERENCES = List.of("x Java", "x C", "x floor");

    /** The medians over all rounds, of thread CPU time and of bytes allocated by the thread. */
    record Cost(double nsPerStep, double bytesPerStep) {}

    /** One line. */
    String toJson() {
        Map<String, Object> costs = new LinkedHashMap<>();
        engines.forEach((name, cost) -> {
            Map<String, Object> numbers = new LinkedHashMap<>();
            numbers.put("ns_per_step", cost.nsPerStep);
            numbers.put("bytes_per_step", cost.bytesPerStep);
            costs.put(name, numbers);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("weights", weights);
        all.put("load_average", loadAverage);
        all.put("engines", costs);
        return Json.write(all);
    }

    /** What {@link #toJson} wrote. */
    static RaceResult parse(String line) {
        Map<?, ?> all = (Map<?, ?>) Json.parse(line);
        Map<String, Cost> engines = new LinkedHashMap<>();
        ((Map<?, ?>) all.get("engines")).forEach((name, cost) -> {
            Map<?, ?> numbers = (Map<?, ?>) cost;
            engines.put((String) name, new Cost(number(numbers, "ns_per_step"), number(numbers, "bytes_per_step")));
        });
        return new RaceResult((String) all.get("weights"), number(all, "load_average"), engines);
    }

    private static double number(Map<?, ?> numbers, String name) {
        return ((Number) numbers.get(name)).doubleValue();
    }

    /** Medians over processes, with the least and the most; ratios are taken within a process first. */
    static String table(List<RaceResult> processes) {
        List<String> names = List.copyOf(processes.getFirst().engines.keySet());
        Formatter out = new Formatter(Locale.ROOT);
        out.format("weights: %s%nload average:", processes.getFirst().weights);
        processes.forEach(result -> out.format(" %.1f", result.loadAverage));
        out.format("%n%-24s %9s %20s", "engine", "ns/step", "min..max");
        REFERENCES.forEach(reference -> out.format(" %8s", reference));
        out.format(" %9s%n", "B/step");
        for (String name : names) {
            double[] times = sorted(processes, result -> result.ns(name));
            out.format("%-24s %,9.0f %,9.0f..%,9.0f", name, median(times), times[0], times[times.length - 1]);
            names.stream().limit(REFERENCES.size()).forEach(reference ->
                    out.format(" %8.2f", median(sorted(processes, r -> r.ns(name) / r.ns(reference)))));
            out.format(" %,9.0f%n", median(sorted(processes, r -> r.engines.get(name).bytesPerStep)));
        }
        return out.toString();
    }

    private double ns(String engine) {
        return engines.get(engine).nsPerStep;
    }

    private static double[] sorted(List<RaceResult> processes, ToDoubleFunction<RaceResult> number) {
        double[] all = processes.stream().mapToDouble(number).toArray();
        Arrays.sort(all);
        return all;
    }

    /** Of numbers in order. */
    static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
