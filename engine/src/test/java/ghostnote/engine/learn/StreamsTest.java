package ghostnote.engine.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.model.CellKind;
import ghostnote.engine.model.Feature;
import ghostnote.engine.model.Head;
import ghostnote.engine.model.Layer;
import ghostnote.engine.model.ModelConfig;
import ghostnote.engine.model.Vocabulary;
import ghostnote.engine.sense.FillPlan;
import ghostnote.engine.sense.Part;
import ghostnote.engine.time.Meter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamsTest {
    /** It hears the voice of the last hit. */
    private static final Parameters LAYOUT = new Parameters(new ModelConfig(
            "numbered",
            List.of(new Layer(CellKind.ELMAN, 1)),
            List.of(Feature.NOTE),
            List.of(new Head(Feature.NOTE, List.of()), new Head(Feature.TICKS, List.of(Feature.NOTE))),
            new Vocabulary(Arrays.asList(Voice.values()), new int[] {120}, new int[0], 0, 0)));

    /** Files in which every hit has a voice of its own, the first file's from 0 on. */
    private static List<Part> files(int... lengths) {
        List<Part> files = new ArrayList<>();
        int voice = 0;
        for (int length : lengths) {
            List<Part.Hit> hits = new ArrayList<>();
            for (int i = 0; i < length; i++) {
                int[] choices = new int[Feature.count()];
                choices[Feature.NOTE.ordinal()] = voice++;
                hits.add(new Part.Hit(120L * (i + 1), choices));
            }
            files.add(new Part(Meter.COMMON, 120, Part.NO_STYLE, FillPlan.natural(), hits));
        }
        return files;
    }

    private static Window play(List<Part> files, int streams, int steps, long seed) {
        Window window = new Window(steps, streams, 2);
        new Streams(files, LAYOUT, streams, 0, 0, seed).play(window, 0);
        return window;
    }

    private static int[] voices(Window window) {
        return Arrays.stream(window.targets()).mapToInt(targets -> targets[0]).toArray();
    }

    @Test
    void everyStreamPlaysFilesInOrderFromTheirFirstHitToTheirLast() {
        List<Part> files = files(3, 1, 8, 5);
        List<Integer> firsts = List.of(0, 3, 4, 12);
        List<Integer> lasts = List.of(2, 3, 11, 16);
        Window window = play(files, 3, 100, 2);
        int[] voices = voices(window);
        for (int row = 0; row < voices.length; row++) {
            boolean begins = firsts.contains(voices[row]);
            int before = row < 3 ? -1 : voices[row - 3];
            if (row >= 3) {
                assertEquals(begins ? lasts.contains(before) : before == voices[row] - 1, true, "row " + row);
            }
            assertEquals(row < 3 || begins, window.fresh()[row], "what was before is forgotten, row " + row);
            SparseRows inputs = window.inputs();
            assertEquals(begins ? 0 : 1, inputs.end(row) - inputs.start(row));
            if (!begins) {
                assertEquals(LAYOUT.inputs[0].row(voices[row] - 1), inputs.place(inputs.start(row)));
                assertEquals(1, inputs.factor(inputs.start(row)));
            }
        }
    }

    @Test
    void aHeadIsGivenWhatWasDrawnBeforeIt() {
        Window window = play(files(3, 1, 8, 5), 2, 20, 2);
        int[] voices = voices(window);
        for (int row = 0; row < voices.length; row++) {
            SparseRows given = window.given()[1];
            assertEquals(row, given.start(row));
            assertEquals(LAYOUT.given[1][0].row(voices[row]), given.place(row));
            assertEquals(0, window.given()[0].end(row));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 17})
    void everyHitIsPlayedOnceBeforeAnyIsPlayedAgain(int streams) {
        int most = Math.ceilDiv(17, streams);
        int[] voices = voices(play(files(3, 0, 1, 8, 5), streams, most, 2));
        assertEquals(most * streams, voices.length);
        assertArrayEquals(
                IntStream.range(0, 17).toArray(), Arrays.stream(voices).distinct().sorted().toArray());
    }

    @Test
    void anotherSeedIsAnotherOrder() {
        List<Part> files = files(3, 1, 8, 5);
        int[] one = voices(play(files, 1, 17, 2));
        assertArrayEquals(one, voices(play(files, 1, 17, 2)));
        assertFalse(Arrays.equals(one, voices(play(files, 1, 17, 3))));
    }

    @Test
    void windowAfterWindowTheStreamsGoOn() {
        Window whole = play(files(3, 1, 8, 5), 2, 30, 2);
        Streams streams = new Streams(files(3, 1, 8, 5), LAYOUT, 2, 0, 0, 2);
        Window part = new Window(10, 2, 2);
        for (int window = 0; window < 3; window++) {
            streams.play(part, 0);
            assertArrayEquals(Arrays.copyOfRange(voices(whole), 20 * window, 20 * window + 20), voices(part));
        }
    }

    @Test
    void inputDropoutLeavesOutItsShareOfWhatLooksBackAndNothingElse() {
        Parameters layout = new Parameters(Tiny.fullConfig(2));
        List<Part> files = Tiny.fullFiles(1, 200, 300);
        int[] all = rowsOfEachInput(layout, files, 0);
        int[] left = rowsOfEachInput(layout, files, 0.3);
        assertArrayEquals(left, rowsOfEachInput(layout, files, 0.3));
        for (Feature feature : Feature.values()) {
            int at = feature.ordinal();
            if (feature.looksBack()) {
                assertEquals(0.7, (double) left[at] / all[at], 0.1, feature.word());
                assertTrue(all[at] > 300, feature.word());
            } else {
                assertEquals(all[at], left[at], feature.word());
            }
        }
    }

    @Test
    void slipsChangeWhatIsToldOfThePastAndNothingThatIsToBeForetold() {
        Parameters layout = new Parameters(Tiny.fullConfig(2));
        List<Part> files = Tiny.fullFiles(1, 200, 300);
        Window clear = new Window(500, 1, 4);
        Window slipped = new Window(500, 1, 4);
        new Streams(files, layout, 1, 0, 0, 5).play(clear, 0);
        new Streams(files, layout, 1, 0, 0.5, 5).play(slipped, 0);
        assertArrayEquals(clear.targets(), slipped.targets());
        assertArrayEquals(clear.fresh(), slipped.fresh());
        int[] ofClear = rowsOfEachInput(layout, clear);
        int[] ofSlipped = rowsOfEachInput(layout, slipped);
        for (Feature feature : Feature.values()) {
            boolean same = ofClear[feature.ordinal()] == ofSlipped[feature.ordinal()];
            assertTrue(same || feature.looksBack(), feature.word());
        }
        assertTrue(ofClear[Feature.GROOVE.ordinal()] != ofSlipped[Feature.GROOVE.ordinal()]);
    }

    private static int[] rowsOfEachInput(Parameters layout, List<Part> files, double dropout) {
        Window window = new Window(500, 1, 4);
        new Streams(files, layout, 1, dropout, 0, 5).play(window, 0);
        return rowsOfEachInput(layout, window);
    }

    private static int[] rowsOfEachInput(Parameters layout, Window window) {
        int[] counts = new int[layout.inputs.length];
        for (int entry = 0; entry < window.inputs().end(499); entry++) {
            for (int i = 0; i < counts.length; i++) {
                int place = window.inputs().place(entry);
                counts[i] += place >= layout.inputs[i].start() && place < layout.inputs[i].end() ? 1 : 0;
            }
        }
        return counts;
    }

    @Test
    void filesWithoutAnyHitAreRefused() {
        var refusal = assertThrows(
                IllegalArgumentException.class, () -> new Streams(Tiny.files(1, 0, 0), LAYOUT, 2, 0, 0, 2));
        assertEquals("nothing to learn: 2 files without any hit", refusal.getMessage());
    }
}
