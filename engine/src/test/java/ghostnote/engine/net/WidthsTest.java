package ghostnote.engine.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every width in a process of its own, because a process keeps to one. */
class WidthsTest {
    private static final String MODULE = "--add-modules=jdk.incubator.vector";

    @Test
    void everyKernelPlaysTheSameHitsBitForBit() throws IOException, InterruptedException {
        Map<String, Process> processes = new LinkedHashMap<>();
        for (String kernel : new String[] {"scalar", "vector128", "vector256", "vector512"}) {
            processes.put(kernel, start(MODULE, "-Dghostnote.kernel=" + kernel));
        }
        processes.put("scalar without the vector module", start());
        String expected = null;
        for (Map.Entry<String, Process> process : processes.entrySet()) {
            String[] words = lastLine(process.getValue()).split(" ", 2);
            assertEquals(process.getKey().split(" ", 2)[0], words[0]);
            expected = expected == null ? words[1] : expected;
            assertEquals(expected, words[1], process.getKey());
        }
    }

    @Test
    void aVectorKernelWithoutTheModuleIsRefusedWithTheCure() throws IOException, InterruptedException {
        Process process = start("-Dghostnote.kernel=vector256");
        String output = output(process);
        assertTrue(process.waitFor() != 0, output);
        assertTrue(
                output.contains("-Dghostnote.kernel=vector256 needs java --add-modules jdk.incubator.vector"), output);
    }

    private static Process start(String... flags) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(flags));
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DigestProgram.class.getName()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static String lastLine(Process process) throws IOException, InterruptedException {
        String output = output(process);
        assertEquals(0, process.waitFor(), output);
        return output.lines().toList().getLast();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
