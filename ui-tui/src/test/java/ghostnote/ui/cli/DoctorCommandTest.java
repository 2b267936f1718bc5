package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.jack.Jackd;
import ghostnote.engine.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void eachLineThatIsNotGoodSaysWhatToDo() {
        Ghostnote.Result result = Ghostnote.run("doctor");
        assertEquals(0, result.exitCode(), result::err);
        List<String> lines = result.out().lines().toList();
        long looks = lines.stream().filter(line -> line.startsWith("look ")).count();
        long goods = lines.stream().filter(line -> line.startsWith("good ")).count();
        long advices = lines.stream().filter(line -> line.strip().startsWith("-> ")).count();
        assertEquals(looks, advices, result::out);
        assertEquals(11, goods + looks, result::out);
        assertTrue(result.out().contains(" notes 99.9 % within "), result::out);
    }

    @Test
    void theSameComesInJson() {
        Ghostnote.Result result = Ghostnote.run("doctor", "--json");
        Map<?, ?> all = (Map<?, ?>) Json.parse(result.out());
        List<?> findings = (List<?>) all.get("findings");
        assertEquals(11, findings.size());
        assertEquals("Java", ((Map<?, ?>) findings.getFirst()).get("check"));
    }

    @Test
    void aJackServerThatRunsIsFoundAndSoIsWhetherItRunsInRealTime() throws Exception {
        try (Jackd jackd = Jackd.started(48_000, 256)) {
            ProcessBuilder builder = Ghostnote.process(List.of("-Dghostnote.test.faults=busy"), "doctor");
            builder.environment().put("JACK_DEFAULT_SERVER", jackd.name());
            Ghostnote.Result result = Ghostnote.waitFor(builder.start());
            assertEquals(0, result.exitCode(), result::err);
            assertTrue(result.out().contains("JACK           48000 Hz, 256 frames (5.3 ms) a period, "), result::out);
            String realTime = System.getProperty("user.name").equals("root") ? ", in real time" : ", not in real time";
            assertTrue(result.out().contains(realTime), result::out);
            assertTrue(result.out().contains("1 of 1 do not open: \"busy\" (Device or resource busy)"), result::out);
        }
    }

    @Test
    void aSystemThatDoesNotSayWhichPortsThereAreIsALineAsOthers() throws Exception {
        Ghostnote.Result result = Ghostnote.runProcess(List.of("-Dghostnote.test.faults=list"), "doctor");
        assertEquals(0, result.exitCode(), result::err);
        assertTrue(
                result.out().contains("look   MIDI ports     the system does not say which there are"), result::out);
    }
}
