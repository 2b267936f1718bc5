package ghostnote.ui.toml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TomlSectionTest {
    private final List<String> told = new ArrayList<>();

    private TomlSection read(String text) {
        return TomlSection.read(text, (place, what) -> told.add(place + ": " + what));
    }

    @Test
    void keysComeInTheOrderOfTheFile() {
        TomlSection section = read("zebra = 1\napple = 2\n[middle]\nz = 1\na = \"x\"\n");
        assertEquals(List.of("zebra", "apple", "middle"), section.keys());
        TomlSection middle = assertInstanceOf(TomlSection.class, section.get("middle").orElseThrow());
        assertEquals(List.of("z", "a"), middle.keys());
        assertEquals(Optional.of("x"), middle.get("a"));
        assertEquals(new Place(5, 1), middle.place("a"));
        assertEquals(List.of(), told);
    }

    @Test
    void eachValueOfAListHasItsPlace() {
        TomlList list = assertInstanceOf(TomlList.class, read("a = [\n  1,\n  \"x\" ]\n").get("a").orElseThrow());
        assertEquals(List.of(1L, "x"), list.values());
        assertEquals(List.of(new Place(2, 3), new Place(3, 3)), list.places());
    }

    @Test
    void ofAWrongLineThePlaceIsToldAndAllOthersCount() {
        TomlSection section = read("a = 1\nb = = 2\nc = 3\nd \"x\"\na = 5\ne = 4\n");
        assertEquals(List.of("a", "c", "e"), section.keys());
        assertEquals(Optional.of(1L), section.get("a"));
        assertEquals(3, told.size(), told::toString);
        assertTrue(told.get(0).startsWith("line 2, column 5: "), told::toString);
        assertTrue(told.stream().anyMatch(line -> line.startsWith("line 4, column ")), told::toString);
        assertTrue(told.stream().anyMatch(line -> line.startsWith("line 5, column ")), told::toString);
        assertTrue(told.stream().noneMatch(line -> line.contains("\n")), told::toString);
    }

    @Test
    void everyTextIsReadToItsEnd() {
        for (int seed = 0; seed < 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            String letters = "a=1\"'\n[]{}#.,\\ \r\t\u00e9";
            for (int i = random.nextInt(60); i > 0; i--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            read(text.toString()).keys();
        }
        assertTrue(told.size() > 100);
    }

    @Test
    void whatIsQuotedIsReadAsItWas() {
        for (String text : List.of("", "a", "\"", "\\", "x\ty\u0001\u007f", "Ünïcode 🥁", "\\u0041", "'''")) {
            assertEquals(Optional.of(text), read("a = " + TomlSection.quote(text)).get("a"));
        }
        assertEquals(List.of(), told);
    }
}
