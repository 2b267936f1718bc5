package ghostnote.engine.live;

import static ghostnote.engine.live.Play.BAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ghostnote.engine.control.Control;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ListenTest {
    private static final long BEAT = 480;

    private final Network network = LittleModels.full(1);

    @AfterEach
    void close() {
        network.close();
    }

    /** Hits on the beats of two bars, and once more on the second of the third. */
    private static void perform(Play play, Voice voice) {
        for (long beat = 40; beat < 50; beat++) {
            play.playTo(beat / 4, 2);
            play.hitAt(beat * BEAT + 7, voice, 90);
        }
    }

    @Test
    void itRestsWhileThePerformerHitsAndGoesOnInTheBarWhenNothingWasHitForSomeBeats() {
        try (Play play = new Play(network, 2)) {
            play.turn(Control.HUMANISE, 0);
            play.turn(Control.LISTEN, 2);
            perform(play, Voice.SNARE);
            play.playTo(20, 0);
            assertFalse(play.between(0, 40 * BEAT).isEmpty());
            // The last hit was on beat 49; two beats on, the next sixteenth is where the drummer enters.
            long enters = 51 * BEAT + 120;
            assertEquals(List.of(), play.between(40 * BEAT + 7, enters));
            assertFalse(play.between(enters, enters + BAR).isEmpty());
        }
    }

    @Test
    void whatItGoesOnWithFollowsFromWhatThePerformerHasHit() {
        List<Hit> afterSnares = goesOn(2, 0, Voice.SNARE);
        assertEquals(afterSnares, goesOn(2, 9, Voice.SNARE), "and not from what was played before");
        assertNotEquals(afterSnares, goesOn(2, 0, Voice.KICK));
    }

    private List<Hit> goesOn(long seed, int reseed, Voice voice) {
        try (Play play = new Play(network, seed)) {
            play.turn(Control.HUMANISE, 0);
            play.turn(Control.RESEED, reseed);
            play.turn(Control.LISTEN, 1);
            perform(play, voice);
            play.playTo(20, 0);
            return play.between(51 * BEAT, 20 * BAR);
        }
    }

    @Test
    void whereItIsNotToListenItPlaysOn() {
        try (Play hit = new Play(network, 2);
                Play alone = new Play(network, 2)) {
            perform(hit, Voice.SNARE);
            hit.playTo(20, 0);
            alone.playTo(20, 0);
            assertEquals(alone.between(0, 20 * BAR), hit.between(0, 20 * BAR));
        }
    }

    @Test
    void whatWasHitBeforeItWasToListenIsHeardToo() {
        try (Play early = new Play(network, 2);
                Play late = new Play(network, 2)) {
            early.turn(Control.LISTEN, 1);
            for (Play play : List.of(early, late)) {
                play.playTo(10, 2);
                play.hitAt(10 * BAR, Voice.RIM, 80);
            }
            late.turnAt(10 * BAR + 100, Control.LISTEN, 1);
            for (Play play : List.of(early, late)) {
                play.hitAt(10 * BAR + 240, Voice.KICK, 80);
                play.playTo(16, 0);
            }
            assertEquals(late.between(11 * BAR, 16 * BAR), early.between(11 * BAR, 16 * BAR));
        }
    }

    @Test
    void listeningAllocatesNothing() {
        try (Play play = new Play(network, 7)) {
            play.turn(Control.LISTEN, 1);
            play.playTo(40, 2);
            assertEquals(0, Allocation.leastOf(() -> {
                for (int hit = 0; hit < 20; hit++) {
                    play.goOnUnheard();
                    play.turn(Control.HIT, 90);
                }
            }));
        }
    }
}
