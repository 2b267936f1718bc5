package ghostnote.engine.live;

import static ghostnote.engine.live.Play.BAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.measure.Allocation;
import ghostnote.engine.net.Network;
import ghostnote.engine.time.Meter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MeterTest {
    private static final long SHORT_BAR = Meter.parse("7/8").ticksPerBar();

    /** It never passes the first place of a bar of 7/8 by, as far as it knows where that is. */
    private final Network network = LittleModels.fullOnEveryOne(1, 14);

    @AfterEach
    void close() {
        network.close();
    }

    private static float number(String meter) {
        return Meter.parse(meter).number();
    }

    @Test
    void barsAreAsLongAsTheMeterSaysAndNoneIsCutWhereItChanges() {
        try (Play play = new Play(network, 3)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(4, 2);
            play.turnAt(4 * BAR + 50, Control.METER, number("7/8"));
            play.playTo(20, 0);
            int onTheOne = 0;
            for (int bar = 0; bar < 15; bar++) {
                long line = 5 * BAR + bar * SHORT_BAR;
                onTheOne += play.between(line, line + 1).isEmpty() ? 0 : 1;
            }
            assertEquals(15, onTheOne);
            int whereTheOneWould = 0;
            for (int bar = 6; bar < 18; bar++) {
                whereTheOneWould += play.between(bar * BAR, bar * BAR + 1).isEmpty() ? 0 : 1;
            }
            assertTrue(whereTheOneWould < 10, "so many: " + whereTheOneWould);
        }
    }

    @Test
    void whatIsTurnedOnTheBarAndTheBeatFollowsTheMeter() {
        try (Play play = new Play(network, 3)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(4, 2);
            play.turnAt(4 * BAR + 50, Control.METER, number("7/8"));
            play.playTo(6, 2);
            // In the third bar of seven eighths.
            long line = 5 * BAR + 3 * SHORT_BAR;
            for (Voice voice : Voice.values()) {
                play.turnAt(line - 300, Control.MUTE, voice, 1);
            }
            play.playTo(20, 0);
            assertFalse(play.between(line - SHORT_BAR, line).isEmpty());
            assertEquals(List.of(), play.between(line, 20 * BAR));
        }
    }

    @Test
    void aStateOfOtherBarsIsCutOrStretchedToThese() {
        States states = new States(network.vocabulary());
        states.load(Map.of(1, List.of(new Hit(0, Voice.KICK, 100), new Hit(1800, Voice.SNARE, 90))), Meter.COMMON);
        HeardBars out = HeardBars.of(network.vocabulary(), 100);
        Values asked = new Values();
        asked.set(Control.STATE, 1);
        states.gather(asked, 10, 10 * SHORT_BAR, (int) SHORT_BAR, out);
        assertEquals(List.of(9 * SHORT_BAR), out.hits(0).stream().map(MeterTest::roundedTick).toList());
        int longBar = Meter.parse("5/4").ticksPerBar();
        states.gather(asked, 10, 10L * longBar, longBar, out);
        assertEquals(
                List.of(9L * longBar, 9L * longBar + 1800, 9L * longBar + 1920),
                out.hits(0).stream().map(MeterTest::roundedTick).toList());
    }

    private static long roundedTick(Hit hit) {
        return Math.round(hit.tick() / 120.0) * 120;
    }

    @Test
    void whereTheMeterChangesBackTheBarsOfThatMeterCanBeComeBackTo() {
        try (Play play = new Play(network, 3)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(6, 2);
            play.turn(Control.METER, number("7/8"));
            play.playTo(12, 2);
            long turned = 12 * BAR;
            long line = 7 * BAR + Math.ceilDiv(turned + 120 - 7 * BAR, SHORT_BAR) * SHORT_BAR;
            play.turnAt(turned, Control.METER, number("4/4"));
            play.turnAt(turned + 1, Control.GOTO, 1 + 2);
            play.playTo(20, 0);
            assertEquals(play.between(2 * BAR, 5 * BAR), play.between(line, line + 3 * BAR));
        }
    }

    @Test
    void aBarOfAnotherMeterIsNotComeBackToButSomethingIsPlayed() {
        try (Play play = new Play(network, 3)) {
            play.turn(Control.HUMANISE, 0);
            play.playTo(6, 2);
            play.turn(Control.METER, number("7/8"));
            play.playTo(10, 2);
            play.turn(Control.GOTO, 1 + 2);
            play.playTo(20, 0);
            long line = 7 * BAR + Math.ceilDiv(3 * BAR, SHORT_BAR) * SHORT_BAR;
            assertNotEquals(play.between(2 * BAR, 3 * BAR), play.between(line, line + BAR));
            assertFalse(play.between(line, line + 2 * SHORT_BAR).isEmpty());
        }
    }

    @Test
    void changingTheMeterAllocatesNothing() {
        try (Play play = new Play(network, 7)) {
            play.playTo(40, 2);
            assertEquals(0, Allocation.leastOf(() -> {
                for (int turn = 0; turn < 10; turn++) {
                    play.goOnUnheard();
                    play.turn(Control.METER, turn * 5 + 12);
                }
            }));
        }
    }
}
