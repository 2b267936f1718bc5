package ghostnote.ui.screen;

import java.util.Arrays;

/**
 * A picture of characters, each in its ink. What is put outside it is left out; what is not one cell wide, or would be obeyed
 * by a terminal, becomes a question mark.
 *
 * <p>Thread: one owner. Real-time safe: no.
 */
public final class Cells {
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7F;
    private static final int LAST_CONTROL = 0x9F;

    /** From here on scripts are two cells wide, or combine. */
    private static final int FIRST_OTHER_WIDTH = 0x300;

    private static final int FIRST_SYMBOL = 0x2010;
    private static final int LAST_SYMBOL = 0x27BF;

    private final int width;
    private final int height;
    private final char[] characters;
    private final Ink[] inks;

    /** All empty. */
    public Cells(int width, int height) {
        this.width = width;
        this.height = height;
        characters = new char[width * height];
        inks = new Ink[width * height];
        Arrays.fill(characters, ' ');
        Arrays.fill(inks, Ink.TEXT);
    }

    /** In cells. */
    public int width() {
        return width;
    }

    /** In cells. */
    public int height() {
        return height;
    }

    /** What stands in a cell. */
    public char at(int x, int y) {
        return characters[y * width + x];
    }

    /** How. */
    public Ink inkAt(int x, int y) {
        return inks[y * width + x];
    }

    /** Where the ink of a cell ends in its row: the first column that is in another. */
    public int endOfInk(int x, int y) {
        int end = x + 1;
        while (end < width && inkAt(end, y).equals(inkAt(x, y))) {
            end++;
        }
        return end;
    }

    /** What stands in a row from a column on before another. */
    public String text(int from, int end, int y) {
        return new String(characters, y * width + from, end - from);
    }

    /** Writes a text, cut at the edges. Returns the column behind it. */
    int put(int x, int y, String text, Ink ink) {
        for (int i = 0; i < text.length(); i++) {
            put(x + i, y, text.charAt(i), ink);
        }
        return x + text.length();
    }

    /** Writes a text into so many cells, and says by its last character where it did not fit. */
    void putWithin(int x, int y, int cells, String text, Ink ink) {
        if (text.length() <= cells) {
            put(x, y, text, ink);
        } else if (cells > 0) {
            put(x, y, text.substring(0, cells - 1) + '~', ink);
        }
    }

    /** Writes a text that ends before a column. */
    void putBefore(int end, int y, String text, Ink ink) {
        put(end - text.length(), y, text, ink);
    }

    void put(int x, int y, char character, Ink ink) {
        if (x >= 0 && x < width && y >= 0 && y < height) {
            characters[y * width + x] = oneCell(character);
            inks[y * width + x] = ink;
        }
    }

    private static char oneCell(char character) {
        boolean isPrintable = character >= FIRST_PRINTABLE && character < DELETE || character > LAST_CONTROL;
        boolean isNarrow = character < FIRST_OTHER_WIDTH || character >= FIRST_SYMBOL && character <= LAST_SYMBOL;
        return isPrintable && isNarrow ? character : '?';
    }

    /** Makes a part empty. */
    void clear(int x, int y, int columns, int rows) {
        for (int row = y; row < y + rows; row++) {
            for (int column = x; column < x + columns; column++) {
                put(column, row, ' ', Ink.TEXT);
            }
        }
    }

    /** Another ink for what is in a part already. */
    void ink(int x, int y, int columns, Ink ink) {
        for (int column = x; column < x + columns; column++) {
            if (column >= 0 && column < width && y >= 0 && y < height) {
                inks[y * width + column] = ink;
            }
        }
    }

    /** The characters, a line for each row, without what is empty at its end. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < height; y++) {
            text.append(new String(characters, y * width, width).stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
