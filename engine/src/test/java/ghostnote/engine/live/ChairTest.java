package ghostnote.engine.live;

import static ghostnote.engine.live.Play.BAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More than one drummer, of whom one plays at a time. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ChairTest {
    private static final int[] DELAYS = {0, 60, 120, 240};

    /** They share no voice. */
    private final Network first = LittleModels.simple(1, List.of(Voice.KICK, Voice.SNARE), DELAYS);

    private final Network second = LittleModels.simple(2, List.of(Voice.RIDE, Voice.COWBELL), DELAYS);
    private final Network full = LittleModels.full(3);
    private final Network otherFull = LittleModels.full(4);

    @AfterEach
    void close() {
        List.of(first, second, full, otherFull).forEach(Network::close);
    }

    private static Set<Voice> voices(List<Hit> hits) {
        Set<Voice> voices = new HashSet<>();
        hits.forEach(hit -> voices.add(hit.voice()));
        return voices;
    }

    @Test
    void fromTheNextBarOnTheOtherPlaysAloneAndWhatWasSentStays() {
        try (Play alone = new Play(first, 3);
                Play play = new Play(first, 3)) {
            play.seat(2, second);
            for (Play each : List.of(alone, play)) {
                each.playTo(4, 2);
            }
            play.turnAt(4 * BAR + 700, Control.DRUMMER, 2);
            for (Play each : List.of(alone, play)) {
                each.playTo(8, 2);
            }
            play.turn(Control.DRUMMER, 1);
            play.playTo(12, 0);
            assertEquals(alone.between(0, 5 * BAR), play.between(0, 5 * BAR));
            assertEquals(Set.of(Voice.RIDE, Voice.COWBELL), voices(play.between(5 * BAR, 9 * BAR)));
            assertEquals(Set.of(Voice.KICK, Voice.SNARE), voices(play.between(9 * BAR, 12 * BAR)));
        }
    }

    @Test
    void whenAnotherSatDownIsNotHeardOnlyWhenItIsTurnedTo() {
        try (Play early = new Play(full, 3);
                Play late = new Play(full, 3)) {
            early.seat(2, otherFull);
            for (Play play : List.of(early, late)) {
                play.playTo(6, 2);
                play.turn(Control.STORE, 1);
                play.playTo(7, 2);
            }
            late.seat(2, otherFull);
            for (Play play : List.of(early, late)) {
                play.turn(Control.DRUMMER, 2);
                play.playTo(10, 2);
                play.turn(Control.STATE, 1);
                play.playTo(20, 0);
            }
            assertEquals(early.between(0, 20 * BAR), late.between(0, 20 * BAR));
        }
    }

    @Test
    void whoTakesOverHasHeardTheLastBarsAndNothingElse() {
        Network forgetful = LittleModels.fullWithoutMemory(5);
        try (Play one = new Play(full, 3);
                Play other = new Play(full, 3)) {
            List<Play> plays = List.of(one, other);
            for (Play play : plays) {
                play.seat(2, forgetful);
                play.load(stored());
                play.turn(Control.HUMANISE, 0);
                play.playTo(2, 2);
            }
            // Another past, then the same eight bars.
            other.turn(Control.RESEED, 5);
            for (Play play : plays) {
                play.playTo(6, 2);
                play.turn(Control.STATE, 1);
                play.playTo(20, 2);
                play.turnAt(20 * BAR + 100, Control.DRUMMER, 2);
                play.playTo(28, 0);
            }
            assertNotEquals(one.between(3 * BAR, 6 * BAR), other.between(3 * BAR, 6 * BAR));
            assertEquals(one.between(10 * BAR, 20 * BAR), other.between(10 * BAR, 20 * BAR));
            assertEquals(one.between(21 * BAR, 28 * BAR), other.between(21 * BAR, 28 * BAR));
        }
        try (Play one = new Play(full, 3);
                Play other = new Play(full, 4)) {
            for (Play play : List.of(one, other)) {
                play.seat(2, 9, forgetful);
                play.playTo(20, 2);
                play.turn(Control.DRUMMER, 2);
                play.playTo(28, 0);
            }
            assertNotEquals(one.between(21 * BAR, 28 * BAR), other.between(21 * BAR, 28 * BAR));
        } finally {
            forgetful.close();
        }
    }

    private Map<Integer, List<Hit>> stored() {
        try (Play play = new Play(full, 7)) {
            play.playTo(10, 2);
            play.turn(Control.STORE, 1);
            play.playTo(11, 0);
            return play.states();
        }
    }

    @Test
    void whoIsNotSeatedCannotBeTurnedTo() {
        try (Play alone = new Play(full, 3);
                Play play = new Play(full, 3)) {
            for (Play each : List.of(alone, play)) {
                each.playTo(4, 2);
            }
            play.turn(Control.DRUMMER, 2);
            for (Play each : List.of(alone, play)) {
                each.playTo(8, 0);
            }
            assertEquals(alone.between(0, 8 * BAR), play.between(0, 8 * BAR));
        }
    }

    @Test
    void turnedBackBeforeTheBarTheFirstPlaysOnAsIfNothingWas() {
        try (Play alone = new Play(full, 3);
                Play play = new Play(full, 3)) {
            play.seat(2, otherFull);
            for (Play each : List.of(alone, play)) {
                each.playTo(4, 2);
            }
            for (int i = 0; i < 40; i++) {
                play.turnAt(4 * BAR + 100 + i, Control.DRUMMER, 2 - i % 2);
            }
            for (Play each : List.of(alone, play)) {
                each.playTo(12, 0);
            }
            assertEquals(alone.between(0, 12 * BAR), play.between(0, 12 * BAR));
        }
    }

    @Test
    void whatElseIsDueWithItIsDoneByWhoTakesOver() {
        List<Integer> orders = List.of(0, 1);
        for (Control control : List.of(Control.STATE, Control.GOTO)) {
            Set<List<Hit>> heard = new HashSet<>();
            for (int order : orders) {
                try (Play play = new Play(full, 3)) {
                    play.seat(2, otherFull);
                    play.load(stored());
                    play.playTo(9, 2);
                    for (int i = 0; i < 2; i++) {
                        boolean drummers = i == order;
                        play.turnAt(9 * BAR + 100, drummers ? Control.DRUMMER : control, drummers ? 2 : 1);
                    }
                    play.playTo(14, 0);
                    heard.add(play.between(10 * BAR, 14 * BAR));
                }
            }
            assertEquals(1, heard.size(), control.text());
            assertFalse(heard.iterator().next().isEmpty());
        }
    }

    @Test
    void aPlaceThatAClockGoesToIsPlayedByWhoIsTurnedToOnTheWay() {
        try (Play straight = new Play(full, 3);
                Play play = new Play(full, 3)) {
            for (Play each : List.of(straight, play)) {
                each.seat(2, second);
                each.playTo(6, 2);
                each.turnAt(6 * BAR + 10, Control.LOCATE, 40f * BAR);
            }
            play.turnAt(6 * BAR + 20, Control.DRUMMER, 2);
            for (Play each : List.of(straight, play)) {
                each.playTo(14, 0);
            }
            List<Hit> heard = play.between(8 * BAR, 14 * BAR);
            assertTrue(heard.size() > 5);
            assertEquals(Set.of(Voice.RIDE, Voice.COWBELL), voices(heard));
            // It comes in where the clock is, as who was there before would have.
            assertEquals(
                    straight.between(7 * BAR, 9 * BAR).isEmpty(), play.between(7 * BAR, 9 * BAR).isEmpty());
        }
    }

    @Test
    void theSongOfEachIsComeBackToAsItWasPlayed() {
        try (Play play = new Play(first, 3)) {
            play.seat(2, second);
            play.playTo(6, 2);
            play.turnAt(6 * BAR - 700, Control.DRUMMER, 2);
            play.playTo(12, 2);
            play.turnAt(12 * BAR - 100, Control.GOTO, 8);
            play.playTo(16, 2);
            assertEquals(play.between(7 * BAR, 11 * BAR), play.between(12 * BAR, 16 * BAR));
            play.turnAt(16 * BAR - 700, Control.DRUMMER, 1);
            play.turnAt(16 * BAR - 90, Control.GOTO, 2);
            play.playTo(20, 0);
            assertEquals(play.between(BAR, 4 * BAR), play.between(16 * BAR, 19 * BAR));
        }
    }

    @Test
    void changingDrummersAllocatesNothing() {
        try (Play play = new Play(full, 3)) {
            play.seat(2, otherFull);
            play.seat(3, second);
            play.playTo(4, 2);
            assertEquals(0, Allocation.leastOf(() -> {
                for (int drummer = 1; drummer <= 3; drummer++) {
                    play.turn(Control.DRUMMER, drummer);
                    play.goOnUnheard();
                    play.goOnUnheard();
                }
            }));
        }
    }
}
