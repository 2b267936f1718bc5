package ghostnote.engine.live;

import static ghostnote.engine.live.Play.BAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Meter;
import ghostnote.engine.time.Ticks;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StatesTest {
    private final Network network = LittleModels.full(1);

    @AfterEach
    void close() {
        network.close();
    }

    /** Stores after some bars, and plays on. */
    private Map<Integer, List<Hit>> stored(int number, int bars) {
        try (Play play = new Play(network, 3)) {
            play.playTo(bars, 2);
            play.turnAt(bars * BAR + 500, Control.STORE, number);
            play.playTo(bars + 5L, 2);
            return play.states();
        }
    }

    @Test
    void theLastWholeBarsAreStoredAsTheyWerePlayed() {
        try (Play play = new Play(network, 3)) {
            play.playTo(11, 2);
            play.turnAt(11 * BAR + 500, Control.STORE, 4);
            Map<Integer, List<Hit>> states = play.states();
            assertEquals(Set.of(4), states.keySet());
            // By the grid a hit may belong to the bar behind.
            List<Hit> played = play.between(3 * BAR, 11 * BAR);
            Set<Hit> missing = new HashSet<>(played);
            missing.removeAll(Set.copyOf(states.get(4)));
            assertTrue(played.size() > 15 && missing.size() <= 4, missing.toString());
        }
    }

    @Test
    void whereAStateIsPlayedOnFromNothingElseThatWasPlayedMatters() {
        Map<Integer, List<Hit>> states = stored(2, 10);
        for (Control control : new Control[] {Control.STATE, Control.STATE_ON_BEAT, Control.STATE_ON_16TH}) {
            long turned = 12 * BAR + 610;
            int stride = control == Control.STATE ? (int) BAR : control == Control.STATE_ON_BEAT ? 480 : 120;
            long due = Math.ceilDiv(turned + Ticks.PER_SIXTEENTH, stride) * stride;
            List<List<Hit>> plays = List.of(
                    playsOn(states, control, turned, due, 0),
                    playsOn(states, control, turned, due, 3));
            assertEquals(plays.getFirst(), plays.getLast());
            assertTrue(plays.getFirst().size() > 10);
        }
    }

    /** The same seed, another past. */
    private List<Hit> playsOn(Map<Integer, List<Hit>> states, Control control, long turned, long due, int reseed) {
        try (Play play = new Play(network, 5)) {
            play.load(states);
            play.turn(Control.HUMANISE, 0);
            play.playTo(2, 2);
            play.turn(Control.RESEED, reseed);
            play.playTo(12, 2);
            List<Hit> before = play.between(4 * BAR, 12 * BAR);
            play.turnAt(turned, control, 2);
            play.playTo(20, 0);
            assertTrue(before.size() > 10);
            return play.between(due, 20 * BAR);
        }
    }

    @Test
    void whatAFileHasStoredIsPlayedOnFromAsWhatWasStoredHere() {
        try (Play here = new Play(network, 3);
                Play there = new Play(network, 3)) {
            here.playTo(10, 2);
            here.turn(Control.STORE, 1);
            there.load(here.states());
            there.playTo(10, 2);
            for (Play play : List.of(here, there)) {
                play.playTo(14, 2);
                play.turn(Control.STATE, 1);
                play.playTo(24, 0);
            }
            assertEquals(here.between(0, 24 * BAR), there.between(0, 24 * BAR));
            assertEquals(here.states(), there.states());
        }
    }

    @Test
    void whatIsStoredAfterAStateWasTurnedToDoesNotChangeIt() {
        try (Play once = new Play(network, 3);
                Play twice = new Play(network, 3)) {
            for (Play play : List.of(once, twice)) {
                play.playTo(6, 2);
                play.turn(Control.STORE, 1);
                play.playTo(12, 2);
                play.turnAt(12 * BAR + 100, Control.STATE, 1);
            }
            twice.turnAt(12 * BAR + 110, Control.STORE, 1);
            once.playTo(20, 0);
            twice.playTo(20, 0);
            assertEquals(once.between(0, 20 * BAR), twice.between(0, 20 * BAR));
            assertNotEquals(once.states(), twice.states());
        }
    }

    @Test
    void barsBehindAStateCanBeComeBackTo() {
        try (Play play = new Play(network, 8)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(9, 2);
            play.turn(Control.STORE, 1);
            play.playTo(15, 2);
            play.turn(Control.STATE, 1);
            play.playTo(30, 2);
            List<Hit> song = play.between(18 * BAR, 23 * BAR);
            play.turn(Control.GOTO, 1 + 18);
            play.playTo(36, 2);
            play.turn(Control.GOTO, 1 + 3);
            play.playTo(45, 0);
            // The next bar line was there already when it was turned.
            assertEquals(song, play.between(30 * BAR, 35 * BAR));
            assertEquals(play.between(3 * BAR, 9 * BAR), play.between(36 * BAR, 42 * BAR));
        }
    }

    @Test
    void aMorphLeadsFromOneStateToTheOther() {
        Map<Integer, List<Hit>> states = Map.of(
                1, List.of(new Hit(0, Voice.KICK, 100), new Hit(480, Voice.SNARE, 90), new Hit(960, Voice.KICK, 100)),
                2, List.of(new Hit(0, Voice.KICK, 60), new Hit(BAR + 240, Voice.RIM, 90)));
        States stored = new States(network.vocabulary());
        stored.load(states, Meter.COMMON);
        List<Hit> one = gathered(stored, 1, 2, 0);
        assertEquals(states.get(1).size(), one.size());
        List<Hit> other = gathered(stored, 1, 2, 1);
        assertEquals(Set.of(Voice.KICK, Voice.RIM), voices(other));
        int ownBefore = Integer.MAX_VALUE;
        for (float share = 0.1f; share < 1; share += 0.1f) {
            List<Hit> between = gathered(stored, 1, 2, share);
            // Both have a kick on the first one, and so has all between.
            assertTrue(between.getFirst().voice() == Voice.KICK && between.getFirst().tick() < 60);
            int own = (int) between.stream().filter(hit -> hit.voice() == Voice.SNARE).count();
            assertTrue(own <= ownBefore);
            ownBefore = own;
        }
    }

    private List<Hit> gathered(States states, int one, int other, float share) {
        Values asked = new Values();
        asked.set(Control.STATE, one);
        asked.set(Control.SECOND_STATE, other);
        asked.set(Control.MORPH, share);
        HeardBars out = HeardBars.of(network.vocabulary(), 100);
        states.gather(asked, 2, 2 * BAR, (int) BAR, out);
        return out.hits(0);
    }

    private static Set<Voice> voices(List<Hit> hits) {
        Set<Voice> voices = new HashSet<>();
        hits.forEach(hit -> voices.add(hit.voice()));
        return voices;
    }

    @Test
    void aFaderBetweenTwoStatesIsHeardOnTheNextBar() {
        try (Play play = new Play(network, 4)) {
            play.load(Map.of(1, stored(1, 10).get(1), 2, stored(2, 30).get(2)));
            Set<List<Hit>> heard = new HashSet<>();
            play.turn(Control.STATE, 1);
            play.turn(Control.SECOND_STATE, 2);
            for (int step = 0; step <= 4; step++) {
                play.turn(Control.MORPH, step / 4f);
                play.playTo(step * 4 + 4, 2);
                heard.add(play.between((step * 4 + 1) * BAR, (step * 4 + 4) * BAR));
            }
            assertEquals(5, heard.size());
        }
    }

    @Test
    void aMorphOfNoStateChangesNothing() {
        try (Play moved = new Play(network, 4);
                Play still = new Play(network, 4)) {
            moved.playTo(3, 2);
            moved.turn(Control.MORPH, 0.5f);
            moved.playTo(9, 0);
            still.playTo(9, 0);
            assertEquals(still.between(0, 9 * BAR), moved.between(0, 9 * BAR));
        }
    }

    @Test
    void storingAndPlayingOnFromStatesAllocatesNothing() {
        try (Play play = new Play(network, 7)) {
            play.playTo(40, 2);
            assertEquals(0, Allocation.leastOf(() -> {
                for (int number = 1; number < 10; number++) {
                    play.goOnUnheard();
                    play.turn(Control.STORE, number);
                    play.turn(Control.SECOND_STATE, number - 1f);
                    play.turn(Control.MORPH, number / 20f);
                    play.turn(Control.STATE_ON_16TH, number);
                }
            }));
        }
    }
}
