package ghostnote.engine.scorecard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Voice;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static final double EXACT = 1e-12;

    /** Eighths on the hat, kick on 1 and 3, snare on 2 and 4, all with one velocity but the snare. */
    private static List<Hit> rock(int bars) {
        List<Hit> hits = new ArrayList<>();
        for (int eighth = 0; eighth < 8 * bars; eighth++) {
            if (eighth % 2 == 0) {
                hits.add(eighth % 4 == 0 ? hit(240L * eighth, Voice.KICK, 80) : hit(240L * eighth, Voice.SNARE, 110));
            }
            hits.add(hit(240L * eighth, Voice.HAT_CLOSED, 80));
        }
        return hits;
    }

    private static Hit hit(long tick, Voice voice, int velocity) {
        return new Hit(tick, voice, velocity);
    }

    private static double figure(Figure figure, List<Hit> hits) {
        return new Scorecard(List.of(hits)).value(figure);
    }

    @Test
    void aMachineThatRepeatsOneBarHasTheAnchorsAndNoLife() {
        Scorecard card = new Scorecard(List.of(rock(16), rock(32)));
        assertEquals(2, card.performances());
        assertEquals(48, card.bars());
        for (Figure whole : List.of(
                Figure.KICK_ON_1, Figure.SNARE_ON_2_4, Figure.CYMBAL_ON_BEATS, Figure.SIM1, Figure.SIM8_OF_SIM1,
                Figure.SAME1, Figure.DISTINCT16)) {
            assertEquals(1, card.value(whole), EXACT, whole.word());
        }
        for (Figure nothing : List.of(
                Figure.DRIFT_SHARE, Figure.OFFGRID, Figure.VEL_REP_SD, Figure.MT_REP_SD, Figure.MT_SD,
                Figure.PHRASE_DIP, Figure.CRASH_AFTER)) {
            assertEquals(0, card.value(nothing), EXACT, nothing.word());
        }
    }

    @Test
    void theAccentIsHowMuchHarderTheBackBeatIs() {
        List<Hit> hits = rock(4);
        hits.add(hit(360, Voice.RIM, 30));
        hits.add(hit(600, Voice.SNARE, 40));
        assertEquals(110 - 35, figure(Figure.ACCENT, hits), EXACT);
    }

    @Test
    void driftIsWhenTheSixteenthsLeaveForGood() {
        List<Hit> late = rock(16).stream()
                .map(hit -> hit(hit.tick() + hit.tick() / 400, hit.voice(), hit.velocity()))
                .toList();
        assertEquals(0.5, new Scorecard(List.of(late, rock(16))).value(Figure.DRIFT_SHARE), EXACT);
        List<Hit> pushed = rock(16).stream()
                .map(hit -> hit(hit.tick() + 29, hit.voice(), hit.velocity()))
                .toList();
        assertEquals(0, figure(Figure.DRIFT_SHARE, pushed), EXACT);
    }

    @Test
    void offTheGridIsOver30TicksFromSixteenthsAndFromTheirTriplets() {
        List<Hit> on = new ArrayList<>();
        for (long tick : new long[] {0, 30, 89, 120, 160}) {
            on.add(hit(tick, Voice.KICK, 80));
        }
        assertEquals(0, figure(Figure.OFFGRID, on), EXACT);
        for (long tick : new long[] {31, 40, 199}) {
            on.add(hit(tick, Voice.SNARE, 80));
        }
        assertEquals(3.0 / 8, figure(Figure.OFFGRID, on), EXACT);
    }

    @Test
    void spreadsOfRepetitionsAreTakenSlotBySlot() {
        List<Hit> hits = new ArrayList<>();
        for (int bar = 0; bar < 8; bar++) {
            int sign = bar % 2 == 0 ? 1 : -1;
            hits.add(hit(1920L * bar + 480 + 6L * sign, Voice.SNARE, 100 + 5 * sign));
            hits.add(hit(1920L * bar + 1440, Voice.KICK, 60));
        }
        assertEquals(2.5, figure(Figure.VEL_REP_SD, hits), EXACT);
        assertEquals(3, figure(Figure.MT_REP_SD, hits), EXACT);
        assertEquals(Math.sqrt(18), figure(Figure.MT_SD, hits), EXACT);
    }

    @Test
    void phrasesAreFourBars() {
        List<Hit> hits = new ArrayList<>(rock(32));
        hits.removeIf(hit -> hit.tick() / 1920 % 4 == 3 && hit.voice() == Voice.HAT_CLOSED);
        for (int phrase = 1; phrase < 8; phrase++) {
            hits.add(hit(4L * 1920 * phrase, Voice.CRASH_1, 100));
        }
        double fourOfTwelve = 2.0 * 4 / (4 + 12);
        double withCrash = 2.0 * 12 / (12 + 13);
        double others = (17 + 7 * withCrash) / 24;
        assertEquals(others - fourOfTwelve, figure(Figure.PHRASE_DIP, hits), EXACT);
        assertEquals(1, figure(Figure.CRASH_AFTER, hits), EXACT);
    }

    @Test
    void emptyBarsBeforeAndABarBarelyBegunAfterDoNotCount() {
        List<Hit> hits = new ArrayList<>();
        rock(4).forEach(hit -> hits.add(hit(hit.tick() + 3 * 1920, hit.voice(), hit.velocity())));
        hits.add(hit(7 * 1920, Voice.CRASH_1, 100));
        Scorecard card = new Scorecard(List.of(hits, List.of()));
        assertEquals(1, card.performances());
        assertEquals(4, card.bars());
    }

    @Test
    void whatCannotBeToldIsNoNumber() {
        Scorecard none = new Scorecard(List.of());
        for (Figure figure : Figure.values()) {
            assertTrue(Double.isNaN(none.value(figure)), figure.word());
        }
        assertTrue(Double.isNaN(figure(Figure.DISTINCT16, rock(15))));
    }
}
