package ghostnote.ui.screen;

import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;
import ghostnote.ui.screen.Snapshot.Bar;
import ghostnote.ui.screen.Snapshot.Dial;
import ghostnote.ui.screen.Snapshot.Fault;
import ghostnote.ui.screen.Snapshot.LaneState;
import ghostnote.ui.screen.Snapshot.Motion;
import ghostnote.ui.screen.Snapshot.Output;
import ghostnote.ui.screen.Snapshot.Overlay;
import ghostnote.ui.screen.Snapshot.Pending;
import ghostnote.ui.screen.Snapshot.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Snapshots to be drawn. */
public final class Shown {
    private Shown() {}

    /** A bar with a beat, an accent, and a ghost note. */
    static Bar groove(long number) {
        int[][] velocities = new int[Voice.count()][Bar.places(Meter.COMMON)];
        for (int place = 0; place < 16; place += 2) {
            velocities[Voice.HAT_CLOSED.ordinal()][place] = place % 4 == 0 ? 90 : 60;
        }
        velocities[Voice.KICK.ordinal()][0] = 110;
        velocities[Voice.KICK.ordinal()][7] = 80;
        velocities[Voice.KICK.ordinal()][10] = 85;
        velocities[Voice.SNARE.ordinal()][4] = 115;
        velocities[Voice.SNARE.ordinal()][9] = 25;
        velocities[Voice.SNARE.ordinal()][12] = 120;
        velocities[Voice.CROSS_STICK.ordinal()][15] = 50;
        velocities[Voice.CRASH_1.ordinal()][0] = number % 2 == 0 ? 0 : 100;
        return new Bar(number, Meter.COMMON, velocities);
    }

    /** All is well, in the middle of a bar, following a clock. */
    static Snapshot playing() {
        return new Snapshot(
                "allround, funk, seed 7",
                new Time(Motion.ROLLS, 13, 3, 124.04, "the clock of Digitakt", "locked, jitter 0.8 ms", true),
                List.of(groove(13), groove(14)),
                9.4 / 16,
                Stream.of(Lane.values())
                        .map(lane -> lane == Lane.RIDE ? LaneState.MUTED : LaneState.OPEN)
                        .toList(),
                dials(),
                2,
                List.of(new Pending("style jazz", 14), new Pending("fill", 14)),
                List.of(0.5f, 3f, 11.5f, 1f, 1.25f, 6f),
                List.of(new Output("TR-8S", ""), new Output("the built-in kit", "", List.of(0.5f, 0.9f))),
                List.of(),
                List.of(),
                "",
                new Overlay.None());
    }

    private static List<Dial> dials() {
        return List.of(
                new Dial("temperature", "1.3", 0.65, false, ""),
                new Dial("density", "-0.4", 0.3, false, "turn"),
                new Dial("swing", "56", 0.24, false, ""),
                new Dial("style", "funk", -1, false, ""),
                new Dial("fill-every", "0", 0, true, ""),
                new Dial("tempo", "124", 0.1, false, ""),
                new Dial("meter", "4/4", -1, true, ""));
    }

    /** What changes from redraw to redraw: the playhead and its place, a hit or two, at each 60th the bars. */
    public static Snapshot playing(long redraw) {
        Snapshot shown = playing();
        long bar = 1 + redraw / 60;
        List<Float> bits = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            bits.add((redraw / 4 + i) * 37 % 120 / 10f);
        }
        return new Snapshot(
                shown.title(),
                new Time(Motion.ROLLS, bar, (int) (1 + redraw % 60 / 15), 124 + redraw % 7 / 10.0, "", "", true),
                List.of(groove(bar), groove(bar + 1)),
                redraw % 60 / 60.0,
                shown.lanes(),
                shown.dials(),
                shown.selected(),
                shown.pending(),
                bits,
                shown.outputs(),
                shown.faults(),
                List.of("kept in ghostnote-%d.mid".formatted(bar)),
                shown.prompt(),
                shown.overlay());
    }

    /** The same with something above it. */
    static Snapshot under(Overlay overlay) {
        return with(playing().bars(), playing().playhead(), overlay);
    }

    private static Snapshot with(List<Bar> bars, double playhead, Overlay overlay) {
        Snapshot shown = playing();
        return new Snapshot(
                shown.title(),
                shown.time(),
                bars,
                playhead,
                shown.lanes(),
                shown.dials(),
                shown.selected(),
                shown.pending(),
                shown.surpriseBits(),
                shown.outputs(),
                shown.faults(),
                shown.news(),
                shown.prompt(),
                overlay);
    }

    /** Nothing is well. */
    static Snapshot inTrouble() {
        Snapshot shown = playing();
        return new Snapshot(
                shown.title(),
                new Time(Motion.ROLLS, 13, 3, 124.04, "the clock of Digitakt", "LOST", false),
                shown.bars(),
                shown.playhead(),
                Stream.of(Lane.values())
                        .map(lane -> LaneState.values()[lane.ordinal() % LaneState.values().length])
                        .toList(),
                shown.dials(),
                shown.selected(),
                List.of(),
                List.of(),
                List.of(new Output("TR-8S", "GONE"), new Output("JACK", "")),
                List.of(new Fault("late", 3), new Fault("xruns", 12)),
                List.of("TR-8S is gone; it is looked for, and all else plays on"),
                "",
                new Overlay.None());
    }

    /** A bar of 64 quarter notes. */
    static Snapshot inLongBar(double playhead) {
        Meter meter = new Meter(64, 4);
        Bar bar = new Bar(13, meter, new int[Voice.count()][Bar.places(meter)]);
        return with(List.of(bar, bar), playhead, new Overlay.None());
    }

    /** Any, with names of any length and characters. */
    static Snapshot any(SplittableRandom random) {
        List<Bar> bars = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(3); i++) {
            Meter meter = Meter.numbered(random.nextInt(Meter.LAST_NUMBER + 1));
            int places = Bar.places(meter);
            int[][] velocities = IntStream.range(0, Voice.count())
                    .mapToObj(_ -> random.ints(places, -100, 128).map(v -> Math.max(0, v)).toArray())
                    .toArray(int[][]::new);
            bars.add(new Bar(random.nextInt(1 << 20), meter, velocities));
        }
        List<Dial> dials = new ArrayList<>();
        for (int i = 0; i < random.nextInt(40); i++) {
            dials.add(new Dial(word(random), word(random), random.nextDouble() * 2 - 1, random.nextBoolean(), word(random)));
        }
        Motion[] motions = Motion.values();
        return new Snapshot(
                word(random),
                new Time(
                        motions[random.nextInt(motions.length)],
                        random.nextInt(1 << 20),
                        random.nextInt(64),
                        random.nextDouble() * 1000,
                        word(random),
                        word(random),
                        random.nextBoolean()),
                bars,
                random.nextDouble() * 1.1 - 0.1,
                Stream.of(Lane.values())
                        .map(_ -> LaneState.values()[random.nextInt(LaneState.values().length)])
                        .toList(),
                dials,
                dials.isEmpty() ? 0 : random.nextInt(dials.size()),
                some(random).stream().map(what -> new Pending(what, random.nextInt(99))).toList(),
                random.doubles(random.nextInt(30), 0, 40).mapToObj(bits -> (float) bits).toList(),
                some(random).stream().map(name -> new Output(name, word(random))).toList(),
                some(random).stream().map(name -> new Fault(name, random.nextInt())).toList(),
                some(random),
                word(random),
                overlay(random, bars));
    }

    private static Overlay overlay(SplittableRandom random, List<Bar> bars) {
        return switch (random.nextInt(5)) {
            case 0 -> new Overlay.Page(word(random), some(random), random.nextInt(20));
            case 1 -> new Overlay.Picker(word(random), some(random), 0);
            case 2 -> new Overlay.Futures(
                    3,
                    IntStream.range(0, 16).mapToObj(_ -> List.of(bars.getFirst(), bars.getFirst())).toList(),
                    random.nextInt(16));
            case 3 -> new Overlay.Typing(word(random));
            default -> new Overlay.None();
        };
    }

    private static List<String> some(SplittableRandom random) {
        return IntStream.range(0, random.nextInt(12)).mapToObj(_ -> word(random)).toList();
    }

    private static String word(SplittableRandom random) {
        StringBuilder word = new StringBuilder();
        int length = random.nextInt(4) == 0 ? random.nextInt(200) : random.nextInt(12);
        for (int i = 0; i < length; i++) {
            word.append(random.nextInt(10) == 0 ? (char) random.nextInt(1 << 16) : (char) (' ' + random.nextInt(95)));
        }
        return word.toString();
    }
}
