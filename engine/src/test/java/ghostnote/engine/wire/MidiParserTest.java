package ghostnote.engine.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.measure.Allocation;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MidiParserTest {
    private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
    private static final int LONGEST_STREAM = 64;

    /** A well-formed piece of each kind, to be mutated. */
    private static final List<byte[]> PIECES = List.of(
            HEX.parseHex("90 3C 64 3E 65 40 66"),
            HEX.parseHex("80 3C 00"),
            HEX.parseHex("99 24 7F 24 00"),
            HEX.parseHex("C5 07 08"),
            HEX.parseHex("D0 40"),
            HEX.parseHex("E3 00 40 7F 7F"),
            HEX.parseHex("F0 7E 7F 06 01 F7"),
            HEX.parseHex("F2 10 02"),
            HEX.parseHex("F3 05"),
            HEX.parseHex("F1 25"),
            HEX.parseHex("F6"),
            HEX.parseHex("F8 F8 FA F8 FC FB FE FF"));

    private record Heard(List<String> messages, long dropped) {}

    private static Heard parse(byte[] stream) {
        List<String> messages = new ArrayList<>();
        MidiParser parser = new MidiParser((atNs, status, data1, data2) ->
                messages.add("%d: %02X %02X %02X".formatted(atNs, status, data1, data2)));
        for (int i = 0; i < stream.length; i++) {
            parser.accept(i, stream[i]);
        }
        return new Heard(messages, parser.droppedBytes());
    }

    private static Heard parse(String stream) {
        return parse(HEX.parseHex(stream));
    }

    /** Each byte, the messages it ends, and how many bytes were dropped in all. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // Real-time between the bytes of a message: mode 53 of the field's failures.
                "90 3C 64 F8 40 7F       | 2: 90 3C 64, 3: F8 00 00, 5: 90 40 7F              | 0",
                "90 3C FE 64             | 2: FE 00 00, 3: 90 3C 64                           | 0",
                "90 3C 64 F1 25 40 7F    | 2: 90 3C 64, 4: F1 25 00                           | 2",
                "F0 01 02 90 3C 64       | 5: 90 3C 64                                        | 0",
                "F0 01 F8 02 F7          | 2: F8 00 00                                        | 0",
                "90 3C F9 64 FD 40 7F    | 3: 90 3C 64, 6: 90 40 7F                           | 2",
                "90 F8 3C FA 64 FF 40 FC 7F | 1: F8 00 00, 3: FA 00 00, 4: 90 3C 64, 5: FF 00 00, 7: FC 00 00, 8: 90 40 7F | 0",
                "F2 F8 10 FB 02          | 1: F8 00 00, 3: FB 00 00, 4: F2 10 02              | 0",
                // What ends an exclusive message, and what a lost end swallows: mode 54.
                "F0 01 02 03 F7 40 7F    | ''                                                 | 2",
                "F0 01 F0 02 F7 C1 05    | 6: C1 05 00                                        | 0",
                "F0 01 F4 02             | ''                                                 | 2",
                "F0 01 F6 02             | 2: F6 00 00                                        | 1",
                "F0 01 F3 02             | 3: F3 02 00                                        | 0",
                "F7                      | ''                                                 | 1",
                // Running status, of channels only; what cancels it.
                "90 3C 64 3C 00          | 2: 90 3C 64, 4: 90 3C 00                           | 0",
                "C2 01 02 03             | 1: C2 01 00, 2: C2 02 00, 3: C2 03 00              | 0",
                "D7 01 02                | 1: D7 01 00, 2: D7 02 00                           | 0",
                "EF 01 02 03 04          | 2: EF 01 02, 4: EF 03 04                           | 0",
                "F2 01 02 03 04          | 2: F2 01 02                                        | 2",
                "F3 01 02                | 1: F3 01 00                                        | 1",
                "90 3C 64 F4 40 7F       | 2: 90 3C 64                                        | 3",
                "90 3C 64 F5 40 7F       | 2: 90 3C 64                                        | 3",
                "90 3C 64 F6 40 7F       | 2: 90 3C 64, 3: F6 00 00                           | 2",
                "90 3C 64 F7 40 7F       | 2: 90 3C 64                                        | 3",
                "90 3C 64 F0 F7 40 7F    | 2: 90 3C 64                                        | 2",
                // Broken off, or never begun.
                "3C 64 90 3C 64          | 4: 90 3C 64                                        | 2",
                "90 3C 80 3C 00          | 4: 80 3C 00                                        | 2",
                "90 3C 64 40 80 3C 00    | 2: 90 3C 64, 6: 80 3C 00                           | 1",
                "B0 A0 90 3C 64          | 4: 90 3C 64                                        | 2",
            })
    void streamsComeOutAsTheStandardSays(String stream, String messages, long dropped) {
        Heard heard = parse(stream.strip());
        assertEquals(messages.strip(), String.join(", ", heard.messages));
        assertEquals(dropped, heard.dropped);
    }

    @Test
    void everyStatusAloneDoesWhatItsKindDoes() {
        for (int status = 0x80; status <= 0xFF; status++) {
            byte[] stream = {(byte) status, 0x12, 0x34};
            String expected =
                    switch (status) {
                        case 0xF0, 0xF4, 0xF5, 0xF7, 0xF9, 0xFD -> "";
                        case 0xF1, 0xF3 -> "1: %02X 12 00".formatted(status);
                        case 0xF2 -> "2: F2 12 34";
                        case 0xF6, 0xF8, 0xFA, 0xFB, 0xFC, 0xFE, 0xFF -> "0: %02X 00 00".formatted(status);
                        default -> (status & 0xE0) == 0xC0
                                ? "1: %02X 12 00, 2: %02X 34 00".formatted(status, status)
                                : "2: %02X 12 34".formatted(status);
                    };
            assertEquals(expected, String.join(", ", parse(stream).messages));
        }
    }

    @Test
    void anExclusiveMessageOfTenMegabytesIsPassedByAndAnyStatusEndsIt() {
        for (int status : new int[] {0x90, 0xB5, 0xE0, 0xF2}) {
            List<Integer> messages = new ArrayList<>();
            MidiParser parser = new MidiParser((_, heard, _, _) -> messages.add(heard));
            parser.accept(0, 0xF0);
            assertEquals(0, Allocation.leastOf(() -> {
                for (int i = 0; i < 10_000_000; i++) {
                    parser.accept(i, i & 0x7F);
                }
            }));
            parser.accept(0, status);
            parser.accept(0, 1);
            parser.accept(0, 2);
            assertEquals(List.of(status), messages);
            assertEquals(0, parser.droppedBytes());
        }
    }

    @Test
    void floodsOfClockAndActiveSensingAreNoNotes() {
        int[] notes = new int[1];
        MidiParser parser = new MidiParser((_, status, _, _) -> notes[0] += status < 0xF0 ? 1 : 0);
        parser.accept(0, 0x90);
        parser.accept(0, 0x3C);
        for (int i = 0; i < 1_000_000; i++) {
            parser.accept(i, i % 7 == 0 ? 0xFE : 0xF8);
        }
        assertEquals(0, notes[0]);
        parser.accept(0, 0x64);
        assertEquals(1, notes[0]);
    }

    @Test
    void randomAndMutatedStreamsComeOutAsTheSlowModelSays() {
        checkAgainstModel(new SplittableRandom(1), 20_000);
    }

    @Test
    @Tag("soak")
    void aMillionRandomAndMutatedStreamsComeOutAsTheSlowModelSays() {
        checkAgainstModel(new SplittableRandom(2), 1_000_000);
    }

    private static void checkAgainstModel(SplittableRandom random, int streams) {
        long messages = 0;
        for (int i = 0; i < streams; i++) {
            byte[] stream = random.nextBoolean() ? anything(random) : mutated(random);
            Heard heard = parse(stream);
            assertEquals(PlainParser.messages(stream), heard.messages, () -> HEX.formatHex(stream));
            assertEquals(PlainParser.dropped(stream), heard.dropped, () -> HEX.formatHex(stream));
            heard.messages.forEach(MidiParserTest::checkLegal);
            messages += heard.messages.size();
        }
        assertTrue(messages > 5L * streams, "only " + messages + " messages were made");
    }

    private static void checkLegal(String message) {
        byte[] bytes = HEX.parseHex(message.substring(message.indexOf(' ') + 1));
        assertTrue(bytes[0] < 0 && bytes[1] >= 0 && bytes[2] >= 0, message);
        assertTrue(!List.of(0xF0, 0xF4, 0xF5, 0xF7, 0xF9, 0xFD).contains(bytes[0] & 0xFF), message);
    }

    /** Bytes of any kind; half of them data, and many of the others the system's. */
    private static byte[] anything(SplittableRandom random) {
        byte[] stream = new byte[random.nextInt(1, LONGEST_STREAM)];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = (byte)
                    switch (random.nextInt(4)) {
                        case 0 -> random.nextInt(0x80, 0xF0);
                        case 1 -> random.nextInt(0xF0, 0x100);
                        default -> random.nextInt(0x80);
                    };
        }
        return stream;
    }

    /** What a good sender sends, with a few bytes added, taken out or changed. */
    private static byte[] mutated(SplittableRandom random) {
        List<Byte> bytes = new ArrayList<>();
        while (bytes.size() < LONGEST_STREAM / 2) {
            for (byte octet : PIECES.get(random.nextInt(PIECES.size()))) {
                bytes.add(octet);
            }
        }
        for (int changes = random.nextInt(6); changes > 0; changes--) {
            int at = random.nextInt(bytes.size());
            byte octet = (byte) (random.nextBoolean() ? random.nextInt(0xF0, 0x100) : random.nextInt(0x100));
            switch (random.nextInt(3)) {
                case 0 -> bytes.add(at, octet);
                case 1 -> bytes.set(at, octet);
                default -> bytes.remove(at);
            }
        }
        byte[] stream = new byte[bytes.size()];
        for (int i = 0; i < stream.length; i++) {
            stream[i] = bytes.get(i);
        }
        return stream;
    }

    @Test
    void aMillionBytesAllocateNothing() {
        byte[] stream = new byte[1_000_000];
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < stream.length; ) {
            for (byte octet : mutated(random)) {
                if (i < stream.length) {
                    stream[i++] = octet;
                }
            }
        }
        long[] sum = new long[1];
        MidiParser parser = new MidiParser((atNs, status, data1, data2) -> sum[0] += atNs + status + data1 + data2);
        assertEquals(0, Allocation.leastOf(() -> {
            for (int i = 0; i < stream.length; i++) {
                parser.accept(i, stream[i]);
            }
        }));
        assertTrue(sum[0] > 0);
    }
}
