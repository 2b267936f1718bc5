package ghostnote.engine.model;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A CRC-32C over a whole model file, kept in its own metadata: eight hexadecimal digits that count as zeros while the
 * sum is taken. It finds what shapes and lengths cannot, a flipped bit in a weight.
 */
public final class Checksum {
    /** Its key in the metadata. */
    public static final String KEY = "crc32c";

    /** What stands there before the sum is known. */
    public static final String BLANK = "00000000";

    private static final String BEFORE_DIGITS = "\"" + KEY + "\":\"";

    private Checksum() {}

    /** Writes the sum into its place, which must hold {@link #BLANK}. */
    public static void seal(byte[] file) {
        int at = digitsAt(file);
        byte[] digits = "%08x".formatted(sumWithBlank(file, at)).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, file, at, digits.length);
    }

    /** Whether the sum in the metadata is that of the file. */
    public static boolean holds(byte[] file) {
        int at = digitsAt(file);
        if (at < 0) {
            return false;
        }
        String digits = new String(file, at, BLANK.length(), StandardCharsets.US_ASCII);
        return digits.equals("%08x".formatted(sumWithBlank(file, at)));
    }

    private static int sumWithBlank(byte[] file, int at) {
        CRC32C crc = new CRC32C();
        crc.update(file, 0, at);
        crc.update(BLANK.getBytes(StandardCharsets.US_ASCII));
        crc.update(file, at + BLANK.length(), file.length - at - BLANK.length());
        return (int) crc.getValue();
    }

    private static int digitsAt(byte[] file) {
        byte[] wanted = BEFORE_DIGITS.getBytes(StandardCharsets.US_ASCII);
        for (int at = 0; at + wanted.length + BLANK.length() <= file.length; at++) {
            int i = 0;
            while (i < wanted.length && file[at + i] == wanted[i]) {
                i++;
            }
            if (i == wanted.length) {
                return at + wanted.length;
            }
        }
        return -1;
    }
}
