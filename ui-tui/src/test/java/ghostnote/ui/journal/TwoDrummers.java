package ghostnote.ui.journal;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.transport.Transport;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Two who play the same, each a voice of its own, until they are killed: each says nothing but the number of the hit that
 * just sounded.
 */
public final class TwoDrummers {
    private static final List<Voice> VOICES = List.of(Voice.KICK, Voice.COWBELL);
    private static final double TEMPO_BPM = 125; // a tick lasts a millisecond
    private static final long TICKS_A_HIT = 10;
    private static final int HITS_AHEAD = 50;

    private final NanoClock clock = NanoClock.system();
    private final List<HitRing> rings =
            VOICES.stream().map(_ -> new HitRing(1024)).toList();

    private TwoDrummers() {}

    /** Plays. */
    public static void main(String[] arguments) throws Exception {
        new TwoDrummers().play();
    }

    private void play() throws Exception {
        List<JournalFile> files = JournalFolder.ofUser()
                .begin(LocalDateTime.now(ZoneId.systemDefault()), List.of("kit", "percussion"));
        List<Journal> journals = new ArrayList<>();
        for (JournalFile file : files) {
            journals.add(new Journal(file, () -> Texts.of(TEMPO_BPM), System.err::println));
        }
        Transport transport = new Transport();
        try (Journals written = new Journals(journals, clock)) {
            written.start(rings.stream().map(HitRing::newReader).toList(), new Playhead(transport));
            for (JournalFile file : files) {
                while (Files.size(file.path()) == 0) {
                    Thread.sleep(1);
                }
            }
            for (int number = 0; number < HITS_AHEAD; number++) {
                decide(number);
            }
            long beginNs = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(500);
            transport.add(Motion.ROLLS, 0, beginNs, Timeline.nanosPerTick(TEMPO_BPM), 0);
            for (int number = 0; true; number++) {
                decide(number + HITS_AHEAD);
                long dueNs = beginNs + TimeUnit.MILLISECONDS.toNanos(TICKS_A_HIT * number);
                TimeUnit.NANOSECONDS.sleep(dueNs - clock.nanoTime());
                System.out.println(number);
                System.out.flush();
            }
        }
    }

    private void decide(int number) {
        for (int i = 0; i < rings.size(); i++) {
            rings.get(i).offerHit(number, TICKS_A_HIT * number, VOICES.get(i).ordinal(), 90);
        }
    }
}
