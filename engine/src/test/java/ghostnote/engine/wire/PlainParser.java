package ghostnote.engine.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The parser once more, with the whole stream at hand: take the real-time bytes out, cut what is left before each status
 * byte, and read the pieces. Slow, and meant to be obviously right.
 */
final class PlainParser {
    private PlainParser() {}

    /** The messages of a stream, each with the place of its last byte before it, in the order of those. */
    static List<String> messages(byte[] stream) {
        TreeMap<Integer, String> messages = new TreeMap<>();
        for (int i = 0; i < stream.length; i++) {
            int octet = stream[i] & 0xFF;
            if (octet >= 0xF8 && octet != 0xF9 && octet != 0xFD) {
                messages.put(i, message(i, octet, 0, 0));
            }
        }
        for (int[] piece : pieces(stream)) {
            int status = stream[piece[0]] & 0xFF;
            int data = dataOf(status);
            for (int from = 1; data >= 0 && from + data <= piece.length; from += data) {
                int last = from + data - 1;
                messages.put(piece[last], message(
                        piece[last], status, data > 0 ? stream[piece[from]] : 0, data > 1 ? stream[piece[last]] : 0));
                if (status >= 0xF0) {
                    break;
                }
            }
        }
        return List.copyOf(messages.values());
    }

    /** The bytes of no message, whole or exclusive, but for a last message that may still become whole. */
    static long dropped(byte[] stream) {
        long dropped = IntStream.range(0, stream.length)
                .filter(i -> stream[i] == (byte) 0xF9 || stream[i] == (byte) 0xFD)
                .count();
        List<int[]> pieces = pieces(stream);
        boolean exclusive = false;
        for (int i = 0; i < pieces.size(); i++) {
            int[] piece = pieces.get(i);
            int status = stream[piece[0]] & 0xFF;
            int data = dataOf(status);
            boolean isLast = i == pieces.size() - 1;
            if (status < 0x80) {
                dropped += piece.length;
            } else if (data < 0) {
                dropped += status == 0xF0 ? 0 : piece.length - (status == 0xF7 && exclusive ? 1 : 0);
            } else if (piece.length < 1 + data) {
                dropped += isLast ? 0 : piece.length;
            } else if (status >= 0xF0) {
                dropped += piece.length - 1 - data;
            } else {
                dropped += isLast ? 0 : (piece.length - 1) % data;
            }
            exclusive = status == 0xF0;
        }
        return dropped;
    }

    /** The places of the bytes of each piece: a status byte and all data up to the next, or data before the first. */
    private static List<int[]> pieces(byte[] stream) {
        List<List<Integer>> pieces = new ArrayList<>();
        for (int i = 0; i < stream.length; i++) {
            int octet = stream[i] & 0xFF;
            if (octet < 0xF8) {
                if (octet >= 0x80 || pieces.isEmpty()) {
                    pieces.add(new ArrayList<>());
                }
                pieces.getLast().add(i);
            }
        }
        return pieces.stream()
                .map(piece -> piece.stream().mapToInt(Integer::intValue).toArray())
                .toList();
    }

    private static int dataOf(int status) {
        return switch (status >> 4) {
            case 0x8, 0x9, 0xA, 0xB, 0xE -> 2;
            case 0xC, 0xD -> 1;
            default -> switch (status) {
                case 0xF1, 0xF3 -> 1;
                case 0xF2 -> 2;
                case 0xF6 -> 0;
                default -> -1;
            };
        };
    }

    private static String message(int at, int status, int data1, int data2) {
        return "%d: %02X %02X %02X".formatted(at, status, data1, data2);
    }
}
