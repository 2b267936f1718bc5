package ghostnote.ui.term;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jline.utils.NonBlocking;
import org.junit.jupiter.api.Test;

class KeyReaderTest {
    private static List<String> keys(String typed) throws IOException {
        ByteArrayInputStream bytes = new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8));
        KeyReader reader = new KeyReader(NonBlocking.nonBlocking("test", bytes, StandardCharsets.UTF_8));
        List<String> keys = new ArrayList<>();
        try {
            while (true) {
                reader.read().ifPresent(keys::add);
            }
        } catch (IOException end) {
            return keys;
        }
    }

    @Test
    void charactersAreThemselvesAndTheOthersHaveNames() throws IOException {
        assertEquals(
                List.of("f", "F", "?", "ö", "space", "enter", "tab", "backspace", "ctrl-x", "escape"),
                keys("fF?ö \r\t\177\030\033"));
    }

    @Test
    void arrowsAndTheirLikeAreKnownInEveryModeOfTheTerminal() throws IOException {
        assertEquals(List.of("up", "down", "up", "down"), keys("\033[A\033[B\033OA\033OB"));
        assertEquals(
                List.of("shift-left", "ctrl-right", "page-down", "f1", "f5", "delete", "alt-x"),
                keys("\033[1;2D\033[1;5C\033[6~\033OP\033[15~\033[3~\033x"));
    }

    @Test
    void whatIsNoKeyIsLeftOutAndTheNextKeyIsKnown() throws IOException {
        assertEquals(List.of("f"), keys("\033[?2026;2$yf"));
        assertEquals(List.of("f"), keys("\ud83e\udd41f"));
    }

    @Test
    void noBytesAreMoreThanKeysOrNothing() throws IOException {
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 200; i++) {
            StringBuilder typed = new StringBuilder();
            for (int c = 0; c < 30; c++) {
                typed.append(random.nextInt(4) == 0 ? '\033' : (char) random.nextInt(128));
            }
            keys(typed.toString()).forEach(key -> assertEquals(key, key.strip()));
        }
    }

    @Test
    void theEndIsTold() {
        ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
        KeyReader reader = new KeyReader(NonBlocking.nonBlocking("test", nothing, StandardCharsets.UTF_8));
        assertThrows(IOException.class, () -> {
            Optional<String> key = reader.read();
            throw new AssertionError("a key: " + key);
        });
    }
}
