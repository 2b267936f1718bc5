package ghostnote.ui.stage;

import ghostnote.ui.play.Outputs;
import ghostnote.ui.play.Sight;
import ghostnote.ui.play.View;
import ghostnote.ui.screen.Snapshot.Overlay;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * What keys do. Most say a line, as {@link KeyTable} has it; some lines are about the screen, and then the next keys are for
 * something else: to type, to choose, to learn.
 *
 * <p>Thread: the view, {@link #showFutures} any.
 */
final class Keyboard {
    private static final long LEAVE_NS = TimeUnit.SECONDS.toNanos(3);
    private static final int PAGE_LINES = 16;

    private final KeyTable keys;
    private final Menus menus;
    private final Sight sight;
    private final View.Desk desk;
    private final Dials dials;
    private final Consumer<String> tell;
    private final List<String> help;

    private Mode mode = Mode.USUAL;
    private long modeEndsNs;
    private StringBuilder typed = new StringBuilder();
    private int firstLine;
    private int chosen;

    /** Those to choose from, and those that were thought of since. */
    private Overlay.Futures futures = new Overlay.Futures(1, List.of(), 0);

    private final AtomicReference<Overlay.Futures> newFutures = new AtomicReference<>();

    /** What the next key is for. */
    private enum Mode {
        USUAL,
        TYPES,
        READS_HELP,
        PICKS,
        CHOOSES_FUTURE,
        SOLO,
        LEARNS,
        LEAVES
    }

    /**
     * @param desk does what a line says
     * @param dials one of which is turned
     * @param tell takes lines for the performer
     */
    Keyboard(KeyTable keys, Menus menus, Sight sight, View.Desk desk, Dials dials, Consumer<String> tell) {
        this.keys = keys;
        this.menus = menus;
        this.sight = sight;
        this.desk = desk;
        this.dials = dials;
        this.tell = tell;
        help = HelpText.lines(keys, sight.text().cast());
    }

    /** Ways on were thought of: these are to be chosen from. */
    void showFutures(Overlay.Futures shown) {
        newFutures.set(shown);
    }

    /** A key was pressed. */
    void press(String key, long atNs) throws InterruptedException {
        if (mode == Mode.LEAVES && atNs > modeEndsNs) {
            mode = Mode.USUAL;
        }
        switch (mode) {
            case USUAL -> say(keys.line(key), atNs);
            case TYPES -> type(key, atNs);
            case READS_HELP -> read(key);
            case PICKS -> pick(key, atNs);
            case CHOOSES_FUTURE -> chooseFuture(key, atNs);
            case SOLO -> {
                mode = Mode.USUAL;
                if (key.length() == 1 && Character.isDigit(key.charAt(0))) {
                    desk.obey("solo " + key, atNs);
                }
            }
            case LEARNS -> learn(key, atNs);
            case LEAVES -> {
                String line = keys.line(key);
                mode = Mode.USUAL;
                say("leave".equals(line) ? "quit" : line, atNs);
            }
        }
    }

    /** Does what a line says: here, if it is about the screen. */
    private void say(String line, long atNs) throws InterruptedException {
        if (line == null) {
            return;
        }
        String[] words = line.split(" ", 2);
        String rest = words.length == 1 ? "" : words[1];
        switch (words[0]) {
            case "select" -> dials.select((int) number(rest));
            case "turn" -> desk.obey(dials.turned(number(rest), sight.values()), atNs);
            case "usual" -> desk.obey(dials.usual(), atNs);
            case "value" -> beginToType(dials.selected().name() + ' ');
            case "type" -> beginToType(rest);
            case "solo-next" -> mode = Mode.SOLO;
            case "learn" -> {
                mode = Mode.LEARNS;
                desk.obey(rest.isEmpty() ? "learn " + dials.selected().name() : line, atNs);
            }
            case "forget" -> desk.obey(rest.isEmpty() ? "forget " + dials.selected().name() : line, atNs);
            case "help" -> {
                firstLine = 0;
                mode = Mode.READS_HELP;
            }
            case "pick" -> {
                menus.open(
                        rest,
                        sight.text().cast().drummers(),
                        sight.outputs().stream().map(Outputs.Health::name).toList());
                chosen = 0;
                mode = Mode.PICKS;
            }
            case "leave" -> {
                mode = Mode.LEAVES;
                modeEndsNs = atNs + LEAVE_NS;
            }
            default -> desk.obey(line, atNs);
        }
    }

    private double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException notANumber) {
            tell.accept("%s: expected a number of steps, such as turn 1 or select -1".formatted(text));
            return 0;
        }
    }

    /** What a knob or a pad is to be for: another control, or what another key says. */
    private void learn(String key, long atNs) throws InterruptedException {
        String line = keys.line(key);
        if (key.equals("escape") || line == null) {
            mode = Mode.USUAL;
            desk.obey("learn-no-more", atNs);
        } else if (line.startsWith("select ")) {
            say(line, atNs);
            desk.obey("learn " + dials.selected().name(), atNs);
        } else {
            desk.obey("learn " + line, atNs);
        }
    }

    private void beginToType(String beginning) {
        typed = new StringBuilder(beginning);
        mode = Mode.TYPES;
    }

    private void type(String key, long atNs) throws InterruptedException {
        switch (key) {
            case "escape" -> mode = Mode.USUAL;
            case "enter" -> {
                mode = Mode.USUAL;
                say(typed.toString().strip(), atNs);
            }
            case "backspace" -> typed.setLength(Math.max(0, typed.length() - 1));
            case "space" -> typed.append(' ');
            default -> {
                if (key.length() == 1) {
                    typed.append(key);
                }
            }
        }
    }

    private void read(String key) {
        switch (key) {
            case "up" -> firstLine = Math.max(0, firstLine - 1);
            case "down" -> firstLine = Math.min(help.size() - 1, firstLine + 1);
            case "page-up" -> firstLine = Math.max(0, firstLine - PAGE_LINES);
            case "page-down", "space" -> firstLine = Math.min(help.size() - 1, firstLine + PAGE_LINES);
            default -> mode = Mode.USUAL;
        }
    }

    private void pick(String key, long atNs) throws InterruptedException {
        int count = menus.items().size();
        switch (key) {
            case "up" -> chosen = Math.max(0, chosen - 1);
            case "down" -> chosen = Math.min(Math.max(0, count - 1), chosen + 1);
            case "enter" -> {
                mode = Mode.USUAL;
                if (chosen < count) {
                    desk.obey(menus.items().get(chosen).line(), atNs);
                }
            }
            default -> mode = Mode.USUAL;
        }
    }

    private void chooseFuture(String key, long atNs) throws InterruptedException {
        int count = futures.futures().size();
        switch (key) {
            case "left", "up" -> chosen = Math.max(0, chosen - 1);
            case "right", "down" -> chosen = Math.min(Math.max(0, count - 1), chosen + 1);
            case "enter" -> {
                mode = Mode.USUAL;
                if (chosen < count) {
                    desk.obey("future " + (chosen + 1), atNs);
                }
            }
            default -> mode = Mode.USUAL;
        }
    }

    /**
     * Looks what has happened meanwhile.
     *
     * @param isLearning whether something on a controller is waited for
     */
    void look(boolean isLearning) {
        if (mode == Mode.LEARNS && !isLearning) {
            mode = Mode.USUAL;
        }
        if (mode == Mode.USUAL && newFutures.get() != null) {
            futures = newFutures.getAndSet(null);
            chosen = 0;
            mode = Mode.CHOOSES_FUTURE;
        }
    }

    /** What the next key is for; empty for the usual. */
    String prompt(long nowNs) {
        return switch (mode) {
            case SOLO -> "solo: 1 to 9 or 0 for the lane";
            case LEARNS -> "turn a knob for %s, or press a key and then a pad for it; escape ends this"
                    .formatted(dials.selected().name());
            case LEAVES -> nowNs > modeEndsNs ? "" : "the same key again ends the performance";
            default -> "";
        };
    }

    /** What is shown above the rest. */
    Overlay overlay() {
        return switch (mode) {
            case TYPES -> new Overlay.Typing(typed.toString());
            case READS_HELP -> new Overlay.Page("Keys and controls", help, firstLine);
            case PICKS -> new Overlay.Picker(
                    menus.heading(), menus.items().stream().map(Menus.Item::text).toList(), chosen);
            case CHOOSES_FUTURE -> new Overlay.Futures(futures.fromBar(), futures.futures(), chosen);
            default -> new Overlay.None();
        };
    }
}
