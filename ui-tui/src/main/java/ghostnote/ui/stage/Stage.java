package ghostnote.ui.stage;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import ghostnote.midi.controller.Waiting;
import ghostnote.presets.Kits;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.config.Config;
import ghostnote.ui.play.Requests;
import ghostnote.ui.play.Sight;
import ghostnote.ui.play.View;
import ghostnote.ui.screen.Snapshot.LaneState;
import ghostnote.ui.screen.Snapshot.Motion;
import ghostnote.ui.screen.Snapshot.Overlay;
import ghostnote.ui.screen.Snapshot;
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

    private final Screen screen;
    private final KeyTable keys;
    private final Menus menus;
    private final NewsLines news = new NewsLines();
    private final List<Scene> scenes = new ArrayList<>();
    private long lastRedrawNs;

    /** The one of the track that is steered. */
    private volatile Scene scene;

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

    /** Begins to load what opening takes, so that it opens the sooner. */
    public static void loadAhead() {
        StageTerminal.loadAhead();
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
     * @param drummers these too
     */
    public static Stage open(Config config, Kits kits, Drummers drummers) {
        KeyTable keys = new KeyTable();
        Stage stage = new Stage(new Screen(config.screen()), keys, new Menus(kits, drummers));
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
    public void begin(List<Sight> tracks, Desk desk, Requests requests) throws IOException, InterruptedException {
        for (Sight sight : tracks) {
            scenes.add(new Scene(sight, keys, menus, desk, this::tell));
            tell(sight.isAlone() ? sight.whereTo() : sight.track() + ": " + sight.whereTo());
        }
        scene = scenes.getFirst();
        screen.await();
        screen.readKeys(requests::press);
    }

    @Override
    public HitHandler track(int track) {
        return scenes.get(track);
    }

    @Override
    public void steer(int track) {
        scene = scenes.get(track);
    }

    @Override
    public void tell(String line) {
        line.lines().forEach(news::add);
    }

    @Override
    public void showFutures(long fromBar, Meter meter, List<List<Hit>> futures) {
        scene.keyboard().showFutures(new Overlay.Futures(
                fromBar + 1, futures.stream().map(hits -> bars(hits, meter, fromBar)).toList(), 0));
    }

    private static List<Snapshot.Bar> bars(List<Hit> hits, Meter meter, long fromBar) {
        List<Snapshot.Bar> bars = new ArrayList<>();
        for (int bar = 0; bar < 2; bar++) {
            bars.add(Pattern.bar(hits, (long) bar * meter.ticksPerBar(), meter, fromBar + bar + 1));
        }
        return bars;
    }

    @Override
    public void press(String key, long atNs) throws InterruptedException {
        scene.keyboard().press(key, atNs);
    }

    @Override
    public void look(long nowNs) {
        if (nowNs - lastRedrawNs >= REDRAW_NS) {
            lastRedrawNs = nowNs;
            screen.show(snapshot(nowNs));
        }
    }

    private Snapshot snapshot(long nowNs) {
        Sight sight = scene.sight();
        Dials dials = scene.dials();
        Keyboard keyboard = scene.keyboard();
        Pattern pattern = scene.pattern();
        keyboard.look(sight.isLearning());
        Sight.Place place = sight.placeAt(nowNs);
        Values values = sight.values();
        List<Waiting> waiting = sight.waiting();
        Sight.Lock lock = sight.lock();
        Motion motion = switch (sight.motionAt(nowNs)) {
            case STANDS -> Motion.STANDS;
            case WAITS -> Motion.WAITS;
            case ROLLS -> Motion.ROLLS;
        };
        return new Snapshot(
                title(sight),
                new Snapshot.Time(
                        motion,
                        place.bar() + 1,
                        place.beat() + 1,
                        sight.tempoBpmAt(nowNs),
                        sight.leader(),
                        lock.words(),
                        lock.isWell()),
                pattern.bars(place),
                place.share(),
                Stream.of(Lane.values()).map(lane -> state(lane, values)).toList(),
                dials.show(values, knob -> hint(knob, waiting)),
                dials.selectedIndex(),
                scene.pending().after(place, sight.text()),
                pattern.surpriseBits(place.tick()),
                sight.outputs().stream()
                        .map(output ->
                                new Snapshot.Output(output.name(), output.isThere() ? "" : "GONE", output.peaks()))
                        .toList(),
                sight.troubles().stream()
                        .map(trouble -> new Snapshot.Fault(trouble.name(), trouble.count()))
                        .toList(),
                news.latest(nowNs),
                keyboard.prompt(nowNs),
                keyboard.overlay());
    }

    private static String hint(Knob knob, List<Waiting> waiting) {
        return waiting.stream()
                .filter(each -> each.knob().equals(knob))
                .map(each -> !each.isInReach() ? "far" : each.isUp() ? "up" : "down")
                .findFirst()
                .orElse("");
    }

    private String title(Sight sight) {
        String style = sight.style();
        String track = sight.isAlone()
                ? ""
                : "%s (%d of %d): ".formatted(sight.track(), scenes.indexOf(scene) + 1, scenes.size());
        return "%s%s%s, seed %d".formatted(track, sight.drummer(), style.isEmpty() ? "" : ", " + style, sight.seed());
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

    @Override
    public void close() {
        screen.close();
        news.since().forEach(line -> System.err.println("ghostnote: " + line));
    }
}
