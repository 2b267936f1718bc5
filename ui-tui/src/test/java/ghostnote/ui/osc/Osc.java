package ghostnote.ui.osc;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Writes packets, by the specification. */
final class Osc {
    private Osc() {}

    static byte[] string(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, (bytes.length / 4 + 1) * 4);
    }

    static byte[] message(String address, Object... arguments) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        StringBuilder types = new StringBuilder(",");
        for (Object argument : arguments) {
            switch (argument) {
                case Integer i -> {
                    types.append('i');
                    data.writeBytes(ByteBuffer.allocate(4).putInt(i).array());
                }
                case Long h -> {
                    types.append('h');
                    data.writeBytes(ByteBuffer.allocate(8).putLong(h).array());
                }
                case Float f -> {
                    types.append('f');
                    data.writeBytes(ByteBuffer.allocate(4).putFloat(f).array());
                }
                case Double d -> {
                    types.append('d');
                    data.writeBytes(ByteBuffer.allocate(8).putDouble(d).array());
                }
                case Boolean b -> types.append(b ? 'T' : 'F');
                default -> {
                    types.append('s');
                    data.writeBytes(string(argument.toString()));
                }
            }
        }
        return joined(string(address), string(types.toString()), data.toByteArray());
    }

    static byte[] bundle(byte[]... elements) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(string("#bundle"));
        all.writeBytes(ByteBuffer.allocate(8).putLong(1).array());
        for (byte[] element : elements) {
            all.writeBytes(ByteBuffer.allocate(4).putInt(element.length).array());
            all.writeBytes(element);
        }
        return all.toByteArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Chance bytes, or a packet that was damaged. */
    static byte[] senseless(SplittableRandom random) {
        byte[] message = message("/ghostnote/mute/snare", 1, "funk", 2.5f, 7L, true);
        byte[] packet =
                switch (random.nextInt(4)) {
                    case 0 -> new byte[random.nextInt(80)];
                    case 1 -> message;
                    case 2 -> bundle(message, bundle(message), message);
                    default -> string("/" + "x".repeat(random.nextInt(9)));
                };
        if (random.nextInt(4) == 0) {
            random.nextBytes(packet);
        }
        for (int i = random.nextInt(5); i > 0 && packet.length > 0; i--) {
            packet[random.nextInt(packet.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(3) == 0 ? Arrays.copyOf(packet, random.nextInt(packet.length + 9)) : packet;
    }
}
