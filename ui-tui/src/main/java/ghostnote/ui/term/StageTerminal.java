package ghostnote.ui.term;

import ghostnote.engine.os.Threads;
import ghostnote.ui.screen.Cells;
import ghostnote.ui.screen.Glyphs;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.jline.nativ.JLineNativeLoader;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.Curses;
import org.jline.utils.Display;
import org.jline.utils.InfoCmp;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.ShutdownHooks;

/**
 * The terminal that the process was started in, taken over whole: another screen, no cursor, each key at once. Control-C
 * still ends the process; control-Z and control-S are keys, as a performance must not be stopped by them.
 *
 * <p>Thread: {@link #draw} one, {@link #readKey} one other, {@link #close} any. Real-time safe: no: a terminal that takes
 * nothing blocks who draws, as long as it likes.
 */
public final class StageTerminal implements AutoCloseable {
    private static final String COLOR_TERM = "COLORTERM";
    private static final String NO_COLOR = "NO_COLOR";
    private static final int USUAL_COLUMNS = 80;
    private static final int USUAL_ROWS = 24;
    private static final int MOST_CELLS_A_SIDE = 1000;
    private static final long LONGEST_RESTORE_MS = 300;
    private static final long RETRY_NS = 20_000_000;
    private static final int MOST_TRIES = 50;
    private static final List<Capability> FAREWELL = List.of(
            Capability.exit_attribute_mode, Capability.cursor_normal, Capability.exit_ca_mode);

    /** In an attribute of a terminal, for a control character that none is to be (POSIX, termios). */
    private static final int NO_CHARACTER = 0;

    private final Terminal terminal;
    private final Attributes before;
    private final Display display;
    private final Palette palette;
    private final KeyReader keys;

    /** Not closed: it is that of the process. */
    @SuppressWarnings("resource")
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);

    /** What ends it, and who says so, are there beforehand: in the end there may be no memory. */
    private final byte[] farewell;

    private final Thread restore =
            Thread.ofPlatform().daemon().name("restore-terminal").unstarted(this::leave);

    private int columns;
    private int rows;
    private boolean isClosed;

    StageTerminal(Terminal terminal, ColorDepth depth) {
        this.terminal = terminal;
        before = terminal.getAttributes();
        display = new Display(terminal, true);
        // Lanes are alike: what looks like lines that moved are lines that changed.
        display.setScrollOptimization(false);
        palette = new Palette(depth);
        keys = new KeyReader(terminal.reader());
        farewell = farewell(terminal);
    }

    /** Whether there is one: somebody sits at both ends, and it can do more than print lines. */
    public static boolean isThere() {
        String type = System.getenv("TERM");
        boolean isTerminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        return isTerminal && type != null && !type.equals("dumb");
    }

    /** Begins to load what opening takes, where there is a terminal, so that it opens the sooner. */
    public static void loadAhead() {
        if (isThere()) {
            Thread.ofPlatform().daemon().name("load-terminal").start(() -> {
                try {
                    JLineNativeLoader.initialize();
                    InfoCmp.getInfoCmp(System.getenv("TERM"));
                } catch (Exception later) {
                    return; // opening tells what is wrong
                }
            });
        }
    }

    /**
     * Takes it over.
     *
     * @param depth how many colours it has; empty to ask the terminal and its environment
     * @param isAscii whether it shows no more than ASCII; empty to ask the environment
     * @throws IOException in one line, if there is none that can be
     */
    public static StageTerminal open(Optional<ColorDepth> depth, Optional<Boolean> isAscii) throws IOException {
        // It waits for a terminal that takes nothing, for ever; who opens this closes it.
        System.setProperty(ShutdownHooks.PROP_DISABLE_SHUTDOWN_HOOK, "true");
        Terminal terminal;
        try {
            TerminalBuilder builder = TerminalBuilder.builder();
            isAscii.ifPresent(ascii ->
                    builder.encoding(ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_8));
            terminal = builder.name("ghostnote")
                    .system(true)
                    .providers("jni,exec")
                    .dumb(false)
                    .nativeSignals(false)
                    // It would ask the terminal, and wait for an answer.
                    .graphemeCluster(false)
                    .build();
        } catch (IllegalStateException | IOException refusal) {
            throw new IOException("this terminal cannot be drawn on: " + refusal.getMessage(), refusal);
        }
        Integer colors = terminal.getNumericCapability(Capability.max_colors);
        ColorDepth asked = ColorDepth.of(
                System.getenv(NO_COLOR), System.getenv(COLOR_TERM), colors == null ? 0 : colors);
        StageTerminal stage = new StageTerminal(terminal, depth.orElse(asked));
        try {
            stage.enter();
            return stage;
        } catch (RuntimeException | Error failure) {
            stage.close();
            throw failure;
        }
    }

    private void enter() {
        terminal.enterRawMode();
        Attributes raw = terminal.getAttributes();
        raw.setControlChar(Attributes.ControlChar.VSUSP, NO_CHARACTER);
        raw.setLocalFlag(Attributes.LocalFlag.ISIG, true);
        terminal.setAttributes(raw);
        terminal.puts(Capability.enter_ca_mode);
        terminal.puts(Capability.cursor_invisible);
        terminal.puts(Capability.clear_screen);
        terminal.flush();
    }

    /** The signs that it can show, by how its text is encoded. */
    public Glyphs glyphs() {
        return terminal.outputEncoding().equals(StandardCharsets.UTF_8) ? Glyphs.UNICODE : Glyphs.ASCII;
    }

    /** Asks how large it is now; where it does not know, as terminals were. */
    public void measure() {
        Size size = terminal.getSize();
        int newColumns = size.getColumns() > 0 ? Math.min(size.getColumns(), MOST_CELLS_A_SIDE) : USUAL_COLUMNS;
        int newRows = size.getRows() > 0 ? Math.min(size.getRows(), MOST_CELLS_A_SIDE) : USUAL_ROWS;
        if (newColumns != columns || newRows != rows) {
            columns = newColumns;
            rows = newRows;
            display.resize(Size.of(columns, rows));
            display.clear();
        }
    }

    /** As it was measured last, in cells. */
    public int columns() {
        return columns;
    }

    /** As it was measured last, in cells. */
    public int rows() {
        return rows;
    }

    /** Draws what is another than before. */
    public void draw(Cells cells) {
        List<AttributedString> lines = new ArrayList<>();
        for (int y = 0; y < cells.height(); y++) {
            AttributedStringBuilder line = new AttributedStringBuilder(cells.width());
            int x = 0;
            while (x < cells.width()) {
                int end = cells.endOfInk(x, y);
                line.append(cells.text(x, end, y), palette.style(cells.inkAt(x, y)));
                x = end;
            }
            lines.add(line.toAttributedString());
        }
        display.update(lines, 0);
    }

    /**
     * Waits for a key.
     *
     * @return its name, such as {@code f}, {@code space} or {@code shift-left}; empty if none came for a while
     * @throws IOException if the terminal is gone
     */
    public Optional<String> readKey() throws IOException {
        return keys.read();
    }

    /** Leaves it as it was. What a blocked terminal does not take in time it is not told. */
    @Override
    public synchronized void close() {
        if (isClosed) {
            return;
        }
        try {
            // First what does not wait for the terminal.
            restoreSettings();
        } catch (IOError gone) {
            return; // nobody looks at it any more
        }
        isClosed = true;
        restore.start();
        Threads.joinFor(restore, LONGEST_RESTORE_MS);
    }

    /** Where there is no memory left, others who find that out let go of theirs. */
    private void restoreSettings() {
        for (int tries = MOST_TRIES; tries > 0; tries--) {
            try {
                terminal.setAttributes(before);
                return;
            } catch (OutOfMemoryError full) {
                LockSupport.parkNanos(RETRY_NS);
            }
        }
    }

    private static byte[] farewell(Terminal terminal) {
        StringBuilder text = new StringBuilder();
        for (Capability capability : FAREWELL) {
            String sequence = terminal.getStringCapability(capability);
            if (sequence != null) {
                Curses.tputs(text, sequence);
            }
        }
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private void leave() {
        try {
            out.write(farewell);
            terminal.close();
        } catch (IOException gone) {
            return; // nobody looks at it any more
        }
    }
}
