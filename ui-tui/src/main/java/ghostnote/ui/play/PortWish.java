package ghostnote.ui.play;

import ghostnote.engine.drum.KitMap;
import ghostnote.presets.Kits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a MIDI port is to be played: {@code TR-8S,kit=roland-tr-8s,channel=2,offset=-5,clock=off}.
 *
 * @param port its name, or a part of it
 * @param kit how it plays the voices
 * @param offsetMs how much later all is sent than it is due, or earlier
 * @param clock whether it is sent clock, start and stop
 */
record PortWish(String port, KitMap kit, double offsetMs, boolean clock) {
    private static final double MOST_MS = 200;
    private static final Pattern OPTION = Pattern.compile(",(kit|channel|offset|clock)=([^,]*)");
    private static final String EXAMPLE = "TR-8S,kit=roland-tr-8s,channel=2,offset=-5,clock=off";

    /** The name that is JACK, and not a port's; it may be followed by a colon and what to connect to. */
    static final String JACK = "jack";

    /**
     * Whether an output or an input of this name is JACK's.
     *
     * @param name as it was asked for, with what follows
     */
    static boolean isJack(String name) {
        return name.matches(JACK + "([:,].*)?");
    }

    /** Whether it is JACK that plays it. */
    boolean isJack() {
        return isJack(port);
    }

    /** The JACK port to connect to; empty for none. */
    String connection() {
        return port.length() > JACK.length() ? port.substring(JACK.length() + 1) : "";
    }

    /**
     * Reads one.
     *
     * @param usual the kit, if it says none
     * @param jackClock whether JACK is sent a clock, if it does not say
     * @throws IllegalArgumentException with what is allowed
     */
    static PortWish parse(String text, KitMap usual, boolean jackClock, Kits kits) {
        Matcher options = OPTION.matcher(text);
        String port = text;
        KitMap kit = usual;
        int channel = 0;
        double offsetMs = 0;
        boolean clock = !isJack(text) || jackClock;
        int end = -1;
        while (options.find()) {
            if (end < 0) {
                port = text.substring(0, options.start());
            } else if (options.start() != end) {
                throw refused(text, "expected such as " + EXAMPLE);
            }
            end = options.end();
            String value = options.group(2);
            switch (options.group(1)) {
                case "kit" -> kit = kits.find(value);
                case "channel" -> channel = (int) number(text, value, 1, 16);
                case "offset" -> offsetMs = number(text, value, -MOST_MS, MOST_MS);
                default -> clock = isOn(text, value);
            }
        }
        if (end >= 0 && end != text.length()) {
            throw refused(text, "expected such as " + EXAMPLE);
        }
        return new PortWish(port, channel == 0 ? kit : kit.onChannel(channel - 1), offsetMs, clock);
    }

    private static boolean isOn(String text, String value) {
        return switch (value) {
            case "on" -> true;
            case "off" -> false;
            default -> throw refused(text, "clock=%s: expected on or off".formatted(value));
        };
    }

    private static double number(String text, String value, double least, double most) {
        try {
            double number = Double.parseDouble(value);
            if (number >= least && number <= most && (least < 0 || number == Math.rint(number))) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a number out of range is.
        }
        throw refused(text, "%s: expected %.0f to %.0f".formatted(value, least, most));
    }

    private static IllegalArgumentException refused(String text, String why) {
        return new IllegalArgumentException("--out %s: %s".formatted(text, why));
    }
}
