package ghostnote.midi.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import javax.sound.midi.spi.MidiDeviceProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What CoreMIDI4J does where there is no CoreMIDI. */
class CoreMidi4jTest {
    private static final String JAR = "coremidi4j";

    /** Prints the providers that MidiSystem asks, then the ports it lists, then all threads. */
    static final class Listing {
        private Listing() {}

        public static void main(String[] arguments) {
            ServiceLoader.load(MidiDeviceProvider.class)
                    .forEach(provider -> System.out.println("provider " + provider.getClass().getName()));
            MidiPorts.list().forEach(System.out::println);
            Thread.getAllStackTraces().keySet().stream()
                    .map(thread -> "thread " + thread.getName())
                    .sorted()
                    .forEach(System.out::println);
        }
    }

    /** All that it printed, errors too. */
    private static List<String> listing(boolean withIt) throws Exception {
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> withIt || !entry.contains(JAR))
                .collect(Collectors.joining(File.pathSeparator));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process process = new ProcessBuilder(java, "-cp", classPath, Listing.class.getName())
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed.lines().toList();
    }

    @Test
    @DisabledOnOs(OS.MAC)
    void elsewhereThanOnMacOsItListsTheSamePortsPrintsNothingAndStartsNoThread() throws Exception {
        List<String> without = listing(false);
        List<String> with = listing(true);
        assertFalse(without.stream().anyMatch(line -> line.contains(JAR)), without::toString);
        assertTrue(with.stream().anyMatch(line -> line.contains(JAR)), with::toString);
        assertTrue(with.stream().anyMatch(line -> line.contains("TR-8S")), with::toString);
        assertEquals(without, with.stream().filter(line -> !line.contains(JAR)).toList());
    }
}
