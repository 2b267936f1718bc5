package ghostnote.engine.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class XdgFolderTest {
    private static Path onLinux(XdgFolder folder, Map<String, String> environment) {
        return folder.path(environment, "/h", "Linux");
    }

    @Test
    void theFolderIsThatOfTheXdgSpecification() {
        assertEquals(Path.of("/s/ghostnote"), onLinux(XdgFolder.STATE, Map.of("XDG_STATE_HOME", "/s")));
        Path usual = Path.of("/h/.local/state/ghostnote");
        assertEquals(usual, onLinux(XdgFolder.STATE, Map.of()));
        assertEquals(usual, onLinux(XdgFolder.STATE, Map.of("XDG_STATE_HOME", "not/absolute")));
        assertEquals(Path.of("/c/ghostnote"), onLinux(XdgFolder.CONFIG, Map.of("XDG_CONFIG_HOME", "/c")));
        assertEquals(Path.of("/h/.config/ghostnote"), onLinux(XdgFolder.CONFIG, Map.of("XDG_STATE_HOME", "/s")));
    }

    @Test
    void onMacOsTheConfigurationIsWhereProgramsKeepItThereUnlessTheVariableSaysOtherwise() {
        assertEquals(
                Path.of("/h/Library/Application Support/ghostnote"),
                XdgFolder.CONFIG.path(Map.of("XDG_CONFIG_HOME", ""), "/h", "Mac OS X"));
        assertEquals(
                Path.of("/c/ghostnote"), XdgFolder.CONFIG.path(Map.of("XDG_CONFIG_HOME", "/c"), "/h", "Mac OS X"));
    }
}
