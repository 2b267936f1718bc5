package ghostnote.ui.term;

import ghostnote.ui.screen.Hue;
import ghostnote.ui.screen.Ink;
import java.util.HashMap;
import java.util.Map;
import org.jline.utils.AttributedStyle;

/** The colours of hues, by how many there are. */
final class Palette {
    private final ColorDepth depth;
    private final Map<Ink, AttributedStyle> styles = new HashMap<>();

    Palette(ColorDepth depth) {
        this.depth = depth;
    }

    /** One hue, as red, green and blue, as one of 256, as one of eight. */
    private record Color(int rgb, int indexed, int ofEight) {}

    private static Color color(Hue hue) {
        return switch (hue) {
            case PLAIN -> null;
            case KICK -> new Color(0xff6b5e, 203, AttributedStyle.RED);
            case SNARE -> new Color(0xffc857, 221, AttributedStyle.YELLOW);
            case HAT -> new Color(0x5fd7d7, 80, AttributedStyle.CYAN);
            case TOM -> new Color(0xc792ea, 176, AttributedStyle.MAGENTA);
            case CYMBAL -> new Color(0x82aaff, 111, AttributedStyle.BLUE);
            case PERCUSSION, GOOD -> new Color(0x8fd460, 113, AttributedStyle.GREEN);
            case DIAL -> new Color(0x7fdbca, 79, AttributedStyle.CYAN);
            case NEWS -> new Color(0xf2d675, 222, AttributedStyle.YELLOW);
            case ALERT -> new Color(0xff4060, 197, AttributedStyle.RED);
        };
    }

    AttributedStyle style(Ink ink) {
        return styles.computeIfAbsent(ink, this::make);
    }

    private AttributedStyle make(Ink ink) {
        AttributedStyle style = AttributedStyle.DEFAULT;
        Color color = color(ink.hue());
        if (color != null) {
            style = switch (depth) {
                case NONE -> style;
                case EIGHT -> style.foreground(color.ofEight);
                case INDEXED -> style.foreground(color.indexed);
                case TRUE -> style.foregroundRgb(color.rgb);
            };
        }
        style = switch (ink.weight()) {
            case FAINT -> style.faint();
            case NORMAL -> style;
            case BOLD -> style.bold();
        };
        return ink.isInverse() ? style.inverse() : style;
    }
}
