package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
        assertEquals(10, goods + looks, result::out);
        assertTrue(result.out().contains(" notes 99.9 % within "), result::out);
    }

    @Test
    void theSameComesInJson() {
        Ghostnote.Result result = Ghostnote.run("doctor", "--json");
        Map<?, ?> all = (Map<?, ?>) Json.parse(result.out());
        List<?> findings = (List<?>) all.get("findings");
        assertEquals(10, findings.size());
        assertEquals("Java", ((Map<?, ?>) findings.getFirst()).get("check"));
    }
}
