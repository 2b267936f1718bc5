import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Draws what tmux has captured of a terminal, with its colours ({@code capture-pane -p -e}), as SVG: stdin to stdout.
 *
 * <pre>  java AnsiToSvg.java COLUMNS ROWS &lt; capture &gt; picture.svg</pre>
 */
class AnsiToSvg {
    private static final double CELL_WIDTH = 8.4;
    private static final int CELL_HEIGHT = 17;
    private static final int BASELINE = 13;
    private static final int MARGIN = 10;
    private static final String BACKGROUND = "#16181d";
    private static final String FOREGROUND = "#d8dce4";
    private static final Pattern SEQUENCE = Pattern.compile("\033\\[([0-9;]*)m|\033[()][A-Z0-9]|[\016\017]");

    private String color = FOREGROUND;
    private boolean isBold;
    private boolean isFaint;
    private boolean isInverse;
    private final List<String> shapes = new ArrayList<>();

    public static void main(String[] arguments) throws IOException {
        int columns = Integer.parseInt(arguments[0]);
        int rows = Integer.parseInt(arguments[1]);
        String captured = new String(System.in.readAllBytes(), StandardCharsets.UTF_8);
        System.out.print(new AnsiToSvg().draw(captured, columns, rows));
    }

    private String draw(String captured, int columns, int rows) {
        int row = 0;
        for (String line : captured.lines().limit(rows).toList()) {
            drawLine(line, row++);
        }
        double width = columns * CELL_WIDTH + 2 * MARGIN;
        int height = rows * CELL_HEIGHT + 2 * MARGIN;
        return """
                <svg xmlns="http://www.w3.org/2000/svg" width="%.0f" height="%d" viewBox="0 0 %.0f %d">
                <rect width="100%%" height="100%%" rx="6" fill="%s"/>
                <g font-family="DejaVu Sans Mono, Menlo, Consolas, monospace" font-size="14" xml:space="preserve">
                %s
                </g>
                </svg>
                """.formatted(width, height, width, height, BACKGROUND, String.join("\n", shapes));
    }

    private void drawLine(String line, int row) {
        Matcher sequence = SEQUENCE.matcher(line);
        int column = 0;
        int from = 0;
        while (sequence.find()) {
            column = drawRun(line.substring(from, sequence.start()), column, row);
            if (sequence.group(1) != null) {
                obey(sequence.group(1));
            }
            from = sequence.end();
        }
        drawRun(line.substring(from), column, row);
    }

    private int drawRun(String text, int column, int row) {
        if (isInverse && !text.isEmpty()) {
            shapes.add("<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"%s/>".formatted(
                    x(column), y(row), text.length() * CELL_WIDTH, CELL_HEIGHT, color, opacity()));
        }
        // Each word at its own place, so that another font does not move what follows.
        Matcher word = Pattern.compile("\\S+").matcher(text);
        while (word.find()) {
            shapes.add("<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" lengthAdjust=\"spacingAndGlyphs\" fill=\"%s\"%s%s>%s</text>"
                    .formatted(
                            x(column + word.start()),
                            y(row) + BASELINE,
                            word.group().length() * CELL_WIDTH,
                            isInverse ? BACKGROUND : color,
                            isBold ? " font-weight=\"bold\"" : "",
                            isInverse ? "" : opacity(),
                            word.group().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")));
        }
        return column + text.length();
    }

    private static double x(int column) {
        return MARGIN + column * CELL_WIDTH;
    }

    private static int y(int row) {
        return MARGIN + row * CELL_HEIGHT;
    }

    private String opacity() {
        return isFaint ? " opacity=\"0.5\"" : "";
    }

    /** ECMA-48, 8.3.117, select graphic rendition, as far as the stage uses it. */
    private void obey(String parameters) {
        String[] codes = parameters.isEmpty() ? new String[] {"0"} : parameters.split(";");
        for (int i = 0; i < codes.length; i++) {
            switch (codes[i]) {
                case "0" -> {
                    color = FOREGROUND;
                    isBold = false;
                    isFaint = false;
                    isInverse = false;
                }
                case "1" -> isBold = true;
                case "2" -> isFaint = true;
                case "7" -> isInverse = true;
                case "22" -> {
                    isBold = false;
                    isFaint = false;
                }
                case "27" -> isInverse = false;
                case "39" -> color = FOREGROUND;
                case "38" -> {
                    if (codes[i + 1].equals("2")) {
                        color = "#%02x%02x%02x".formatted(
                                Integer.parseInt(codes[i + 2]), Integer.parseInt(codes[i + 3]), Integer.parseInt(codes[i + 4]));
                        i += 4;
                    } else {
                        throw new IllegalArgumentException("expected 16 million colours: " + parameters);
                    }
                }
                default -> {}
            }
        }
    }
}
