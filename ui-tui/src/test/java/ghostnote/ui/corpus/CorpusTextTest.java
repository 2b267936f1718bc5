package ghostnote.ui.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import ghostnote.ui.corpus.Skipped.Reason;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CorpusTextTest {
    private static final int WIDTH = 80;

    @Test
    void noLineIsWiderThan80ColumnsAndAsciiStaysAscii() {
        for (int seed = 0; seed < 40; seed++) {
            Corpus corpus = random(new SplittableRandom(seed));
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.US_ASCII)) {
                for (String line : CorpusText.of(corpus, charset, seed % 2 == 0)) {
                    assertTrue(line.length() <= WIDTH, line);
                    assertTrue(charset.newEncoder().canEncode(line), line);
                    assertEquals(line.stripTrailing(), line);
                }
            }
        }
    }

    private static Corpus random(SplittableRandom random) {
        List<Loop> loops = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            List<Hit> hits = random.ints(random.nextInt(1, 300), 0, 40_000)
                    .mapToObj(tick -> new Hit(
                            tick, Voice.of(random.nextInt(Voice.count())), 1 + random.nextInt(127)))
                    .sorted(Comparator.comparingLong(Hit::tick))
                    .toList();
            loops.add(new Loop(
                    "loop " + i,
                    hits,
                    new Meter(1 + random.nextInt(64), 1 << random.nextInt(6)),
                    4 + 400 * random.nextDouble(),
                    "style ".repeat(random.nextInt(9)) + random.nextInt(30),
                    random.nextBoolean(),
                    Split.values()[random.nextInt(3)],
                    Map.of(1, 20_000, 100 + random.nextInt(28), 7),
                    random.nextInt(4) == 0 ? List.of("a warning of some words ".repeat(6).strip()) : List.of()));
        }
        List<Skipped> skipped = IntStream.range(0, random.nextInt(90))
                .mapToObj(i -> new Skipped("file " + i, Reason.values()[random.nextInt(Reason.values().length)], ""))
                .toList();
        return new Corpus(loops, skipped);
    }

    @Test
    void aBarReadsAsItIsPlayed() {
        List<Hit> hits = new ArrayList<>();
        for (int bar = 0; bar < 8; bar++) {
            for (int eighth = 0; eighth < 8; eighth++) {
                hits.add(new Hit(1_920 * bar + 240 * eighth - 2, Voice.HAT_CLOSED, 60));
            }
            hits.add(new Hit(1_920 * bar + 3, Voice.KICK, 110));
            hits.add(new Hit(1_920 * bar + 960, Voice.SNARE, 127));
        }
        List<Hit> inOrder = hits.stream()
                .map(hit -> new Hit(hit.tick() + 1_920, hit.voice(), hit.velocity()))
                .sorted(Comparator.comparingLong(Hit::tick))
                .toList();
        Loop loop = new Loop("x", inOrder, Meter.COMMON, 120, "", false, Split.TRAIN, Map.of(), List.of());
        List<String> text = CorpusText.of(new Corpus(List.of(loop), List.of()), StandardCharsets.US_ASCII, false);
        assertLine(text, "1 file, 80 hits, 9 bars, 18 s");
        assertLine(text, "hat-closed        80.0 %     60  ############  #-#-#-#-#-#-#-#-");
        assertLine(text, "snare             10.0 %    127  ##            --------#-------");
        assertLine(text, "kick              10.0 %    110  ##            #---------------");
    }

    private static void assertLine(List<String> text, String line) {
        assertTrue(text.contains(line), () -> line + " is not in\n" + String.join("\n", text));
    }

    @Test
    void everySkippedFileIsNamedUnderItsReasonOnce() {
        List<Skipped> few = IntStream.range(0, 30)
                .mapToObj(i -> new Skipped("file%d.mid".formatted(i), Reason.values()[i % 3], "what " + i))
                .toList();
        String text = String.join("\n", CorpusText.skipped(few, false)) + "\n";
        few.forEach(none -> assertEquals(2, text.split(none.name() + ": " + none.detail() + "\n", -1).length));
        for (int i = 0; i < 3; i++) {
            assertTrue(text.contains("10 " + Reason.values()[i].words() + ":\n"), text);
        }
        assertEquals(List.of(), CorpusText.skipped(List.of(), true));
    }

    @Test
    void ofManySkippedFilesSomeAreNamedUnlessAllAreAskedFor() {
        List<Skipped> many = IntStream.range(0, 100)
                .mapToObj(i -> new Skipped("file%d.mid".formatted(i), Reason.NO_NOTES, ""))
                .toList();
        List<String> some = CorpusText.skipped(many, false);
        assertTrue(some.contains("  and 95 more; --skipped names them all"), some::toString);
        assertFalse(some.contains("  file99.mid"));
        assertTrue(CorpusText.skipped(many, true).contains("  file99.mid"));
    }
}
