package ghostnote.ui.cast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.model.ModelFiles;
import ghostnote.presets.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrummersTest {
    @TempDir
    Path folder;

    private Drummers drummers;

    @BeforeEach
    void open() {
        drummers = new Drummers(folder);
    }

    private void keep(String name) throws IOException {
        ModelFiles.save(Catalog.defaultDrummer(), folder.resolve(name));
    }

    @Test
    void eachThatIsListedIsFoundByTheNameItIsListedUnder() throws IOException {
        keep("tight.safetensors");
        keep("my  own groove.safetensors");
        assertEquals(List.of("allround", "my-own-groove", "tight"), drummers.names());
        for (String name : drummers.names()) {
            assertEquals(name, drummers.find(name).name());
        }
    }

    @Test
    void oneIsFoundByTheNameOfItsFileToo() throws IOException {
        keep("my groove.safetensors");
        assertEquals("my-groove", drummers.find("my groove").name());
        String file = folder.resolve("my groove.safetensors").toString();
        assertEquals("my-groove", drummers.find(file).name());
    }

    @Test
    void whoIsNotThereIsToldOfWithThoseWhoAre() throws IOException {
        keep("tight.safetensors");
        for (String name : List.of("", "loose")) {
            IOException none = assertThrows(IOException.class, () -> drummers.find(name));
            assertTrue(none.getMessage().contains("there is allround, tight"), none.getMessage());
        }
    }
}
