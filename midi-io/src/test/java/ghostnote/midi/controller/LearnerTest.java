package ghostnote.midi.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A few movements tell what is meant. */
class LearnerTest {
    private static final int CC = 0xB0;

    private static String learn(String target, int... messages) {
        Learner learner = new Learner(Target.parse(target));
        for (int i = 0; i < messages.length; i += 3) {
            Optional<Source> source = learner.hear(messages[i], messages[i + 1], messages[i + 2]);
            if (source.isPresent()) {
                return source.get().word() + " of " + source.get().channel() + " after " + (i / 3 + 1);
            }
        }
        return "nothing";
    }

    private static String learnControl(String values) {
        int[] messages = new int[3 * values.split(" ", -1).length];
        int at = 0;
        for (String value : values.split(" ", -1)) {
            messages[at++] = CC;
            messages[at++] = 21;
            messages[at++] = Integer.parseInt(value);
        }
        return learn("temperature", messages);
    }

    @ParameterizedTest
    @CsvSource({
        "20 21 22, cc-21 of 1 after 3",
        "0 1 2, cc-21 of 1 after 3",
        "127 0 127, cc-21 of 1 after 3",
        "64 65 64, cc-21 of 1 after 3",
        "62 63 65 66 67 68, cc-21 of 1 after 5",
        "1 2 3 4 5, cc-21 of 1 after 5",
        "127 126 125 124 123, cc-21 of 1 after 5",
        "1 127 1, encoder-twos-21 of 1 after 3",
        "127 127 127, encoder-twos-21 of 1 after 3",
        "1 1 2 127, encoder-twos-21 of 1 after 4",
        "1 1 1 1 1 1, encoder-twos-21 of 1 after 6",
        "65 63 65, encoder-offset-21 of 1 after 3",
        "63 63 63, encoder-offset-21 of 1 after 3",
        "65 65 65 63, encoder-offset-21 of 1 after 4",
        "65 65 65 65 65 65, encoder-offset-21 of 1 after 6",
        "1 65 1, encoder-sign-21 of 1 after 3",
        "1 1 1 65, encoder-sign-21 of 1 after 4",
        "20 21, nothing"
    })
    void theValuesOfAControlChangeTellHowItSpeaks(String values, String learnt) {
        assertEquals(learnt, learnControl(values));
    }

    @Test
    void aControlThatIsFollowedByItsLowerHalfIsAFineOne() {
        assertEquals("cc14-7 of 1 after 4", learn("tempo", CC, 7, 64, CC, 39, 3, CC, 7, 64, CC, 39, 9));
        assertEquals("cc14-7 of 1 after 3", learn("tempo", CC, 7, 64, CC, 39, 3, CC, 39, 9));
    }

    @Test
    void theSameNumberOnAnotherChannelIsNoLowerHalf() {
        assertEquals("nothing", learn("tempo", CC, 7, 64, CC + 1, 39, 3, CC, 7, 65, CC + 1, 39, 9));
    }

    @Test
    void theFirstNoteIsAButton() {
        assertEquals("note-36 of 10 after 2", learn("undo", 0x99, 36, 0, 0x99, 36, 1));
        assertEquals("note-36 of 10 after 2", learn("temperature", 0x89, 36, 64, 0x99, 36, 1));
    }

    @Test
    void whereOnlyAButtonIsMeantAControlChangeIsOneWhenItIsPressed() {
        assertEquals("cc-button-20 of 1 after 2", learn("undo", CC, 20, 0, CC, 20, 127));
        assertEquals("cc-button-20 of 1 after 1", learn("mute.hat*", CC, 20, 64));
        assertEquals("nothing", learn("undo", 0xE0, 0, 64));
    }

    @Test
    void pitchBendIsKnownAtOnce() {
        assertEquals("pitch-bend of 16 after 1", learn("temperature", 0xEF, 0, 65));
    }

    @Test
    void modeMessagesProgramsAndTheClockAreNotLearnt() {
        assertEquals(
                "nothing",
                learn("temperature", CC, 123, 0, CC, 123, 0, CC, 123, 0, 0xC0, 5, 0, 0xD0, 5, 0, 0xF8, 0, 0, 0xFE, 0, 0));
    }

    @Test
    void anotherControlThatTremblesDoesNotDisturb() {
        assertEquals(
                "cc-21 of 1 after 5", learn("tempo", CC, 21, 20, CC, 9, 50, CC, 21, 21, CC, 9, 51, CC, 21, 22));
    }

    @Test
    void everySteadySweepOfAKnobIsAKnob() {
        for (int from = 0; from < 128; from++) {
            for (int step : new int[] {-4, -2, -1, 1, 2, 4}) {
                if (from + 6 * step >= 0 && from + 6 * step < 128) {
                    StringBuilder sweep = new StringBuilder().append(from);
                    for (int i = 1; i < 7; i++) {
                        sweep.append(' ').append(from + i * step);
                    }
                    assertTrue(learnControl(sweep.toString()).startsWith("cc-21 "), sweep.toString());
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"ENCODER_TWOS, 1, 127", "ENCODER_OFFSET, 65, 63", "ENCODER_SIGN, 1, 65"})
    void everyEncoderThatIsTurnedSlowlyBothWaysIsThatEncoderWithinSix(Source.Kind kind, int up, int down) {
        SplittableRandom random = new SplittableRandom(7);
        for (int turns = 0; turns < 200; turns++) {
            StringBuilder values = new StringBuilder().append(up);
            int turned = random.nextInt(1, 6);
            for (int i = 1; i < 8; i++) {
                values.append(' ').append(i < turned ? up : down);
            }
            String learnt = learnControl(values.toString());
            assertTrue(learnt.startsWith(new Source(kind, 1, 21).word() + " "), values + ": " + learnt);
            assertTrue(learnt.charAt(learnt.length() - 1) <= '6', learnt);
        }
    }

    @Test
    void noStreamOfMessagesConfusesIt() {
        for (int seed = 0; seed < 500; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Learner learner = new Learner(Target.parse(random.nextBoolean() ? "tempo" : "undo"));
            Optional<Source> source = Optional.empty();
            for (int i = 0; i < 1000 && source.isEmpty(); i++) {
                source = learner.hear(random.nextInt(-10, 300), random.nextInt(-2, 130), random.nextInt(-2, 130));
            }
            source.ifPresent(found -> assertEquals(found, Source.parse(found.channel(), found.word())));
        }
    }
}
