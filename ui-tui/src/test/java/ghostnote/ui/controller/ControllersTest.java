package ghostnote.ui.controller;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.midi.controller.Hand;
import ghostnote.presets.Catalog;
import ghostnote.ui.cast.Cast;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is learnt on a controller, done there, and remembered. */
class ControllersTest {
    private static final int CC = 0xB0;
    private static final Cast CAST = Cast.of(Catalog.defaultDrummer());

    @TempDir
    Path folder;

    private final Values values = new Values();
    private final List<String> done = new ArrayList<>();
    private final List<String> told = new ArrayList<>();
    private int wakes;
    private long nowNs;

    private final Hand hand = new Hand() {
        @Override
        public float value(int knob) {
            return values.get(knob);
        }

        @Override
        public void turn(List<Cue> cues, boolean goesOn) {
            for (Cue cue : cues) {
                values.set(cue.knob(), cue.value());
                done.add(Knob.table().get(cue.knob()).name() + " " + Knob.plain(cue.value()));
            }
        }

        @Override
        public void obey(String line, long atNs) {
            done.add(line);
        }
    };

    private Controllers controllers() {
        return new Controllers(folder, CAST, hand, () -> wakes++, told::add);
    }

    private void comes(Controllers controllers, ControllerPort port, int... messages) {
        for (int i = 0; i < messages.length; i += 3) {
            nowNs += 10_000_000;
            port.onMessage(nowNs, messages[i], messages[i + 1], messages[i + 2]);
        }
        controllers.drain();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsLearntIsDoneAndDoneAgainAtTheNextStart() throws IOException {
        Controllers first = controllers();
        ControllerPort port = first.open("nanoKONTROL2 MIDI 1");
        first.learn("temperature");
        assertTrue(first.isLearning());
        comes(first, port, CC, 21, 30, CC, 21, 35, CC, 21, 41);
        assertFalse(first.isLearning());
        first.learn("fill now");
        comes(first, port, 0x99, 36, 100);
        assertEquals(
                List.of(
                        "learn temperature: turn a knob slowly up and then down, or press a button",
                        "learnt: CC 21 of channel 1 -> temperature",
                        "learn fill now: press a button",
                        "learnt: note 36 of channel 10 -> fill now"),
                told);
        assertEquals(List.of(), done);
        comes(first, port, CC, 21, 63, CC, 21, 64, 0x99, 36, 100);
        assertEquals(List.of("temperature 0.992", "temperature 1.008", "fill now"), done);
        assertEquals(List.of("nanoKONTROL2-MIDI-1.toml"), files());

        Controllers second = controllers();
        assertEquals(List.of("nanoKONTROL2 MIDI 1"), second.names());
        ControllerPort again = second.open("nanoKONTROL2 MIDI 1");
        done.clear();
        comes(second, again, 0x99, 36, 100);
        assertEquals(List.of("fill now"), done);
    }

    @Test
    void onlyWhatIsBoundIsTakenAndWakesTheView() {
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        comes(controllers, port, 0x99, 36, 100, 0xF8, 0, 0, CC, 1, 1);
        assertEquals(0, wakes);
        assertFalse(port.takes(0x99, 36));
        controllers.learn("undo");
        assertTrue(port.takes(0x99, 38), "while somebody learns no pad is a drum");
        comes(controllers, port, 0x99, 36, 100);
        assertTrue(port.takes(0x99, 36));
        assertTrue(port.takes(0x89, 36));
        assertFalse(port.takes(0x99, 38));
        assertFalse(port.takes(0x90, 36));
        assertEquals(1, wakes);
    }

    @Test
    void messagesThatAreTooManyAreCounted() {
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        controllers.learn("undo");
        for (int i = 0; i < 2000; i++) {
            port.onMessage(0, 0x89, 36, 0);
        }
        assertTrue(controllers.lostMessages() > 0);
        long lost = controllers.lostMessages();
        comes(controllers, port, 0x99, 36, 100);
        assertEquals(lost + 1, controllers.lostMessages());
        comes(controllers, port, 0x99, 36, 100);
        assertFalse(controllers.isLearning());
        assertEquals(lost + 1, controllers.lostMessages());
    }

    @Test
    void theControllerThatIsMovedLearnsAndTheOthersDoNot() {
        Controllers controllers = controllers();
        ControllerPort one = controllers.open("one");
        ControllerPort two = controllers.open("two");
        assertSame(one, controllers.open("one"));
        controllers.learn("undo");
        comes(controllers, two, 0x99, 36, 100);
        assertFalse(one.takes(0x99, 36));
        assertTrue(two.takes(0x99, 36));
        assertEquals(List.of("two"), controllers.names());
    }

    @Test
    void aSourceThatIsLearntForSomethingElseSaysWhatItWas() {
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        controllers.learn("undo");
        comes(controllers, port, 0x99, 36, 100);
        controllers.learn("mute.hat*");
        comes(controllers, port, 0x99, 36, 100);
        assertEquals("learnt: note 36 of channel 10 -> mute.hat*, no longer undo", told.getLast());
        comes(controllers, port, 0x99, 36, 100);
        assertEquals(5, done.size(), "one turn for each hat");
        assertTrue(done.contains("mute.hat-open 1"));
    }

    @Test
    void whatIsForgottenIsForgottenInTheFileToo() throws IOException {
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        controllers.learn("undo");
        comes(controllers, port, 0x99, 36, 100);
        controllers.forget("undo");
        assertFalse(port.takes(0x99, 36));
        assertEquals("controller = \"pads\"\n", Files.readString(folder.resolve("pads.toml")));
        assertEquals(
                "forget undo: nothing is bound to it",
                assertThrows(IllegalArgumentException.class, () -> controllers.forget("undo")).getMessage());
    }

    @Test
    void whoWaitsToLearnCanBeToldNotTo() {
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        controllers.learn("undo");
        controllers.cancelLearn();
        comes(controllers, port, 0x99, 36, 100);
        assertEquals(List.of(), controllers.names());
    }

    @Test
    void withoutAControllerNothingIsLearnt() {
        assertThrows(IllegalArgumentException.class, () -> controllers().learn("undo"));
    }

    @Test
    void twoNamesThatLookAlikeAsFilesDoNotCollide() throws IOException {
        List<String> names = List.of("pad:1", "pad 1", "pad/1", "PAD 1", "..", "", "x".repeat(300), "\u0001\"\\🥁");
        Controllers controllers = controllers();
        for (int i = 0; i < names.size(); i++) {
            ControllerPort port = controllers.open(names.get(i));
            controllers.learn("keep " + (i + 1));
            comes(controllers, port, 0x99, 36 + i, 100);
        }
        assertEquals(names.size(), files().size());
        assertEquals(names.stream().sorted().toList(), controllers.names().stream().sorted().toList());
        Controllers again = controllers();
        for (int i = 0; i < names.size(); i++) {
            ControllerPort port = again.open(names.get(i));
            done.clear();
            comes(again, port, 0x99, 36 + i, 100);
            assertEquals(List.of("keep " + (i + 1)), done);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cc-200 = \"tempo\"                     | 5, column 1: cc-200: expected cc-0 to 119, ",
                "cc-22 = \"mute.bongo\"                 | 5, column 1: there is no control mute.bongo",
                "cc-22 = \"undo\"                       | 5, column 1: undo: a line is said by a button",
                "cc-22 = 7                            | 5, column 1: cc-22: expected what it does, such as \"temperature\"",
                "cc-22 = { to = \"tempo\", least = 1 }  | 5, column 1: tempo from 1 to 187: expected from 20 to 999",
                "cc-22 = { to = \"tempo\", last = 90 }  | 5, column 1: last: expected to, least, most or pickup",
                "cc-22 = { to = \"tempo\", most = \"x\" } | 5, column 1: most: expected a number",
                "cc-22 = { to = \"tempo\", pickup = 1 } | 5, column 1: pickup: expected true or false",
                "cc-21 = \"tempo\"                      | 5, column 1: ",
                "encoder-twos-21 = \"tempo\"            | 5, column 1: encoder-twos-21: its messages are those of cc-21",
                "cc-22 = tempo                        | 5, column 9: ",
                "[channel-17]                         | 5, column 1: channel-17: expected controller = \"...\", then",
                "[channel-1                           | 5, column 11: "
            })
    void aWrongLineIsToldWithItsPlaceAndTheOthersCount(String line, String where) throws IOException {
        Path file = folder.resolve("mine.toml");
        String text = "# mine\ncontroller = \"pads\"\n[channel-1]\ncc-21 = { to = \"swing\", pickup = false }\n%s\n"
                .formatted(line);
        Files.writeString(file, text + (line.startsWith("[") ? "" : "note-36 = \"undo\"\n"));
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        assertEquals(1, told.size(), told::toString);
        assertTrue(told.getFirst().startsWith(file + ": line " + where), told::toString);
        comes(controllers, port, CC, 21, 127);
        assertEquals(List.of("swing 75"), done);
        assertEquals(!line.startsWith("["), port.takes(0x90, 36));

        String wrong = Files.readString(file);
        controllers.learn("redo");
        comes(controllers, port, 0x90, 37, 100);
        assertEquals(wrong, Files.readString(folder.resolve("mine.toml.bak")));
        assertEquals(file + " was written by hand; as it was it is in mine.toml.bak", told.getLast());
        controllers.learn("tap");
        comes(controllers, port, 0x90, 38, 100);
        assertEquals(List.of("mine.toml", "mine.toml.bak"), files());
    }

    @Test
    void whatIsEditedMeanwhileIsKeptInACopyOfItsOwn() throws IOException {
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        Path file = folder.resolve("pads.toml");
        for (int i = 1; i <= 2; i++) {
            controllers.learn("undo");
            comes(controllers, port, 0x90, i, 100);
            Files.writeString(file, "# my remark " + i + "\n" + Files.readString(file));
        }
        controllers.learn("redo");
        comes(controllers, port, 0x90, 3, 100);
        assertEquals(List.of("pads.toml", "pads.toml.bak", "pads.toml.bak2"), files());
        assertTrue(Files.readString(folder.resolve("pads.toml.bak")).startsWith("# my remark 1"));
        assertTrue(Files.readString(folder.resolve("pads.toml.bak2")).startsWith("# my remark 2"));
    }

    @Test
    void aFileThatCannotBeReadIsLeftAlone() throws IOException {
        byte[] latin = {'a', '=', '"', (byte) 0xE9, '"'};
        Files.write(folder.resolve("pads.toml"), latin);
        Controllers controllers = controllers();
        ControllerPort port = controllers.open("pads");
        controllers.learn("undo");
        comes(controllers, port, 0x90, 36, 100);
        assertEquals(List.of("pads-2.toml", "pads.toml"), files());
        assertEquals(List.of("pads"), controllers.names());
    }

    @Test
    void whereNothingCanBeWrittenItIsToldAndPlayedAllTheSame() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Controllers controllers =
                new Controllers(file.resolve("controllers"), CAST, hand, () -> wakes++, told::add);
        ControllerPort port = controllers.open("pads");
        controllers.learn("undo");
        comes(controllers, port, 0x90, 36, 100, 0x90, 36, 100);
        assertTrue(told.getLast().startsWith("what was learnt is not kept: "), told::toString);
        assertEquals(List.of("undo"), done);
    }

    @Test
    void aFileThatWasReadAndWrittenHasAllItHad() throws IOException {
        for (int seed = 0; seed < 30; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            String name = "pads" + seed;
            Controllers first = controllers();
            ControllerPort port = first.open(name);
            for (int i = 0; i < 12; i++) {
                Knob knob = Knob.table().get(random.nextInt(Knob.count()));
                if (knob.control() == Control.METER || knob.control() == Control.LOCATE) {
                    continue;
                }
                first.learn(random.nextInt(4) == 0 ? "keep " + (i + 1) + " \"\\" : knob.name());
                int channel = random.nextInt(16);
                int number = random.nextInt(32);
                switch (random.nextInt(4)) {
                    case 0 -> comes(first, port, CC | channel, number, 1, CC | channel, number, 127, CC | channel, number, 1);
                    case 1 -> comes(first, port, CC | channel, number, 1, CC | channel, number + 32, 1, CC | channel, number + 32, 2);
                    default -> {}
                }
                comes(first, port, 0x90 | channel, number, 100);
            }
            Path file = folder.resolve(name + ".toml");
            String written = Files.readString(file);
            String wider = written.replace("\"tempo\"", "{ to = \"tempo\", least = 20.5, most = 1e2, pickup = false }");
            Files.writeString(file, wider);
            told.clear();
            Controllers second = controllers();
            ControllerPort again = second.open(name);
            second.learn("quit");
            comes(second, again, 0x9F, 127, 1);
            second.forget("quit");
            assertEquals(wider.replace("1e2", "100"), Files.readString(file));
            assertTrue(told.stream().noneMatch(line -> line.contains("line ")), told::toString);
        }
    }
}
