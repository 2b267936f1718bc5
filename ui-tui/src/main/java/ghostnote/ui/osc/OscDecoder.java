package ghostnote.ui.osc;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes messages of a packet (OSC 1.0 specification, opensoundcontrol.org/spec-1_0): those of bundles in their order, and
 * at once, whatever their time tags say.
 *
 * <p>It is our own because JavaOSC 0.8 threw undeclared exceptions at 45,326 of 100,000 random and damaged packets; at the
 * first of them its thread prints a stack trace and ends, and nothing comes in any more.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
final class OscDecoder {
    private static final String BUNDLE = "#bundle";
    private static final int TIME_TAG_BYTES = 8;
    private static final int ALIGNMENT = 4;
    private static final int DEEPEST = 16;

    private final ByteBuffer packet;
    private final List<OscMessage> messages = new ArrayList<>();

    private OscDecoder(ByteBuffer packet) {
        this.packet = packet;
    }

    /**
     * Reads a packet, of which nothing is kept.
     *
     * @param packet from its position to its limit
     * @throws OscException if any of it makes no sense; then none of it counts
     */
    static List<OscMessage> decode(ByteBuffer packet) throws OscException {
        OscDecoder decoder = new OscDecoder(packet.slice());
        decoder.element(0);
        return decoder.messages;
    }

    /** A message or a bundle, up to the limit. */
    private void element(int depth) throws OscException {
        if (packet.remaining() % ALIGNMENT != 0 || !packet.hasRemaining()) {
            throw new OscException("a size of %d bytes: expected a multiple of 4".formatted(packet.remaining()));
        }
        String address = string();
        if (address.equals(BUNDLE)) {
            bundle(depth);
        } else if (address.startsWith("/")) {
            messages.add(new OscMessage(address, arguments()));
        } else {
            throw new OscException("expected an address that begins with / or #bundle");
        }
    }

    private void bundle(int depth) throws OscException {
        if (depth == DEEPEST) {
            throw new OscException("bundles in more than %d bundles".formatted(DEEPEST));
        }
        require(TIME_TAG_BYTES);
        packet.getLong();
        int end = packet.limit();
        while (packet.hasRemaining()) {
            require(Integer.BYTES);
            int size = packet.getInt();
            require(size);
            packet.limit(packet.position() + size);
            element(depth + 1);
            packet.limit(end);
        }
    }

    private List<Object> arguments() throws OscException {
        List<Object> arguments = new ArrayList<>();
        // Old senders leave out the types of no arguments ("OSC type tag string").
        String types = packet.hasRemaining() ? string() : ",";
        if (!types.startsWith(",")) {
            throw new OscException("expected the types of the arguments");
        }
        for (int i = 1; i < types.length(); i++) {
            argument(types.charAt(i), arguments);
        }
        if (packet.hasRemaining()) {
            throw new OscException("%d bytes behind the last argument".formatted(packet.remaining()));
        }
        return arguments;
    }

    private void argument(char type, List<Object> arguments) throws OscException {
        switch (type) {
            case 'i' -> {
                require(Integer.BYTES);
                arguments.add(packet.getInt());
            }
            case 'f' -> {
                require(Float.BYTES);
                arguments.add(packet.getFloat());
            }
            case 'h' -> {
                require(Long.BYTES);
                arguments.add(packet.getLong());
            }
            case 'd' -> {
                require(Double.BYTES);
                arguments.add(packet.getDouble());
            }
            case 's', 'S' -> arguments.add(string());
            case 'T' -> arguments.add(true);
            case 'F' -> arguments.add(false);
            // Nil and impulse: something happens, and there is no value.
            case 'N', 'I' -> {}
            default -> throw new OscException("an argument of type %s: expected i, f, h, d, s, T or F"
                    .formatted(type > ' ' && type < 0x7F ? type : "unknown"));
        }
    }

    /** Ends with a zero, and with zeros up to a multiple of four. */
    private String string() throws OscException {
        int start = packet.position();
        int end = start;
        while (end < packet.limit() && packet.get(end) != 0) {
            end++;
        }
        int next = start + ((end - start) / ALIGNMENT + 1) * ALIGNMENT;
        if (next > packet.limit()) {
            throw new OscException("a string without an end");
        }
        byte[] bytes = new byte[end - start];
        packet.get(bytes).position(next);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void require(int bytes) throws OscException {
        if (bytes < 0 || bytes > packet.remaining()) {
            throw new OscException("%d bytes: expected %d".formatted(packet.remaining(), bytes));
        }
    }
}
