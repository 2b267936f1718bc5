package ghostnote.ui.stage;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Bars;
import ghostnote.engine.time.Meter;
import ghostnote.presets.Kits;
import ghostnote.ui.config.Config;
import ghostnote.ui.play.Outputs;
import ghostnote.ui.play.Requests;
import ghostnote.ui.play.Sight;
import ghostnote.ui.play.View;
import ghostnote.ui.screen.Snapshot;
import ghostnote.ui.screen.Snapshot.LaneState;
import ghostnote.ui.screen.Snapshot.Motion;
import ghostnote.ui.screen.Snapshot.Overlay;
import ghostnote.ui.term.StageTerminal;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * What a performer sees and does at a terminal.
 *
 * <p>Thread: the view; {@link #tell}, {@link #showFutures} and {@link #close} any.
 */
public final class Stage implements View {
    private static final long REDRAW_NS = TimeUnit.SECONDS.toNanos(1) / 30;
    private static final int PAGE_LINES = 8;
    private static final long LEAVE_NS = TimeUnit.SECONDS.toNanos(3);

    private final Screen screen;
    private final KeyTable keys;
    private final Menus menus;
    private final NewsLines news = new NewsLines();
    private final Pattern pattern = new Pattern();
    private final Waiting waiting = new Waiting();

    private Sight sight;
    private Desk desk;
    private Dials dials;
    private List<String> help = List.of();
    private long lastRedrawNs;

    /** What the next key is for, where it is not what the table of keys says. */
    private Mode mode = Mode.USUAL;

    private long modeEndsNs;
    private StringBuilder typed = new StringBuilder();
    private int firstLine;
    private int chosen;
    private volatile Ways ways;

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

    /** Ways on from a bar. */
    private record Ways(long fromBar, List<List<Snapshot.Bar>> futures) {}

    /**
     * @param screen shows it; closed with this
     * @param menus what can be picked
     */
    Stage(Screen screen, KeyTable keys, Menus menus) {
        this.screen = screen;
        this.keys = keys;
        this.menus = menus;
        screen.start(warmingUp());
    }

    /** Whether there is a terminal to stand on. */
    public static boolean isThere() {
        return StageTerminal.isThere();
    }

    /**
     * Takes the terminal over, in the background: {@link #begin} waits for it.
     *
     * @param config how the screen is to look, and what keys are to say
     * @param kits those that can be picked
     */
    public static Stage open(Config config, Kits kits) {
        KeyTable keys = new KeyTable();
        Stage stage = new Stage(new Screen(config.screen()), keys, new Menus(kits));
        keys.bind(config.keys(), line -> stage.tell(config.file() + ": " + line));
        return stage;
    }

    private static Snapshot warmingUp() {
        return new Snapshot(
                "",
                new Snapshot.Time(Motion.WARMS_UP, 1, 1, 0, "", "", true),
                List.of(Pattern.bar(List.of(), 0, Meter.COMMON, 1), Pattern.bar(List.of(), 0, Meter.COMMON, 2)),
                -1,
                Stream.of(Lane.values()).map(_ -> LaneState.OPEN).toList(),
                List.of(),
                0,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                "",
                new Overlay.None());
    }

    @Override
    public void begin(Sight newSight, Desk newDesk, Requests requests) throws IOException, InterruptedException {
        sight = newSight;
        desk = newDesk;
        dials = new Dials(sight.text().drummer());
        help = HelpText.lines(keys, sight.text().drummer());
        screen.await();
        screen.readKeys(requests::press);
    }

    @Override
    public void onHit(long number, long tick, int voice, int velocity) {
        pattern.onHit(number, tick, voice, velocity);
    }

    @Override
    public void onLikelihood(long number, float likelihood) {
        pattern.onLikelihood(number, likelihood);
    }

    @Override
    public void onRevoke(long fromNumber) {
        pattern.onRevoke(fromNumber);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        waiting.turned(tick, knob, value, sight.bars());
    }

    @Override
    public void tell(String line) {
        line.lines().forEach(news::add);
    }

    @Override
    public void showFutures(long fromBar, Meter meter, List<List<Hit>> futures) {
        ways = new Ways(fromBar, futures.stream().map(hits -> bars(hits, meter, fromBar)).toList());
    }

    private static List<Snapshot.Bar> bars(List<Hit> hits, Meter meter, long fromBar) {
        List<Snapshot.Bar> bars = new ArrayList<>();
        for (int bar = 0; bar < 2; bar++) {
            bars.add(Pattern.bar(hits, (long) bar * meter.ticksPerBar(), meter, fromBar + bar + 1));
        }
        return bars;
    }

    // What keys do.

    @Override
    public void press(String key, long atNs) throws InterruptedException {
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
                menus.open(rest, sight.outputs().stream().map(Outputs.Health::name).toList());
                chosen = 0;
                mode = Mode.PICKS;
            }
            case "futures" -> {
                ways = null;
                chosen = 0;
                mode = Mode.CHOOSES_FUTURE;
                desk.obey(line, atNs);
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
            tell("%s: expected a number of steps, such as turn 1 or select -1".formatted(text));
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
        int count = ways == null ? 0 : ways.futures.size();
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

    // What is shown.

    @Override
    public void look(long nowNs) {
        if (nowNs - lastRedrawNs >= REDRAW_NS) {
            lastRedrawNs = nowNs;
            screen.show(snapshot(nowNs));
        }
    }

    private Snapshot snapshot(long nowNs) {
        if (mode == Mode.LEARNS && !sight.isLearning()) {
            mode = Mode.USUAL;
        }
        long tick = sight.tickAt(nowNs);
        Bars bars = sight.bars();
        long barsAhead = sight.barsAhead(nowNs);
        Values values = sight.values();
        Sight.Place place = sight.placeAt(nowNs);
        Sight.Lock lock = sight.lock();
        Motion motion = switch (sight.motionAt(nowNs)) {
            case STANDS -> Motion.STANDS;
            case WAITS -> Motion.WAITS;
            case ROLLS -> Motion.ROLLS;
        };
        return new Snapshot(
                title(),
                new Snapshot.Time(
                        motion,
                        place.bar() + 1,
                        place.beat() + 1,
                        sight.tempoBpmAt(nowNs),
                        sight.leader(),
                        lock.words(),
                        lock.isWell()),
                pattern.bars(bars, tick, barsAhead),
                place.share(),
                Stream.of(Lane.values()).map(lane -> state(lane, values)).toList(),
                dials.show(values, this::hint),
                dials.selectedIndex(),
                waiting.after(tick, bars, barsAhead, sight.text()),
                pattern.surpriseBits(tick),
                sight.outputs().stream()
                        .map(output -> new Snapshot.Output(output.name(), output.isThere() ? "" : "GONE"))
                        .toList(),
                sight.troubles().stream()
                        .map(trouble -> new Snapshot.Fault(trouble.name(), trouble.count()))
                        .toList(),
                news.latest(nowNs),
                prompt(nowNs),
                overlay());
    }

    private String hint(Knob knob) {
        return sight.waiting().stream()
                .filter(waiting -> waiting.knob().equals(knob))
                .map(waiting -> !waiting.isInReach() ? "far" : waiting.isUp() ? "up" : "down")
                .findFirst()
                .orElse("");
    }

    private String title() {
        String style = sight.style();
        return "%s%s, seed %d".formatted(sight.drummer(), style.isEmpty() ? "" : ", " + style, sight.seed());
    }

    private static LaneState state(Lane lane, Values values) {
        int mute = Knob.number(Control.MUTE);
        int solo = Knob.number(Control.SOLO);
        List<Voice> voices = lane.voices();
        if (voices.stream().anyMatch(voice -> values.get(solo + voice.ordinal()) != 0)) {
            return LaneState.SOLO;
        }
        long muted = voices.stream().filter(voice -> values.get(mute + voice.ordinal()) != 0).count();
        return muted == 0 ? LaneState.OPEN : muted == voices.size() ? LaneState.MUTED : LaneState.PARTLY_MUTED;
    }

    private String prompt(long nowNs) {
        return switch (mode) {
            case SOLO -> "solo: 1 to 9 or 0 for the lane";
            case LEARNS -> "turn a knob for %s, or press a key and then a pad for it; escape ends this"
                    .formatted(dials.selected().name());
            case LEAVES -> nowNs > modeEndsNs ? "" : "the same key again ends the performance";
            default -> "";
        };
    }

    private Overlay overlay() {
        return switch (mode) {
            case TYPES -> new Overlay.Typing(typed.toString());
            case READS_HELP -> new Overlay.Page("Keys and controls", help, firstLine);
            case PICKS -> new Overlay.Picker(
                    menus.heading(), menus.items().stream().map(Menus.Item::text).toList(), chosen);
            case CHOOSES_FUTURE -> ways == null
                    ? new Overlay.Futures(sight.bars().barAt(sight.tick()) + 1, List.of(), 0)
                    : new Overlay.Futures(ways.fromBar + 1, ways.futures, chosen);
            default -> new Overlay.None();
        };
    }

    @Override
    public void close() {
        screen.close();
        news.since().forEach(line -> System.err.println("ghostnote: " + line));
    }
}
