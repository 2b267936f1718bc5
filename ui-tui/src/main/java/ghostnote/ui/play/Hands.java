package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.History;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.Hit;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.live.Futures;
import ghostnote.engine.transport.Playhead;
import ghostnote.engine.live.States;
import ghostnote.engine.os.Threads;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import ghostnote.midi.device.PortException;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.presets.KitException;
import ghostnote.presets.Kits;
import ghostnote.ui.set.CueText;
import ghostnote.ui.set.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a performer does, said in lines: {@code temperature 1.3}, {@code fill now}, {@code undo}, {@code redo},
 * {@code keep 4}, {@code preset FILE}, {@code kit NAME}, {@code futures}, {@code future 7}, {@code quit}, and those of
 * {@link TimeWords}.
 *
 * <p>Thread: the view; what takes long is done by {@code audition}. Real-time safe: no.
 */
final class Hands implements HitHandler, AutoCloseable {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");
    private static final int USUAL_BARS = 4;
    private static final int MOST_BARS = 9999;
    private static final long LONGEST_WAIT_MS = 1000;
    private static final int GOTO = Knob.number(Control.GOTO);
    private static final int WAY = Knob.number(Control.WAY);

    private final CueText text;
    private final History history;
    private final Take take;
    private final Playhead playhead;
    private final TimeWords time;
    private final Desk desk;
    private final Kits kits;
    private final Consumer<String> teller;
    private Optional<Futures> futures = Optional.empty();
    private Thread audition = Thread.ofPlatform().name("audition").unstarted(() -> {});

    /** What hands reach. */
    interface Desk {
        /** Turns a knob; false if too many turns are on their way. */
        boolean turn(int knob, float value);

        /** Begins to think of how it could go on; empty if it cannot yet. */
        Optional<Futures> beginFutures();

        /** What is stored; empty if that cannot be told in time. */
        Optional<States> stored() throws InterruptedException;

        /** Plays on another kit; false where no port is played, and the built-in kit stays. */
        boolean playOn(KitMap kit);

        /** Ends the performance. */
        void quit();
    }

    /**
     * @param teller is told what was done that cannot be heard, and what could not be done
     */
    Hands(
            CueText text,
            History history,
            Take take,
            Clockwork clockwork,
            Desk desk,
            Kits kits,
            Consumer<String> teller) {
        this.text = text;
        this.history = history;
        this.take = take;
        playhead = clockwork.playhead();
        time = new TimeWords(clockwork, this::turn);
        this.desk = desk;
        this.kits = kits;
        this.teller = teller;
    }

    /**
     * Does what a line says; what it cannot do it tells.
     *
     * @param atNs when it was said
     */
    void obey(String line, long atNs) throws InterruptedException {
        String[] words = line.strip().split("\\s+", -1);
        long tick = playhead.tick();
        try {
            if (time.obey(words, take.meterOf(take.barAt(tick), tick), atNs)) {
                return;
            }
            switch (words[0]) {
                case "" -> {}
                case "undo" -> turnBack(history.undo(tick), "undo");
                case "redo" -> turnBack(history.redo(tick), "redo");
                case "keep" -> keep(words.length == 1 ? USUAL_BARS : whole("keep", words[1], MOST_BARS));
                case "preset" -> writePreset(line.strip().substring("preset".length()).strip());
                case "kit" -> playOn(words.length == 1 ? "" : words[1]);
                case "futures" -> audition();
                case "future" -> choose(words.length == 1 ? "" : words[1]);
                case "quit" -> desk.quit();
                default -> turnAsSaid(words, tick);
            }
        } catch (IllegalArgumentException | KitException | PortException | IOException refusal) {
            teller.accept(refusal.getMessage());
        }
    }

    private void turnAsSaid(String[] words, long tick) {
        if (words.length != 2) {
            throw new IllegalArgumentException("expected a control and its value, such as temperature 1.3, or undo,"
                    + " redo, keep 4, preset FILE, kit NAME, futures, future 7, stop, start, continue, locate 9.1, tap,"
                    + " sync midi:PORT, quit; found: " + String.join(" ", words));
        }
        List<Cue> cues = text.turns(words[0], words[1], tick);
        cues.stream().filter(cue -> cue.knob() == GOTO).forEach(cue -> tellOfMeters((long) cue.value() - 1, tick));
        turn(cues);
        history.turned(cues);
    }

    /** The drummer comes back to bars of the meter it plays in only. */
    private void tellOfMeters(long bar, long tick) {
        Meter now = take.meterOf(take.barAt(tick), tick);
        Meter then = take.meterOf(bar, tick);
        if (!then.equals(now)) {
            teller.accept("goto %d: that bar was in %s, and this is %s: it plays on from nothing (meter %s first)"
                    .formatted(bar + 1, then, now, then));
        }
    }

    private void audition() {
        close();
        futures = desk.beginFutures();
        if (futures.isEmpty()) {
            throw new IllegalArgumentException("futures: not yet, it has just begun to play");
        }
        Futures begun = futures.get();
        audition = Thread.ofPlatform().name("audition").daemon().start(() -> show(begun));
    }

    private void show(Futures begun) {
        try {
            Optional<List<List<Hit>>> hits = begun.think(LONGEST_WAIT_MS);
            teller.accept(hits.map(each -> "from bar %d it could go on like this (future 7 takes the seventh):%n%s"
                            .formatted(begun.bar() + 1, FuturesText.of(each, begun.meter())))
                    .orElse("futures: nothing was played yet"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void choose(String word) {
        long bar = futures.map(Futures::bar).orElse(-1L);
        if (bar < 0) {
            throw new IllegalArgumentException("future %s: say futures first, to hear of them".formatted(word));
        }
        turn(List.of(new Cue(0, GOTO, bar + 1), new Cue(0, WAY, whole("future", word, Futures.COUNT))));
    }

    /** Ends what is thought of. */
    @Override
    public void close() {
        if (audition.isAlive()) {
            audition.interrupt();
            Threads.joinWhole(audition);
        }
        futures.ifPresent(Futures::close);
        futures = Optional.empty();
    }

    private void turnBack(List<Cue> cues, String word) {
        if (cues.isEmpty()) {
            teller.accept("there is nothing to " + word);
        }
        for (Cue cue : cues) {
            teller.accept("%s: %s".formatted(word, text.write(cue.knob(), cue.value())));
        }
        turn(cues);
    }

    /** Turns knobs now. */
    void turn(List<Cue> cues) {
        for (Cue cue : cues) {
            if (!desk.turn(cue.knob(), cue.value())) {
                teller.accept("too much at once: %s was not turned".formatted(text.write(cue.knob(), cue.value())));
            }
        }
    }

    private static int whole(String what, String word, int most) {
        try {
            int number = Integer.parseInt(word);
            if (number >= 1 && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Told below, as a number out of range is.
        }
        throw new IllegalArgumentException("%s %s: expected a whole number from 1 to %d".formatted(what, word, most));
    }

    private void keep(int bars) throws IOException {
        Path file = Path.of("ghostnote-%s.mid".formatted(NAME.format(LocalDateTime.now(ZoneId.systemDefault()))));
        new MidiFileWriter().write(file, take.lastBars(bars, playhead.tick()));
        teller.accept("kept in %s".formatted(file));
    }

    private void playOn(String name) {
        KitMap kit = kits.find(name);
        teller.accept(
                desk.playOn(kit)
                        ? "kit: " + kit.name()
                        : "kit: no MIDI port is played, and the built-in synthesiser has its own");
    }

    private void writePreset(String name) throws IOException, InterruptedException {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("preset: expected the file to write, such as preset funky.preset");
        }
        Optional<States> stored = desk.stored();
        if (stored.isEmpty()) {
            throw new IOException("%s: not written, as what is stored was not told in time".formatted(name));
        }
        new Preset(history.values(), stored.get().save()).write(Path.of(name), text);
        teller.accept("preset written: " + name);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        history.heard(knob, value);
    }
}
