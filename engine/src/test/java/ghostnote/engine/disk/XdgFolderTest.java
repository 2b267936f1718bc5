package ghostnote.engine.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XdgFolderTest {
    @Test
    void theFolderIsThatOfTheXdgSpecification() {
        assertEquals(Path.of("/s/ghostnote"), XdgFolder.STATE.path(Map.of("XDG_STATE_HOME", "/s"), "/h"));
        Path usual = Path.of("/h/.local/state/ghostnote");
        assertEquals(usual, XdgFolder.STATE.path(Map.of(), "/h"));
        assertEquals(usual, XdgFolder.STATE.path(Map.of("XDG_STATE_HOME", "not/absolute"), "/h"));
        assertEquals(Path.of("/c/ghostnote"), XdgFolder.CONFIG.path(Map.of("XDG_CONFIG_HOME", "/c"), "/h"));
        assertEquals(Path.of("/h/.config/ghostnote"), XdgFolder.CONFIG.path(Map.of("XDG_STATE_HOME", "/s"), "/h"));
    }
}
