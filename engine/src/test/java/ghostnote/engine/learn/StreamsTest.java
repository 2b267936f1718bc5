package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.IdentityHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamsTest {
    @Test
    void everyStreamPlaysWholeFilesFromTheirFirstEventToTheirLast() {
        List<List<int[]>> files = Tiny.files(1, 3, 1, 8, 5);
        Window window = new Streams(files, 3, 2).play(100, 0, 3);
        for (int b = 0; b < 3; b++) {
            List<int[]> file = List.of();
            int at = 0;
            for (int t = 0; t < 100; t++) {
                int[] next = window.next()[t][b];
                if (at == file.size()) {
                    file = files.stream().filter(f -> f.indexOf(next) == 0).findFirst().orElseThrow();
                    at = 0;
                    assertNull(window.last()[t][b]);
                } else {
                    assertSame(file.get(at - 1), window.last()[t][b]);
                }
                assertSame(file.get(at), next);
                at++;
            }
        }
    }

    @Test
    void allFilesArePlayedEquallyOften() {
        List<List<int[]>> files = Tiny.files(1, 3, 1, 8, 5);
        Window window = new Streams(files, 2, 2).play(200, 0, 2);
        IdentityHashMap<int[], Integer> plays = new IdentityHashMap<>();
        for (int[][] step : window.next()) {
            for (int[] event : step) {
                plays.merge(event, 1, Integer::sum);
            }
        }
        int most = files.stream().mapToInt(file -> plays.get(file.getFirst())).max().orElseThrow();
        int least = files.stream().mapToInt(file -> plays.get(file.getFirst())).min().orElseThrow();
        assertTrue(most - least <= 1, least + " to " + most);
    }

    @Test
    void filesWithoutAnyEventAreRefused() {
        var refusal = assertThrows(IllegalArgumentException.class, () -> new Streams(Tiny.files(1, 0, 0), 2, 2));
        assertEquals("nothing to learn: 2 files without any event", refusal.getMessage());
    }
}
