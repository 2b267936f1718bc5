package ghostnote.ui.corpus;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/**
 * Small plots of characters: blocks in eighths where the terminal has them, else what ASCII has.
 *
 * @param levels from empty to full, for columns
 * @param parts from empty to full, for bars
 */
record Plot(String levels, String parts) {
    private static final Plot BLOCKS = new Plot(" ▁▂▃▄▅▆▇█", " ▏▎▍▌▋▊▉█");
    private static final Plot ASCII = new Plot(" .:#", " #");

    /** What a terminal of this encoding can show. */
    static Plot in(Charset charset) {
        return charset.newEncoder().canEncode(BLOCKS.levels + BLOCKS.parts) ? BLOCKS : ASCII;
    }

    /** A horizontal bar that is full at a share of 1; whatever is more than nothing shows. */
    String bar(double share, int width) {
        int full = parts.length() - 1;
        int eighths = eighths(share, width * full);
        String whole = parts.substring(full).repeat(eighths / full);
        return eighths % full == 0 ? whole : whole + parts.charAt(eighths % full);
    }

    /** A column for each count, the highest of them full; from the top row to the bottom one. */
    List<String> columns(long[] counts, int height) {
        long most = most(counts);
        int full = levels.length() - 1;
        List<String> rows = new ArrayList<>();
        for (int row = height - 1; row >= 0; row--) {
            StringBuilder line = new StringBuilder();
            for (long count : counts) {
                int eighths = eighths((double) count / most, height * full);
                line.append(levels.charAt(Math.clamp(eighths - (long) row * full, 0, full)));
            }
            rows.add(line.toString());
        }
        return rows;
    }

    /** Columns of one row, a dot for nothing. */
    String row(long[] counts) {
        return columns(counts, 1).getFirst().replace(' ', parts.length() > 2 ? '·' : '-');
    }

    private static int eighths(double share, int most) {
        return share <= 0 ? 0 : Math.clamp(Math.round(share * most), 1, most);
    }

    private static long most(long[] counts) {
        long most = 1;
        for (long count : counts) {
            most = Math.max(most, count);
        }
        return most;
    }
}
