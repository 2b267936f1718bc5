package ghostnote.ui.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.ui.screen.Ink.Weight;
import ghostnote.ui.screen.Snapshot.Overlay;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Screens as they are to look; below each, how each cell is drawn: f faint, b bold, a point neither, a capital inverse, and
 * {@code i} inverse and neither. With {@code -Dgolden.write=true} they are written anew, to be looked at and committed.
 */
class StageViewTest {
    private static final Path RESOURCES = Path.of("src/test/resources/ghostnote/ui/screen");

    @ParameterizedTest
    @CsvSource({
        "playing, 80, 24", "playing, 120, 40", "playing, 40, 12", "playing, 200, 50",
        "trouble, 80, 24", "trouble, 40, 12",
        "picker, 80, 24", "page, 40, 12", "typing, 80, 24",
        "futures, 80, 24", "futures, 120, 40", "futures, 40, 12"
    })
    void theScreenIsAsItWas(String name, int width, int height) throws IOException {
        for (Glyphs glyphs : List.of(Glyphs.UNICODE, Glyphs.ASCII)) {
            String kind = glyphs.equals(Glyphs.ASCII) ? "ascii" : "unicode";
            String file = "%s-%dx%d-%s.txt".formatted(name, width, height, kind);
            assertGolden(file, StageView.draw(shown(name), width, height, glyphs));
        }
    }

    private static Snapshot shown(String name) {
        List<String> lines = IntStream.rangeClosed(1, 60).mapToObj(i -> "line " + i).toList();
        return switch (name) {
            case "playing" -> Shown.playing();
            case "trouble" -> Shown.inTrouble();
            case "picker" -> Shown.under(new Overlay.Picker("Who keeps time", lines, 30));
            case "page" -> Shown.under(new Overlay.Page("Keys and controls", lines, 7));
            case "typing" -> Shown.under(new Overlay.Typing("locate 9.3"));
            default -> Shown.under(new Overlay.Futures(
                    13,
                    IntStream.range(0, 16).mapToObj(i -> List.of(Shown.groove(i), Shown.groove(i + 1))).toList(),
                    6));
        };
    }

    private static void assertGolden(String file, Cells drawn) throws IOException {
        String now = drawn + inks(drawn);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(RESOURCES);
            Files.writeString(RESOURCES.resolve(file), now);
            return;
        }
        try (InputStream golden = StageViewTest.class.getResourceAsStream(file)) {
            assertTrue(golden != null, "there is no " + file);
            assertEquals(new String(golden.readAllBytes(), StandardCharsets.UTF_8), now, file);
        }
    }

    private static String inks(Cells cells) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < cells.height(); y++) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < cells.width(); x++) {
                boolean isPlain = cells.at(x, y) == ' ' && !cells.inkAt(x, y).isInverse();
                line.append(isPlain ? ' ' : letter(cells.inkAt(x, y)));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }

    private static char letter(Ink ink) {
        return switch (ink.weight()) {
            case FAINT -> ink.isInverse() ? 'F' : 'f';
            case BOLD -> ink.isInverse() ? 'B' : 'b';
            case NORMAL -> ink.isInverse() ? 'i' : '.';
        };
    }

    @Test
    void anythingCanBeDrawnInAnySize() {
        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 3000; i++) {
            Snapshot shown = Shown.any(random);
            int width = random.nextInt(random.nextBoolean() ? 30 : 250);
            int height = random.nextInt(random.nextBoolean() ? 15 : 80);
            Cells cells = StageView.draw(shown, width, height, random.nextBoolean() ? Glyphs.ASCII : Glyphs.UNICODE);
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    char at = cells.at(x, y);
                    assertTrue(at >= ' ' && (at < 0x7F || at > 0x9F) && !Character.isSurrogate(at), "what a terminal obeys");
                }
            }
        }
    }

    @Test
    void accentsHitsAndGhostNotesAreToldApartByShapeAndTheComingBarByWeight() {
        for (Glyphs glyphs : List.of(Glyphs.UNICODE, Glyphs.ASCII)) {
            Cells cells = StageView.draw(Shown.playing(), 40, 12, glyphs);
            int snareRow = 2;
            int firstBar = 5;
            int secondBar = firstBar + 17;
            assertEquals(glyphs.accent(), cells.at(firstBar + 4, snareRow));
            assertEquals(glyphs.ghost(), cells.at(firstBar + 9, snareRow));
            assertEquals(glyphs.hit(), cells.at(firstBar + 7, 1));
            assertEquals(3, IntStream.of(glyphs.accent(), glyphs.ghost(), glyphs.hit()).distinct().count());
            assertEquals(Weight.BOLD, cells.inkAt(firstBar + 4, snareRow).weight());
            assertEquals(Weight.FAINT, cells.inkAt(secondBar + 4, snareRow).weight());
            assertTrue(cells.inkAt(firstBar + 9, snareRow).isInverse(), "the playhead");
            assertFalse(cells.inkAt(firstBar + 10, snareRow).isInverse());
        }
    }

    @Test
    void countersAreQuietWhileNothingWentWrong() {
        for (int[] size : new int[][] {{80, 24}, {120, 40}, {40, 12}}) {
            String well = StageView.draw(Shown.playing(), size[0], size[1], Glyphs.ASCII).toString();
            assertFalse(well.contains("late") || well.contains("trouble"), well);
        }
        assertTrue(StageView.draw(Shown.inTrouble(), 80, 24, Glyphs.ASCII).toString().contains("late 3, xruns 12"));
    }

    @Test
    void ofABarThatIsWiderThanTheScreenThePartThatPlaysIsShown() {
        for (double share : new double[] {0, 0.49, 0.99}) {
            Cells cells = StageView.draw(Shown.inLongBar(share), 40, 12, Glyphs.ASCII);
            assertTrue(IntStream.range(5, 40).anyMatch(x -> cells.inkAt(x, 1).isInverse()), cells::toString);
        }
    }
}
