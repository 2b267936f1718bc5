package ghostnote.ui.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A line behind its own checksum. */
final class SealedLine {
    private static final int SEAL_LENGTH = 8;

    private SealedLine() {}

    /** The line with its checksum before it. */
    static String seal(String line) {
        return checksum(line) + " " + line;
    }

    /** The line without its checksum, if that holds. */
    static Optional<String> open(String sealed) {
        if (sealed.length() <= SEAL_LENGTH || sealed.charAt(SEAL_LENGTH) != ' ') {
            return Optional.empty();
        }
        String line = sealed.substring(SEAL_LENGTH + 1);
        return sealed.startsWith(checksum(line)) ? Optional.of(line) : Optional.empty();
    }

    private static String checksum(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
