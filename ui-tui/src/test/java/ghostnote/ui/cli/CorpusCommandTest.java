package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusCommandTest {
    @TempDir
    Path folder;

    @Test
    void whatWasRenderedIsFound() throws IOException {
        Ghostnote.run("render", "--bars", "4", "--count", "9", "--out", folder.resolve("funk").toString());
        Files.writeString(folder.resolve("funk/broken.mid"), "no MIDI");
        Map<?, ?> figures = json(Ghostnote.run("corpus", "--json", folder.toString()));
        assertEquals(9L, figures.get("files"));
        assertEquals(1L, ((Map<?, ?>) ((Map<?, ?>) figures.get("splits")).get("validation")).get("files"));
        Map<?, ?> funk = (Map<?, ?>) ((Map<?, ?>) figures.get("styles")).get("funk");
        assertEquals(figures.get("hits"), funk.get("hits"));
        long hits = 0;
        for (Object voice : ((Map<?, ?>) figures.get("voices")).values()) {
            hits += (Long) ((Map<?, ?>) voice).get("hits");
        }
        assertEquals(figures.get("hits"), hits);
        assertEquals(
                List.of(Map.of(
                        "file", "funk/broken.mid",
                        "reason", "no notes",
                        "detail", "not a MIDI file: no MThd in its 7 bytes")),
                figures.get("skipped"));
        Ghostnote.Result text = Ghostnote.run("corpus", folder.toString());
        assertTrue(text.out().startsWith("9 files, "), text.out());
        assertTrue(text.out().contains("funk/broken.mid: not a MIDI file"), text.out());
    }

    @Test
    void aFolderWithoutDrumsSaysWhyAndEndsWithBadData() throws IOException {
        Files.writeString(folder.resolve("a.mid"), "no MIDI");
        Ghostnote.Result result = Ghostnote.run("corpus", folder.toString());
        assertEquals(ExitCode.BAD_DATA, result.exitCode());
        assertTrue(result.out().startsWith("0 files"), result.out());
        assertTrue(result.out().contains("1 no notes:"), result.out());
    }

    private static Map<?, ?> json(Ghostnote.Result result) {
        assertEquals(0, result.exitCode(), result::err);
        return (Map<?, ?>) Json.parse(result.out());
    }
}
