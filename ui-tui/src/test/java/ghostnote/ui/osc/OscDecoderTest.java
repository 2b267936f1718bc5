package ghostnote.ui.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OscDecoderTest {
    private static List<OscMessage> decode(byte[] packet) throws OscException {
        return OscDecoder.decode(ByteBuffer.wrap(packet));
    }

    private static String refusal(byte[] packet) {
        return assertThrows(OscException.class, () -> decode(packet)).getMessage();
    }

    @Test
    void theExampleOfTheSpecificationIsRead() throws OscException {
        int[] bytes = {
            0x2f, 0x6f, 0x73, 0x63, 0x69, 0x6c, 0x6c, 0x61, 0x74, 0x6f, 0x72, 0x2f, 0x34, 0x2f, 0x66, 0x72, 0x65, 0x71,
            0x75, 0x65, 0x6e, 0x63, 0x79, 0x00, 0x2c, 0x66, 0x00, 0x00, 0x43, 0xdc, 0x00, 0x00
        };
        byte[] packet = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            packet[i] = (byte) bytes[i];
        }
        assertEquals(List.of(new OscMessage("/oscillator/4/frequency", List.of(440f))), decode(packet));
    }

    @Test
    void whatIsWrittenIsRead() throws OscException {
        Object[] arguments = {1, -5L, 2.5f, -3.25, "", "a", "abc", "abcd", "Grüße", true, false};
        assertEquals(
                List.of(new OscMessage("/a", List.of(arguments))), decode(Osc.message("/a", arguments)));
    }

    @Test
    void bundlesAreReadInTheirOrder() throws OscException {
        byte[] packet = Osc.bundle(
                Osc.message("/1"), Osc.bundle(Osc.message("/2", 2), Osc.bundle()), Osc.message("/3", "x"));
        assertEquals(
                List.of("/1", "/2", "/3"), decode(packet).stream().map(OscMessage::address).toList());
    }

    @Test
    void aMessageWithoutTypesHasNoArguments() throws OscException {
        assertEquals(List.of(new OscMessage("/undo", List.of())), decode(Osc.string("/undo")));
    }

    @Test
    void nilAndImpulseAreNoValues() throws OscException {
        byte[] packet = Osc.joined(Osc.string("/undo"), Osc.string(",NI"));
        assertEquals(List.of(new OscMessage("/undo", List.of())), decode(packet));
    }

    @Test
    void whatMakesNoSenseIsRefusedWithWhatWasExpected() {
        assertEquals("a size of 0 bytes: expected a multiple of 4", refusal(new byte[0]));
        assertEquals("a size of 5 bytes: expected a multiple of 4", refusal(new byte[5]));
        assertEquals("expected an address that begins with / or #bundle", refusal(new byte[4]));
        assertEquals("a string without an end", refusal(new byte[] {'/', 'a', 'b', 'c'}));
        assertEquals(
                "0 bytes: expected 4", refusal(Osc.joined(Osc.string("/a"), Osc.string(",i"))));
        assertEquals(
                "4 bytes behind the last argument",
                refusal(Osc.joined(Osc.string("/a"), Osc.string(","), new byte[4])));
        assertEquals(
                "expected the types of the arguments", refusal(Osc.joined(Osc.string("/a"), Osc.string("x"))));
        assertEquals(
                "an argument of type b: expected i, f, h, d, s, T or F",
                refusal(Osc.joined(Osc.string("/a"), Osc.string(",b"), new byte[4])));
        byte[] huge = Osc.bundle(Osc.message("/a"));
        huge[16] = (byte) 0x80;
        assertEquals("8 bytes: expected -2147483640", refusal(huge));
    }

    @Test
    void bundlesInBundlesEndSomewhere() throws OscException {
        byte[] packet = Osc.message("/a");
        for (int depth = 1; depth <= 16; depth++) {
            packet = Osc.bundle(packet);
            assertEquals(1, decode(packet).size());
        }
        assertEquals("bundles in more than 16 bundles", refusal(Osc.bundle(packet)));
    }

    @Test
    void noPacketDoesMoreThanBeRefused() {
        SplittableRandom random = new SplittableRandom(1);
        int read = 0;
        for (int i = 0; i < 100_000; i++) {
            byte[] packet = Osc.senseless(random);
            try {
                for (OscMessage message : decode(packet)) {
                    OscLines.line(message).ifPresent(line -> assertTrue(line.chars().noneMatch(Character::isISOControl)));
                    read++;
                }
            } catch (OscException refused) {
                assertTrue(refused.getMessage().chars().noneMatch(Character::isISOControl), refused.getMessage());
            }
        }
        assertTrue(read > 1000, "only " + read + " were read");
    }

    @Test
    void whatLiesAroundThePacketIsNotRead() throws OscException {
        byte[] packet = Osc.message("/a", "abc");
        ByteBuffer among = ByteBuffer.wrap(Osc.joined(new byte[] {1, 2, 3}, packet, Osc.string("garbage")));
        among.position(3).limit(3 + packet.length);
        assertEquals(decode(packet), OscDecoder.decode(among));
        for (int length = 0; length < packet.length; length++) {
            int cut = length;
            assertThrows(OscException.class, () -> {
                List<OscMessage> messages = decode(Arrays.copyOf(packet, cut));
                // A message may end before its types, and then has no arguments.
                if (Stream.of(messages.getFirst()).allMatch(message -> message.arguments().isEmpty())) {
                    throw new OscException("cut");
                }
            });
        }
    }
}
