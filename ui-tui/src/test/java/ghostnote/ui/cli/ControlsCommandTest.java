package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ControlsCommandTest {
    @SuppressWarnings("unchecked") // JSON
    private static Map<String, Object> controls() {
        Ghostnote.Result result = Ghostnote.run("controls", "--json");
        assertEquals(0, result.exitCode(), result::err);
        return (Map<String, Object>) Json.parse(result.out());
    }

    @SuppressWarnings("unchecked") // JSON
    private static List<Map<String, Object>> rows() {
        return (List<Map<String, Object>>) controls().get("controls");
    }

    private static Map<String, Object> row(String name) {
        return rows().stream().filter(row -> row.get("name").equals(name)).findFirst().orElseThrow();
    }

    @Test
    void allControlsAreToldInJson() {
        assertEquals(
                Stream.of(Control.values()).map(Control::text).toList(),
                rows().stream().map(row -> row.get("name")).toList());
        assertTrue(((List<?>) controls().get("voices")).contains("hat-closed"));
    }

    @Test
    void aRowSaysWhatARemoteControlNeeds() {
        assertEquals(
                "{\"name\":\"top-p\",\"kind\":\"number\",\"least\":0.0,\"most\":1.0,\"usual\":0.997,\"unit\":\"\",\"quantum\":\"now\","
                        + "\"of_voices\":false,\"help\":\"when and what: only the likeliest that together have this"
                        + " probability\",\"osc_address\":\"/ghostnote/top-p\",\"osc_type\":\"f\",\"available\":true,\"lack\":\"\"}",
                Json.write(row("top-p")));
        assertEquals(List.of("off", "on"), row("mute").get("values"));
        assertEquals("/ghostnote/mute/VOICE", row("mute").get("osc_address"));
        assertEquals(true, row("mute").get("of_voices"));
        assertEquals(64L, row("fill-every").get("most"));
        assertEquals("4/4", row("meter").get("usual"));
        assertTrue(((List<?>) row("style").get("values")).containsAll(List.of("none", "rock", "funk")));
    }

    @Test
    void theDocumentNamesEveryKey() throws IOException {
        String document = Files.readString(Path.of("../docs/osc.md"));
        Set<String> keys = rows().stream().flatMap(row -> row.keySet().stream()).collect(Collectors.toSet());
        keys.addAll(controls().keySet());
        for (String key : keys) {
            assertTrue(document.contains("| `%s` |".formatted(key)), key);
        }
    }
}
