package ghostnote.ui.play;

import ghostnote.engine.control.Control;
import ghostnote.engine.control.Cue;
import ghostnote.engine.control.History;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Lane;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.live.Futures;
import ghostnote.engine.live.States;
import ghostnote.engine.os.Threads;
import ghostnote.engine.ring.HitHandler;
import ghostnote.engine.time.Meter;
import ghostnote.engine.transport.Playhead;
import ghostnote.midi.device.PortException;
import ghostnote.midi.file.MidiFileWriter;
import ghostnote.presets.KitException;
import ghostnote.presets.Kits;
import ghostnote.ui.controller.Controllers;
import ghostnote.ui.set.CueText;
import ghostnote.ui.set.Preset;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What a performer does, said in lines: {@code temperature 1.3}, {@code fill}, {@code reseed}, {@code repeat}, {@code mute hat},
 * {@code solo 2}, {@code undo}, {@code redo}, {@code keep 4}, {@code preset FILE}, {@code kit NAME}, {@code futures},
 * {@code future 7}, {@code drummer NAME}, {@code out PORT}, {@code close PORT}, {@code control PORT}, {@code learn
 * temperature}, {@code forget temperature}, {@code panic}, {@code quit}, and those of {@link TimeWords}.
 *
 * <p>Thread: the view; what takes long is done by {@code audition}. Real-time safe: no.
 */
final class Hands implements HitHandler, AutoCloseable {
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd_HH-mm-ss");
    private static final int USUAL_BARS = 4;
    private static final int MOST_BARS = 9999;
    private static final long LONGEST_WAIT_MS = 1000;
    private static final String USUAL_FREEZE = "2";

    /** Turned again so soon, a knob is still being turned: one undo takes all of it back. */
    private static final long ONE_TURN_NS = TimeUnit.SECONDS.toNanos(1);

    /** What is done to what there is once, however many tracks there are. */
    private static final Set<String> ONCE = Set.of("panic", "quit", "control", "learn", "learn-no-more", "forget");

    private static final int GOTO = Knob.number(Control.GOTO);
    private static final int WAY = Knob.number(Control.WAY);

    private final String track;
    private final CueText text;
    private final History history;
    private final Take take;
    private final Playhead playhead;
    private final TimeWords time;
    private final Desk desk;
    private final Kits kits;
    private final Controllers controllers;
    private final View view;
    private Optional<Futures> futures = Optional.empty();
    private boolean isTurning;
    private long turnedLastNs;
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

        /** Calls a drummer, and turns to it when it is there; what is wrong with it is told. */
        void call(String drummer);

        /** Plays to another output too, as {@code --out} names it; what is wrong with it is told. */
        void playTo(String name);

        /**
         * Plays to an output no more.
         *
         * @throws IllegalArgumentException in one line, if there is none of this name, or several
         */
        void playNoMoreTo(String name);

        /** Takes another port for a controller; what is wrong with it is told. */
        void control(String port);

        /** Ends all that sounds or hangs. */
        void panic();

        /** Ends the performance. */
        void quit();
    }

    /**
     * @param view is told what was done that cannot be heard, and what could not be done
     */
    Hands(Track track, Clockwork clockwork, Desk desk, Kits kits, Controllers controllers, View view) {
        this.track = track.name();
        text = track.plan().cueText();
        history = track.history();
        take = track.take();
        playhead = clockwork.playhead();
        time = new TimeWords(clockwork, this::turn);
        this.desk = desk;
        this.kits = kits;
        this.controllers = controllers;
        this.view = view;
    }

    /** Whether a line is about what tracks have in common: to obey it on one is enough. */
    static boolean isForAll(String line) {
        String word = line.split("\\s", 2)[0];
        return ONCE.contains(word) || TimeWords.isOfTime(word);
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
                case "preset" -> writePreset(rest(line, "preset"));
                case "kit" -> playOn(words.length == 1 ? "" : words[1]);
                case "futures" -> audition();
                case "future" -> choose(words.length == 1 ? "" : words[1]);
                case "mute", "solo" -> toggle(words, tick);
                case "drummer" -> turnTo(rest(line, "drummer"), tick, atNs);
                case "out" -> desk.playTo(rest(line, "out"));
                case "close" -> desk.playNoMoreTo(rest(line, "close"));
                case "control" -> desk.control(rest(line, "control"));
                case "learn" -> controllers.learn(rest(line, "learn"));
                case "learn-no-more" -> controllers.cancelLearn();
                case "forget" -> controllers.forget(rest(line, "forget"));
                case "repeat" -> turnAsSaid(new String[] {"freeze", isFrozen() ? "0" : USUAL_FREEZE}, tick, atNs);
                case "panic" -> desk.panic();
                case "quit" -> desk.quit();
                default -> turnAsSaid(inFull(words), tick, atNs);
            }
        } catch (IllegalArgumentException | KitException | PortException | IOException refusal) {
            view.tell(refusal.getMessage());
        }
    }

    private static String rest(String line, String word) {
        return line.strip().substring(word.length()).strip();
    }

    /** Some controls need no value said. */
    private String[] inFull(String[] words) {
        if (words.length > 1) {
            return words;
        }
        String value = switch (words[0]) {
            case "fill" -> "now";
            case "reseed" -> "random";
            default -> null;
        };
        return value == null ? words : new String[] {words[0], value};
    }

    private void turnTo(String drummer, long tick, long atNs) {
        if (drummer.isEmpty()) {
            throw new IllegalArgumentException("drummer: expected its name or its file, such as drummer allround");
        }
        if (text.cast().find(drummer).isPresent()) {
            turnAsSaid(new String[] {"drummer", drummer}, tick, atNs);
        } else {
            desk.call(drummer);
        }
    }

    private boolean isFrozen() {
        return history.value(Knob.number(Control.FREEZE)) != 0;
    }

    /** Mutes the voices of a lane, or makes them solo; or no more, if all are. */
    private void toggle(String[] words, long tick) {
        if (words.length != 2) {
            throw new IllegalArgumentException("%s: expected a lane, such as %s hat".formatted(words[0], words[0]));
        }
        int first = Knob.number(words[0].equals("mute") ? Control.MUTE : Control.SOLO);
        List<Voice> voices = Lane.named(words[1]).voices();
        boolean areAll = voices.stream().allMatch(voice -> history.value(first + voice.ordinal()) != 0);
        List<Cue> cues = voices.stream()
                .map(voice -> new Cue(tick, first + voice.ordinal(), areAll ? 0 : 1))
                .toList();
        history.turned(cues);
        turn(cues);
    }

    private void turnAsSaid(String[] words, long tick, long atNs) {
        if (words.length != 2) {
            throw new IllegalArgumentException("expected a control and its value, such as temperature 1.3, or fill,"
                    + " reseed, repeat, mute hat, solo hat, undo, redo, keep 4, preset FILE, kit NAME, futures, future 7,"
                    + " stop, start, continue, start-stop, locate 9.1, tap, sync midi:PORT, out PORT, close PORT, control PORT,"
                    + " learn temperature, forget temperature, panic, track NAME, quit; found: " + String.join(" ", words));
        }
        List<Cue> cues = text.turns(words[0], words[1], tick);
        cues.stream().filter(cue -> cue.knob() == GOTO).forEach(cue -> tellOfMeters((long) cue.value() - 1, tick));
        if (isTurning && atNs - turnedLastNs < ONE_TURN_NS) {
            history.turnedOn(cues);
        } else {
            history.turned(cues);
        }
        turn(cues);
        isTurning = true;
        turnedLastNs = atNs;
    }

    /** The drummer comes back to bars of the meter it plays in only. */
    private void tellOfMeters(long bar, long tick) {
        Meter now = take.meterOf(take.barAt(tick), tick);
        Meter then = take.meterOf(bar, tick);
        if (!then.equals(now)) {
            view.tell("goto %d: that bar was in %s, and this is %s: it plays on from nothing (meter %s first)"
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
            begun.think(LONGEST_WAIT_MS)
                    .ifPresentOrElse(
                            futures -> view.showFutures(begun.bar(), begun.meter(), futures),
                            () -> view.tell("futures: nothing was played yet"));
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
        isTurning = false;
        if (cues.isEmpty()) {
            view.tell("there is nothing to " + word);
        }
        for (Cue cue : cues) {
            view.tell("%s: %s".formatted(word, text.write(cue.knob(), cue.value())));
        }
        turn(cues);
    }

    /**
     * Whether a control is not another's, who says how fast it goes or when beats are.
     *
     * @param isTold whether that is told
     */
    boolean mayTurn(Control control, boolean isTold) {
        Optional<String> why = time.keptByAnother(control.text());
        if (isTold) {
            why.ifPresent(view::tell);
        }
        return why.isEmpty();
    }

    /** Turns knobs now. */
    void turn(List<Cue> cues) {
        for (Cue cue : cues) {
            if (desk.turn(cue.knob(), cue.value())) {
                history.asked(cue.knob(), cue.value());
            } else {
                view.tell("too much at once: %s was not turned".formatted(text.write(cue.knob(), cue.value())));
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
        String time = NAME.format(LocalDateTime.now(ZoneId.systemDefault()));
        Path file = Path.of("ghostnote-%s%s.mid".formatted(time, track.isEmpty() ? "" : "-" + track));
        new MidiFileWriter().write(file, take.lastBars(bars, playhead.tick()));
        view.tell("kept in %s".formatted(file));
    }

    private void playOn(String name) {
        KitMap kit = kits.find(name);
        view.tell(
                desk.playOn(kit)
                        ? "kit: " + kit.name()
                        : "kit: no MIDI port is played, and what sounds on this machine has its own");
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
        view.tell("preset written: " + name);
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        history.heard(knob, value);
    }
}
