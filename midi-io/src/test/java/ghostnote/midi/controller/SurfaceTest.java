package ghostnote.midi.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Names;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a controller does to the knobs. */
class SurfaceTest {
    private static final List<String> STYLES = List.of("rock", "jazz", "funk");
    private static final List<String> DRUMMERS = List.of("allround", "brushes", "machine");
    private static final Names NAMES = Names.of(STYLES, DRUMMERS);
    private static final int CC = 0xB0;
    private static final int NOTE_ON = 0x90;
    private static final int NOTE_OFF = 0x80;
    private static final int PITCH_BEND = 0xE0;
    private static final long MS = 1_000_000;

    private final FakeHand hand = new FakeHand();
    private final List<String> told = new ArrayList<>();
    private final Surface surface = new Surface(NAMES, hand, told::add);
    private long nowNs;

    private Binding bind(String source, String target) {
        Binding binding = Binding.of(Source.parse(1, source), Target.parse(target), NAMES);
        surface.bind(binding);
        return binding;
    }

    private void bind(String source, String target, float least, float most, boolean pickup) {
        surface.bind(new Binding(Source.parse(1, source), Target.parse(target), least, most, pickup));
    }

    private void comes(int status, int data1, int data2) {
        nowNs += 10 * MS;
        surface.take(nowNs, status, data1, data2);
    }

    @Test
    void aKnobDoesNothingUntilItHasPassedTheValue() {
        bind("cc-21", "tempo"); // 60 bpm and one more for each step; it stands at 120
        comes(CC, 21, 10);
        comes(CC, 21, 50);
        assertEquals(120, hand.value("tempo"));
        comes(CC, 21, 63);
        assertEquals(123, hand.value("tempo"));
        comes(CC, 21, 127);
        assertEquals(187, hand.value("tempo"));
    }

    @Test
    void aKnobThatTouchesTheValueWithinAStepPicksUp() {
        bind("cc-21", "tempo");
        comes(CC, 21, 59);
        assertEquals(119, hand.value("tempo"));
    }

    @Test
    void whatSomebodyElseHasTurnedIsPickedUpAnew() {
        bind("cc-21", "tempo");
        comes(CC, 21, 60);
        comes(CC, 21, 70);
        assertEquals(130, hand.value("tempo"));
        hand.set("tempo", 100);
        comes(CC, 21, 71);
        comes(CC, 21, 72);
        assertEquals(100, hand.value("tempo"));
        comes(CC, 21, 38);
        assertEquals(98, hand.value("tempo"));
    }

    @Test
    void anEchoOfAnEarlierTurnIsNobodyElses() {
        bind("cc-21", "tempo");
        comes(CC, 21, 60);
        comes(CC, 21, 61);
        comes(CC, 21, 62);
        hand.set("tempo", 121); // the drummer says what it has heard so far
        comes(CC, 21, 63);
        assertEquals(123, hand.value("tempo"));
        hand.set("tempo", 121);
        nowNs += 10_000 * MS; // so late it is no echo
        comes(CC, 21, 64);
        assertEquals(121, hand.value("tempo"));
    }

    @Test
    void whoWaitsSaysOnceWhereToTurn() {
        bind("cc-21", "tempo");
        comes(CC, 21, 10);
        comes(CC, 21, 11);
        assertEquals(
                List.of("waiting to pick up: tempo stands at 120, turn CC 21 of channel 1 up"), told);
        Waiting waiting = surface.waiting().getFirst();
        assertTrue(waiting.isUp());
        assertEquals(71, waiting.asked());
        hand.set("tempo", 62);
        assertFalse(surface.waiting().getFirst().isUp());
        comes(CC, 21, 1);
        assertEquals(List.of(), surface.waiting());
    }

    @Test
    void whoCannotReachTheValueSaysSo() {
        bind("cc-21", "tempo");
        hand.set("tempo", 40);
        comes(CC, 21, 0);
        assertEquals(
                List.of("waiting to pick up: tempo stands at 40, and CC 21 of channel 1 reaches from 60 to 187 only"), told);
        assertEquals(40, hand.value("tempo"));
    }

    @Test
    void withoutPickUpTheKnobJumps() {
        bind("cc-21", "tempo", 80, 140, false);
        comes(CC, 21, 127);
        assertEquals(140, hand.value("tempo"));
        comes(CC, 21, 0);
        assertEquals(80, hand.value("tempo"));
    }

    @Test
    void aStyleKnobHasAsManyPlacesAsTheDrummerHasStyles() {
        Binding binding = bind("cc-21", "style");
        assertEquals(STYLES.size(), binding.most());
        for (int position = 0; position < 128; position++) {
            comes(CC, 21, position);
        }
        assertEquals(3, hand.value("style"));
        assertEquals(3, hand.turns.stream().filter(cues -> cues.getFirst().value() > 0).count());
    }

    @Test
    void aDrummerOfFewerStylesIsAskedForNoOther() {
        bind("cc-21", "style", 0, 20, false);
        comes(CC, 21, 127);
        assertEquals(STYLES.size(), hand.value("style"));
    }

    @Test
    void ofAFineKnobTheLowerBitsComeLastAndCount() {
        bind("cc14-1", "tempo", 60, 187, false);
        comes(CC, 33, 5); // nothing is known of the upper ones yet
        comes(CC, 1, 64);
        assertEquals(120, hand.value("tempo"));
        comes(CC, 33, 32);
        assertEquals(60 + 127 * (64 * 128 + 32) / 16383.0, hand.value("tempo"), 1e-3);
        comes(CC, 33, 33);
        assertEquals(60 + 127 * (64 * 128 + 33) / 16383.0, hand.value("tempo"), 1e-3);
    }

    @Test
    void pitchBendReachesBothEnds() {
        bind("pitch-bend", "morph", 0, 1, false);
        comes(PITCH_BEND, 127, 127);
        assertEquals(1, hand.value("morph"));
        comes(PITCH_BEND, 0, 64);
        assertEquals(0.5, hand.value("morph"), 1e-3);
        comes(PITCH_BEND, 0, 0);
        assertEquals(0, hand.value("morph"));
    }

    @ParameterizedTest
    @CsvSource({
        "encoder-twos-16, 1, 121",
        "encoder-twos-16, 3, 123",
        "encoder-twos-16, 127, 119",
        "encoder-twos-16, 125, 117",
        "encoder-offset-16, 65, 121",
        "encoder-offset-16, 62, 118",
        "encoder-offset-16, 64, 120",
        "encoder-sign-16, 2, 122",
        "encoder-sign-16, 66, 118",
        "encoder-sign-16, 64, 120"
    })
    void anEncoderTurnsFromWhereTheKnobStands(String source, int data, float tempoBpm) {
        bind(source, "tempo");
        comes(CC, 16, data);
        assertEquals(tempoBpm, hand.value("tempo"));
        assertEquals(List.of(), told);
    }

    @Test
    void anEncoderComesBackIntoItsRangeWithoutAJump() {
        bind("encoder-twos-16", "tempo");
        hand.set("tempo", 300);
        comes(CC, 16, 1);
        assertEquals(300, hand.value("tempo"));
        comes(CC, 16, 127);
        assertEquals(299, hand.value("tempo"));
        comes(CC, 16, 64);
        assertEquals(235, hand.value("tempo"));
    }

    @Test
    void aButtonTogglesASwitchAndLettingItGoDoesNot() {
        bind("note-36", "mute.snare");
        comes(NOTE_ON, 36, 100);
        assertEquals(1, hand.value("mute.snare"));
        comes(NOTE_ON, 36, 0);
        comes(NOTE_OFF, 36, 64);
        assertEquals(1, hand.value("mute.snare"));
        comes(NOTE_ON, 36, 1);
        assertEquals(0, hand.value("mute.snare"));
    }

    @Test
    void aButtonOfSeveralSwitchesTogglesAllTogether() {
        bind("cc-button-64", "mute.hat*");
        hand.set("mute.hat-closed", 1);
        comes(CC, 64, 64);
        Knob.named("mute.hat*").forEach(knob -> assertEquals(1, hand.value(knob.number())));
        comes(CC, 64, 127); // still down
        comes(CC, 64, 63);
        comes(CC, 64, 127);
        Knob.named("mute.hat*").forEach(knob -> assertEquals(0, hand.value(knob.number())));
        assertEquals(2, hand.turns.size());
    }

    @Test
    void aButtonAsksForAFillEachTime() {
        bind("note-36", "fill");
        comes(NOTE_ON, 36, 100);
        comes(NOTE_ON, 36, 100);
        assertEquals(2, hand.turns.size());
        assertEquals(1, hand.turns.getLast().getFirst().value());
    }

    @Test
    void aButtonSaysALineWithTheTimeAtWhichItWasPressed() {
        bind("note-36", "locate 9.3");
        comes(NOTE_ON, 36, 100);
        assertEquals(List.of("locate 9.3@" + 10 * MS), hand.lines);
    }

    @Test
    void turnsOfOneMovementBelongTogether() {
        bind("cc-21", "tempo");
        bind("cc-22", "swing", 50, 75, false);
        for (int position = 60; position < 64; position++) {
            comes(CC, 21, position);
        }
        comes(CC, 22, 1);
        nowNs += 2000 * MS;
        comes(CC, 22, 2);
        assertEquals(List.of(false, true, true, true, false, false), hand.goesOn);
    }

    @Test
    void aSourceServesOneTargetAndATargetMaySeveralSources() {
        bind("cc-21", "tempo");
        bind("cc-22", "tempo");
        assertEquals(2, surface.bindings().size());
        List<Binding> replaced = surface.bind(Binding.of(Source.parse(1, "cc-21"), Target.parse("swing"), NAMES));
        assertEquals("[CC 21 of channel 1 -> tempo]", replaced.toString());
        assertEquals("[CC 22 of channel 1 -> tempo, CC 21 of channel 1 -> swing]", surface.bindings().toString());
        assertTrue(surface.forget(Target.parse("tempo")));
        assertFalse(surface.forget(Target.parse("tempo")));
        assertEquals("[CC 21 of channel 1 -> swing]", surface.bindings().toString());
    }

    @Test
    void aFineKnobTakesThePlaceOfBothItsHalves() {
        bind("cc-1", "tempo");
        bind("encoder-twos-33", "swing");
        bind("cc-34", "density");
        bind("cc14-1", "morph");
        assertEquals("[CC 34 of channel 1 -> density, fine CC 1 of channel 1 -> morph]", surface.bindings().toString());
    }

    @Test
    void exactlyTheMessagesThatAreBoundAreTaken() {
        bind("note-36", "undo");
        bind("cc14-1", "morph");
        bind("pitch-bend", "tempo");
        Taken taken = surface.taken();
        for (int status = 0; status < 0x200; status++) {
            for (int data1 = 0; data1 < 128; data1++) {
                boolean isBound = (status == NOTE_ON || status == NOTE_OFF) && data1 == 36
                        || status == CC && (data1 == 1 || data1 == 33)
                        || status == PITCH_BEND;
                assertEquals(isBound, taken.has(status, data1), status + " " + data1);
            }
        }
        assertTrue(Taken.ALL.has(0x99, 42));
        assertFalse(Taken.ALL.has(0xF8, 0));
        assertFalse(Taken.ALL.has(0xC0, 1));
    }

    @Test
    void noMessagesLeadAKnobOutOfItsRange() {
        for (int seed = 0; seed < 300; seed++) {
            new Storm(new SplittableRandom(seed)).rage();
        }
    }

    /** Random bindings, messages, garbage, and somebody else who turns the same knobs; the hand watches the ranges. */
    private static final class Storm {
        private static final List<String> TARGETS = List.of(
                "temperature", "tempo", "style", "swing", "fill-every", "density", "mute.snare", "mute.hat*", "state",
                "offset", "top-p", "hit.snare", "undo");
        private static final List<String> SOURCES = List.of(
                "cc-%d", "cc14-%d", "encoder-twos-%d", "encoder-offset-%d", "encoder-sign-%d", "cc-button-%d", "note-%d");

        private final SplittableRandom random;
        private final FakeHand hand = new FakeHand();
        private final Surface surface = new Surface(NAMES, hand, _ -> {});
        private long nowNs;

        Storm(SplittableRandom random) {
            this.random = random;
        }

        void rage() {
            int bound = random.nextInt(1, 8);
            for (int i = 0; i < bound; i++) {
                String source = SOURCES.get(random.nextInt(SOURCES.size())).formatted(random.nextInt(4));
                Target target = Target.parse(TARGETS.get(random.nextInt(TARGETS.size())));
                if (target instanceof Target.Knobs || Source.parse(1, source).kind().isButton()) {
                    surface.bind(Binding.of(Source.parse(1, source), target, NAMES));
                }
            }
            for (int i = 0; i < 400; i++) {
                nowNs += random.nextInt(20) * MS;
                if (random.nextInt(20) == 0) {
                    Knob knob = Knob.table().get(random.nextInt(Knob.count()));
                    hand.values.set(knob.number(), anyValue(knob));
                    nowNs += 1000 * MS;
                }
                int status = random.nextInt(4) == 0 ? random.nextInt(-10, 400) : CC + random.nextInt(2);
                surface.take(nowNs, status, random.nextInt(-1, 37), random.nextInt(-1, 129));
            }
        }

        private float anyValue(Knob knob) {
            float least = knob.control().least();
            float most = knob.control().kind() == Control.Kind.STYLE ? STYLES.size() : knob.control().most();
            float value = least + random.nextFloat() * (most - least);
            return knob.control().kind() == Control.Kind.NUMBER ? value : Math.round(value);
        }
    }

    @ParameterizedTest
    @CsvSource({"cc-1, 127", "cc14-1, 16383", "pitch-bend, 16383"})
    void withPickUpAKnobNeverMovesFurtherThanItsControlAndAStep(String source, int steps) {
        for (String target : List.of("temperature", "tempo", "style", "swing", "fill-every", "density", "top-p")) {
            for (int seed = 0; seed < 20; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                FakeHand mine = new FakeHand();
                Surface one = new Surface(NAMES, mine, _ -> {});
                Binding binding = Binding.of(Source.parse(1, source), Target.parse(target), NAMES);
                one.bind(binding);
                Knob knob = Knob.named(target).getFirst();
                double range = binding.most() - binding.least();
                // Whole values and thousandths are rounded to, before and after.
                double allowance = range / steps + (knob.control().kind() == Control.Kind.NUMBER ? 0.002 : 1.001);
                int before = -1;
                int followed = 0;
                for (int i = 0; i < 500; i++) {
                    if (random.nextInt(30) == 0) {
                        nowNs += 1000 * MS;
                        double anywhere = binding.least() + random.nextInt(11) * range / 10;
                        boolean isNumber = knob.control().kind() == Control.Kind.NUMBER;
                        mine.values.set(knob.number(), (float) (isNumber ? anywhere : Math.rint(anywhere)));
                    }
                    int now = random.nextInt(3) == 0
                            ? random.nextInt(steps + 1)
                            : Math.clamp(before + random.nextInt(-3, 4), 0, steps);
                    float then = mine.value(knob.number());
                    send(one, source, now, steps);
                    double moved = Math.abs(mine.value(knob.number()) - then);
                    double controlMoved = before < 0 ? 0 : Math.abs(now - before) * range / steps;
                    assertTrue(
                            moved <= controlMoved + allowance,
                            "%s %s: %f after %f".formatted(source, target, moved, controlMoved));
                    followed += moved > 0 ? 1 : 0;
                    before = now;
                }
                assertTrue(followed > 20, target + " was hardly turned");
            }
        }
    }

    private void send(Surface to, String source, int position, int steps) {
        nowNs += 10 * MS;
        if (source.equals("pitch-bend")) {
            to.take(nowNs, PITCH_BEND, position & 0x7F, position >> 7);
        } else if (steps > 127) {
            to.take(nowNs, CC, 1, position >> 7);
            to.take(nowNs, CC, 33, position & 0x7F);
        } else {
            to.take(nowNs, CC, 1, position);
        }
    }
}
