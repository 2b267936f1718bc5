package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A vector kernel that the optimising compiler refuses, or leaves in a lower tier, still gives the right bits; only it
 * is a hundred times slower and allocates at every step. So this is asked of the compiler itself, in a process of its
 * own.
 */
class HotKernelsTest {
    private static final List<String> LOOPS = List.of(
            "VectorKernel::copy",
            "VectorKernel::addRow",
            "VectorKernel::exponentialsOfNegated",
            "VectorKernel::rememberAndForget",
            "VectorKernel::letOut",
            "VectorKernel::largest",
            "VectorKernel::distances",
            "VectorKernel::sumLanes");

    @ParameterizedTest
    @CsvSource({"float32, VectorFloat32Matrix", "int16, VectorInt16Matrix"})
    void everyHotLoopIsFullyCompiledAndAStepAllocatesNothing(String weights, String matrix) throws Exception {
        // The compiler's lines on stderr, so that they cannot fall into the middle of the answer.
        Ghostnote.Result bench = Ghostnote.runProcess(
                List.of("-XX:+PrintCompilation", "-XX:+DisplayVMOutputToStderr"),
                "bench", "--weights", weights, "--steps", "60000", "--json");
        assertEquals(0, bench.exitCode(), bench::err);
        Map<?, ?> figures = (Map<?, ?>) Json.parse(bench.out());
        assertEquals(0L, figures.get("step_bytes"), bench::out);
        List<String> lines = bench.err().lines().toList();
        if (((String) figures.get("kernel")).startsWith("vector")) {
            assertCompiled(lines, matrix + "::wide");
            LOOPS.forEach(loop -> assertCompiled(lines, loop));
        }
        List<String> refused = lines.stream()
                .filter(line -> line.contains("COMPILE SKIPPED") && line.contains("ghostnote"))
                .toList();
        assertEquals(List.of(), refused);
    }

    private static void assertCompiled(List<String> lines, String method) {
        // time, number, flags, tier 4, method
        String pattern = "\\s*\\d+\\s+\\d+\\s[ s!bn]*\\s4\\s+ghostnote\\.engine\\.kernel\\." + method + " \\(.*";
        List<String> compiled =
                lines.stream().filter(line -> line.matches(pattern)).toList();
        assertTrue(!compiled.isEmpty(), () -> method + " was never fully compiled");
        String last = compiled.getLast();
        assertTrue(!last.contains("made not entrant"), () -> method + " was thrown away again: " + last);
    }
}
