package ghostnote.ui.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Transport;
import ghostnote.ui.play.Take;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final int TEMPO = Knob.number(Control.TEMPO);
    private static final long NS_PER_TICK = 1_000_000;

    /** At which a tick takes a millisecond. */
    private static final double TEMPO_BPM = 60e9 / (480.0 * NS_PER_TICK);

    @TempDir
    Path folder;

    private final HitRing ring = new HitRing(1024);
    private final HitRing.Reader read = ring.newReader();
    private final HitRing.Reader heard = ring.newReader();
    private final Transport transport = new Transport();
    private final Playhead playhead = new Playhead(transport);
    private final List<String> told = new ArrayList<>();

    private static Take newTake() {
        return new Take(Meter.COMMON, TEMPO_BPM);
    }

    private Path path() {
        return folder.resolve("a.journal");
    }

    private Journal begin(JournalFile file) {
        Journal journal = new Journal(file, () -> Texts.of(TEMPO_BPM), told::add);
        journal.listenTo(read, playhead);
        journal.writeHead();
        transport.add(Motion.ROLLS, 0, 0, Timeline.nanosPerTick(TEMPO_BPM), 0);
        return journal;
    }

    private Take recovered() throws IOException {
        Take from = newTake();
        Remains.read(path()).tell(from);
        return from;
    }

    @Test
    void aHitIsWrittenBeforeItSoundsAndNotLongBefore() throws Exception {
        try (Journal journal = begin(JournalFile.create(path()))) {
            ring.offerHit(0, 200, Voice.KICK.ordinal(), 90);
            ring.offerHit(1, 900, Voice.SNARE.ordinal(), 80);
            journal.work(95 * NS_PER_TICK);
            assertEquals(List.of(), Remains.read(path()).played());
            journal.work(102 * NS_PER_TICK);
            assertEquals(List.of("hit 0 200 kick 90"), Remains.read(path()).played());
        }
    }

    @Test
    void whatIsRecoveredIsWhatWasPlayedHoweverOftenHitsWereTakenBack() throws Exception {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 50; round++) {
            Files.deleteIfExists(path());
            Take played = newTake();
            try (Journal journal = begin(JournalFile.create(path()))) {
                long number = 0;
                for (long tick = 0; tick < 4000; tick += random.nextInt(40)) {
                    if (random.nextInt(8) == 0 && number > 0) {
                        long from = Math.max(0, number - random.nextInt(6));
                        ring.offerRevoke(from);
                        number = from;
                    }
                    if (random.nextInt(20) == 0) {
                        ring.offerChange(tick, TEMPO, 100 + random.nextInt(50));
                    }
                    // Numbers are nearly, not quite, in the order of the ticks.
                    ring.offerHit(number++, tick + random.nextInt(60), random.nextInt(Voice.count()), 1 + random.nextInt(127));
                    journal.work((tick - random.nextInt(200)) * NS_PER_TICK);
                }
                journal.end(4100);
                heard.drain(played, Integer.MAX_VALUE);
                assertTrue(Remains.read(path()).endedWell());
                assertEquals(played.music(4099).noteOns(), recovered().music(4099).noteOns());
                assertEquals(played.music(4099).tempos(), recovered().music(4099).tempos());
            }
        }
    }

    @Test
    void tornAtAnyByteOfTheLastLineAllOthersAreThere() throws Exception {
        byte[] whole = journalOfSomeHits();
        int lastLine = 1 + lastIndexOf(whole, '\n', whole.length - 2);
        for (int length = lastLine; length < whole.length - 1; length++) {
            Files.write(path(), Arrays.copyOf(whole, length));
            Remains remains = Remains.read(path());
            assertFalse(remains.endedWell());
            assertEquals(20, remains.played().size());
            assertEquals(length == lastLine ? 0 : 1, remains.damaged());
        }
    }

    @Test
    void aDamagedByteCostsItsLineOnly() throws Exception {
        byte[] whole = journalOfSomeHits();
        for (int at = 0; at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x15;
            Files.write(path(), damaged);
            Remains remains = Remains.read(path());
            int kept = remains.setLines().size() + remains.played().size() + (remains.endedWell() ? 1 : 0);
            // Without the end of a line the next is lost too.
            int lost = whole[at] == '\n' && at < whole.length - 1 ? 2 : 1;
            assertTrue(kept >= 4 + 20 + 1 - lost, "%d kept with byte %d damaged".formatted(kept, at));
            recovered();
        }
    }

    private byte[] journalOfSomeHits() throws IOException {
        try (Journal journal = begin(JournalFile.create(path()))) {
            for (int i = 0; i < 20; i++) {
                ring.offerHit(i, 10L * i, Voice.KICK.ordinal(), 90);
            }
            journal.work(1000 * NS_PER_TICK);
            journal.end(1000);
        }
        byte[] whole = Files.readAllBytes(path());
        return whole;
    }

    private static int lastIndexOf(byte[] bytes, int wanted, int from) {
        int at = from;
        while (bytes[at] != wanted) {
            at--;
        }
        return at;
    }

    @Test
    void aFullDiskIsToldOnceAndWhenThereIsRoomAgainNothingIsMissing() throws Exception {
        FullDisk disk = new FullDisk(path(), 300);
        try (Journal journal = begin(new JournalFile(path(), disk))) {
            for (int i = 0; i < 50; i++) {
                ring.offerHit(i, 10L * i, Voice.KICK.ordinal(), 90);
                journal.work(10L * i * NS_PER_TICK);
            }
            assertEquals(1, told.size(), told::toString);
            assertTrue(told.getFirst().endsWith("No space left on device; playing goes on"), told::toString);
            assertTrue(Remains.read(path()).played().size() >= 5, "what fitted is there");
            disk.roomBytes = Long.MAX_VALUE;
            journal.end(1000);
            assertEquals(2, told.size(), told::toString);
            assertEquals(50, Remains.read(path()).played().size());
            assertEquals(0, Remains.read(path()).damaged());
        }
    }
}
