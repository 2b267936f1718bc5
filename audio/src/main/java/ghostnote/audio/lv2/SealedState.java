package ghostnote.audio.lv2;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A state as text: Turtle as lilv writes it, under one line that says whose it is and by which sum all of it can be known to
 * be there. lilv ends the process over Turtle that tells of no state, so it is only given its own.
 */
final class SealedState {
    private static final Pattern SEALED =
            Pattern.compile("# LV2 state of <([^>]*)>, crc32 ([0-9a-f]{8})\n(.*)", Pattern.DOTALL);

    private SealedState() {}

    static String seal(String plugin, String turtle) {
        return "# LV2 state of <%s>, crc32 %08x\n".formatted(plugin, sum(plugin, turtle)) + turtle;
    }

    /**
     * The Turtle in it.
     *
     * @throws Lv2Exception in one line, if it is not whole, or another plugin's
     */
    static String open(String text, Lv2Plugin plugin) {
        Matcher sealed = SEALED.matcher(text);
        if (!sealed.matches()
                || !sealed.group(2).equals("%08x".formatted(sum(sealed.group(1), sealed.group(3))))) {
            throw new Lv2Exception(
                    "that is no state of %s: expected one as it was kept, to the letter".formatted(plugin.name()));
        }
        if (!sealed.group(1).equals(plugin.uri())) {
            throw new Lv2Exception("that is no state of %s: it is one of %s".formatted(plugin.name(), sealed.group(1)));
        }
        return sealed.group(3);
    }

    private static long sum(String plugin, String turtle) {
        CRC32 sum = new CRC32();
        sum.update(plugin.getBytes(StandardCharsets.UTF_8));
        sum.update(turtle.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
