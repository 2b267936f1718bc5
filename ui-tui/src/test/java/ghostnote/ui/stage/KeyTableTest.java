package ghostnote.ui.stage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.ui.config.KeyLine;
import ghostnote.ui.toml.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyTableTest {
    private final KeyTable keys = new KeyTable();

    private List<String> bind(String... keysAndLines) {
        Map<String, KeyLine> lines = new LinkedHashMap<>();
        for (int i = 0; i < keysAndLines.length; i += 2) {
            lines.put(keysAndLines[i], new KeyLine(keysAndLines[i + 1], new Place(4 + i / 2, 7)));
        }
        List<String> refused = new ArrayList<>();
        keys.bind(lines, refused::add);
        return refused;
    }

    @Test
    void aKeyThatIsBoundSaysThatAndAllOthersWhatTheyDid() {
        assertEquals("fill now", keys.line("f"));
        assertEquals(List.of(), bind("f", "style jazz", "f5", "keep 8", "ctrl-x", "undo", "ö", "tap"));
        assertEquals("style jazz", keys.line("f"));
        assertEquals("keep 8", keys.line("f5"));
        assertEquals("undo", keys.line("ctrl-x"));
        assertEquals("tap", keys.line("ö"));
        assertEquals("start-stop", keys.line("space"));
        assertNull(keys.line("f6"));
    }

    @Test
    void aKeyThatThereIsNoneOfIsToldWithItsPlaceAndAllOthersCount() {
        List<String> refused = bind("f13x", "undo", "g", "tap", "hyper-q", "quit");
        assertEquals(2, refused.size());
        assertTrue(refused.getFirst().startsWith("line 4, column 7: there is no key f13x: expected "), refused::toString);
        assertTrue(refused.getLast().startsWith("line 6, column 7: there is no key hyper-q: "), refused::toString);
        assertEquals("tap", keys.line("g"));
    }

    @Test
    void eachKeyOfThePageHasAWordOfHelp() {
        assertTrue(keys.rows().stream().allMatch(row -> !row.help().isEmpty()));
        assertEquals(keys.rows().size(), keys.rows().stream().map(KeyTable.Row::key).distinct().count());
    }
}
