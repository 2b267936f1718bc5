package ghostnote.midi.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** MIDI files for tests: made by hand, byte by byte, or found in the folder of shared data. */
final class Smf {

    static final int[] END_OF_TRACK = {0, 0xFF, 0x2F, 0};

    private Smf() {}

    /** A header, then the chunks as they are. */
    static byte[] file(int format, int tracks, int division, byte[]... chunks) {
        byte[] fields = bytes(format >> 8, format, tracks >> 8, tracks, division >> 8, division);
        return join(chunk("MThd", fields), join(chunks));
    }

    /** A format 0 file at 96 ticks a quarter whose one track holds these events. */
    static byte[] of(int[]... events) {
        return file(0, 1, 96, track(events));
    }

    static byte[] track(int[]... events) {
        return chunk("MTrk", events(events));
    }

    static byte[] chunk(String name, byte[] body) {
        return chunk(name, body.length, body);
    }

    static byte[] chunk(String name, int claimedLength, byte[] body) {
        return join(
                name.getBytes(StandardCharsets.US_ASCII),
                ByteBuffer.allocate(4).putInt(claimedLength).array(),
                body);
    }

    /** A hit on the drum channel and, 48 ticks later, its off. */
    static int[] hit(int note) {
        return new int[] {0, 0x99, note, 100, 48, 0x89, note, 64};
    }

    static byte[] events(int[]... events) {
        return join(Stream.of(events).map(Smf::bytes).toArray(byte[][]::new));
    }

    static byte[] bytes(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        return bytes;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** All files under a folder of shared data, but for its notes; the test is skipped where there is none. */
    static List<Path> shared(String folder) {
        for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
            Path data = up.resolve("shared/data").resolve(folder);
            if (Files.isDirectory(data)) {
                return filesIn(data);
            }
        }
        Assumptions.abort("no shared/data/" + folder + " beside the checkout");
        return List.of();
    }

    private static List<Path> filesIn(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("_"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
