package ghostnote.ui.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Transport;
import ghostnote.ui.set.JournalText;
import java.io.IOException;
import java.lang.Thread.UncaughtExceptionHandler;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalsTest {
    private static final int HITS = 50;

    @TempDir
    Path folder;

    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    private Path path(String track) {
        return folder.resolve(track + ".journal");
    }

    private JournalFile file(String track) throws IOException {
        return JournalFile.create(path(track));
    }

    private Journal journal(JournalFile file) {
        return journal(file, () -> Texts.of(120));
    }

    private Journal journal(JournalFile file, Supplier<JournalText> text) {
        return new Journal(file, text, told::add);
    }

    /** Each drummer plays a voice of its own. */
    private static void play(Journal... all) {
        List<HitRing> rings = Stream.of(all).map(_ -> new HitRing(1024)).toList();
        try (Journals journals = new Journals(List.of(all), NanoClock.system())) {
            journals.start(rings.stream().map(HitRing::newReader).toList(), new Playhead(new Transport()));
            for (int number = 0; number < HITS; number++) {
                for (int i = 0; i < all.length; i++) {
                    rings.get(i).offerHit(number, 10L * number, i, 90);
                }
            }
            journals.end(10 * HITS);
        }
    }

    private void assertWhole(String track, int voice) throws IOException {
        Remains remains = Remains.read(path(track));
        assertTrue(remains.endedWell(), track);
        assertEquals(0, remains.damaged(), track);
        assertEquals(
                IntStream.range(0, HITS)
                        .mapToObj(number -> "hit %d %d %s 90".formatted(number, 10 * number, Voice.of(voice).word()))
                        .toList(),
                remains.played());
    }

    @Test
    void eachHasWhatItsDrummerPlayed() throws Exception {
        play(journal(file("kit")), journal(file("percussion")), journal(file("bells")));
        assertWhole("kit", 0);
        assertWhole("percussion", 1);
        assertWhole("bells", 2);
        assertEquals(List.of(), told);
    }

    @Test
    void howeverManyThereAreTwoThreadsServeThem() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try (Journals journals = new Journals(
                List.of(journal(file("kit")), journal(file("percussion")), journal(file("bells"))),
                NanoClock.system())) {
            List<HitRing.Reader> hits =
                    Stream.generate(() -> new HitRing(1024).newReader()).limit(3).toList();
            journals.start(hits, new Playhead(new Transport()));
            Set<Thread> started = new HashSet<>(Thread.getAllStackTraces().keySet());
            started.removeAll(before);
            assertEquals(
                    List.of("journal", "journal-force"),
                    started.stream()
                            .map(Thread::getName)
                            .filter(name -> name.startsWith("journal"))
                            .sorted()
                            .toList());
        }
    }

    @Test
    void aDiskThatIsFullForOneLeavesTheOthersWhole() throws Exception {
        FullDisk disk = new FullDisk(path("kit"), 300);
        play(journal(new JournalFile(path("kit"), disk)), journal(file("percussion")));
        assertFalse(Remains.read(path("kit")).endedWell());
        assertWhole("percussion", 1);
        assertEquals(
                List.of("cannot write the journal %s: No space left on device; playing goes on".formatted(path("kit"))),
                told);
    }

    @Test
    void aMistakeInOneIsToldOnceAndLeavesTheOthersWhole() throws Exception {
        UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, mistake) -> told.add(mistake.getMessage()));
        try {
            Supplier<JournalText> bad = () -> {
                throw new IllegalStateException("a bug of ours");
            };
            play(journal(file("kit"), bad), journal(file("percussion")));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertFalse(Remains.read(path("kit")).endedWell());
        assertWhole("percussion", 1);
        assertEquals(List.of("a bug of ours"), told);
    }
}
