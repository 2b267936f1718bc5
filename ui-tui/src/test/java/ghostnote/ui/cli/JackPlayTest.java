package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.jack.Jackd;
import ghostnote.audio.jack.Tape;
import ghostnote.midi.file.MidiFileReader;
import ghostnote.midi.file.NoteOn;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with a real JACK server and other programs as peers. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JackPlayTest {
    private static final int RATE = 48_000;
    private static final int PERIOD = 1024;

    /** At 240 bpm. */
    private static final int FRAMES_A_TICK = 25;

    private static final int FRAMES_A_PULSE = 20 * FRAMES_A_TICK;

    private final Jackd jackd = Jackd.started(RATE, PERIOD);
    private final List<Process> peers = new ArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void end() {
        peers.forEach(Process::destroyForcibly);
        jackd.close();
    }

    private Process peer(String... command) throws IOException {
        Process peer = jackd.program(command).redirectOutput(folder.resolve(command[0]).toFile()).start();
        peers.add(peer);
        return peer;
    }

    /** A client that writes down what it hears. */
    private void ear() throws IOException {
        peer("jack_midi_dump", "-a", "ear");
        Jackd.await(() -> ports().contains("ear:input"));
    }

    private List<String> ports() {
        try {
            return jackd.linesOf("jack_lsp");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Player player(List<String> flags, String... more) throws IOException {
        return new Player(folder, jackd.environment(), flags, more);
    }

    /** JACK's transport as another program moves it. */
    private void transport(String... commands) throws IOException, InterruptedException {
        Process transport = jackd.program("jack_transport")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        peers.add(transport);
        try (Writer in = transport.outputWriter()) {
            for (String command : commands) {
                in.write(command + "\n");
            }
            in.write("quit\n");
        }
        transport.waitFor();
    }

    private record Event(long frame, String bytes) {
        private static final Pattern FORM = Pattern.compile("\\s*(\\d+): ([0-9a-f]{2}(?: [0-9a-f]{2})*).*");

        static List<Event> of(List<String> lines) {
            List<Event> events = new ArrayList<>();
            for (String line : lines) {
                Matcher matcher = FORM.matcher(line);
                if (matcher.matches()) {
                    events.add(new Event(Long.parseLong(matcher.group(1)), matcher.group(2).strip()));
                }
            }
            return events;
        }

        boolean is(String status) {
            return bytes.startsWith(status);
        }
    }

    private List<Event> heard() throws IOException {
        return Event.of(Files.readAllLines(folder.resolve("jack_midi_dump")));
    }

    private static List<String> commands(List<Event> events) {
        return events.stream()
                .map(Event::bytes)
                .filter(bytes -> bytes.startsWith("f") && !bytes.equals("f8"))
                .toList();
    }

    private static long count(List<Event> events, String status) {
        return events.stream().filter(event -> event.is(status)).count();
    }

    @Test
    void withoutAPortTheBuiltInKitSoundsAsLoudAsItIsTurned() throws Exception {
        Player player = player(List.of());
        String to = player.awaitSaid("allround");
        assertTrue(to.endsWith(", to the built-in kit (Acoustic) through JACK"), to);
        player.awaitPosition("1.1");
        float loud = heardPeak();
        player.type("level -20");
        player.awaitPosition("8.1");
        float soft = heardPeak();
        player.type("panic");
        player.end();
        assertTrue(loud > 0.05 && loud < 1, "peak: " + loud);
        assertTrue(soft > 0 && soft < loud / 4, "peaks: %f, %f".formatted(loud, soft));
    }

    private static float heardPeak() {
        float peak = 0;
        try (Tape tape = new Tape(3 * RATE)) {
            tape.connect("ghostnote");
            tape.recordInTime();
            for (float sample : tape.left()) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }

    @Test
    void pulsesAndNotesAreAtTheirFramesAndOthersReadTheTempo() throws Exception {
        ear();
        Player player = player(List.of(), "--out", "jack:ear", "--clock-out");
        Jackd.await(() -> ports().contains("ghostnote:midi_out"));
        peer("jack_mclk_dump", "-n", "ghostnote:midi_out");
        player.awaitPosition("7.1");
        player.end();
        List<Event> events = heard();
        assertEquals(List.of("fa", "fc"), commands(events));
        List<Event> pulses = events.stream().filter(event -> event.is("f8")).toList();
        long firstFrame = pulses.getFirst().frame;
        assertEquals(RATE / 1000, firstFrame - events.getFirst().frame, "the start, and a millisecond later the first pulse");
        assertTrue(pulses.size() > 5 * 96, "so few pulses: " + pulses.size());
        long exact = 0;
        for (int pulse = 0; pulse < pulses.size(); pulse++) {
            exact += assertAtItsFrame(firstFrame + (long) pulse * FRAMES_A_PULSE, pulses.get(pulse));
        }
        List<Long> ticks = MidiFileReader.read(folder.resolve("take.mid")).noteOns().stream()
                .map(NoteOn::tick)
                .toList();
        List<Event> notes = events.stream().filter(event -> event.is("99")).toList();
        assertEquals(ticks.size(), notes.size(), "each note of the take was sent");
        assertEquals(notes.size(), count(events, "89"), "and ended");
        for (int note = 0; note < notes.size(); note++) {
            exact += assertAtItsFrame(firstFrame + ticks.get(note) * FRAMES_A_TICK, notes.get(note));
        }
        assertTrue(exact > 0.9 * (pulses.size() + notes.size()), "so few at their frame: " + exact);
        List<String> tempos = Files.readAllLines(folder.resolve("jack_mclk_dump")).stream()
                .filter(line -> line.contains("240.0"))
                .toList();
        assertTrue(tempos.size() > 100, "another program does not read 240.0 bpm");
    }

    /** Where this machine let a whole cycle pass, what was due in it comes at the beginning of the next. */
    private static int assertAtItsFrame(long frame, Event event) {
        assertTrue(
                event.frame == frame || event.frame > frame && event.frame % PERIOD == 0,
                () -> "%s at %d and not at %d".formatted(event.bytes, event.frame, frame));
        return event.frame == frame ? 1 : 0;
    }

    @Test
    void anotherProgramsJitteringClockStartsItAndStopsIt() throws Exception {
        ear();
        Player player = player(List.of(), "--sync", "midi:jack", "--out", "jack:ear", "--clock-out");
        player.awaitSaid("allround");
        peer("jack_midi_clock", "-b", "140", "-J", "10", "ghostnote:midi_in");
        Jackd.await(() -> ports().contains("jack_midi_clock:mclk_out"));
        Thread.sleep(500);
        transport("play");
        player.awaitPosition("3.1");
        transport("stop");
        Thread.sleep(500);
        long stopped = heard().size();
        List<String> said = player.end();
        List<Event> events = heard();
        assertEquals(List.of("fa", "fc"), commands(events));
        assertTrue(count(events, "99") > 15, "so few notes");
        assertEquals(count(events, "99"), count(events, "89"));
        assertEquals(count(events.subList(0, (int) stopped), "99"), count(events, "99"), "no note while it stands");
        String playing = said.stream()
                .filter(line -> line.contains("playing with the clock of JACK"))
                .findFirst()
                .orElseThrow();
        double tempoBpm = Double.parseDouble(playing.replaceFirst(".*\\(([0-9.]+) bpm\\).*", "$1"));
        assertEquals(140, tempoBpm, 25, "the first pulses jitter the most");
        List<String> tempos = player.turned().stream().filter(line -> line.startsWith("tempo")).toList();
        // A server that is held up plays slower, and so does the clock that it drives.
        assertEquals(140, Double.parseDouble(tempos.getLast().substring("tempo ".length())), 8, tempos::toString);
    }

    @Test
    void itFollowsJacksTransportFromWhereThatStartsToWhereItIsTaken() throws Exception {
        ear();
        Player player = player(List.of(), "--sync", "jack", "--out", "jack:ear", "--clock-out");
        player.awaitSaid("allround");
        Thread.sleep(300);
        assertEquals(List.of(), heard(), "it waits for the transport");
        transport("play");
        player.awaitPosition("2.1");
        transport("stop");
        Thread.sleep(300);
        transport("locate 480000");
        transport("play");
        Thread.sleep(1500);
        player.type("stop");
        Thread.sleep(500);
        player.end();
        List<Event> events = heard();
        // 480,000 frames are 10 s, 40 beats, 160 sixteenths.
        assertEquals(List.of("fa", "fc", "f2 20 01", "fb", "fc"), commands(events));
        assertEquals(count(events, "99"), count(events, "89"));
        assertTrue(count(events, "99") > 20);
        assertTrue(player.turned().contains("locate 19200"), () -> "the place is not in the set");
        player.assertReplays();
    }

    @Test
    void aServerThatDiesAgainAndAgainIsFoundAgainAndAllElsePlaysOn() throws Exception {
        Wire wire = new Wire(folder.resolve("wire"));
        ear();
        Player player = player(wire.jvmFlags(), "--out", "jack:ear", "--out", WirePort.NAME);
        wire.awaitNotes(10);
        for (int death = 0; death < 4; death++) {
            if (death % 2 == 0) {
                jackd.kill();
            } else {
                jackd.term();
            }
            peers.forEach(Process::destroyForcibly);
            wire.awaitNotes(wire.notesOn().size() + 10);
            jackd.start();
            ear();
            Jackd.await(() -> ports().contains("ghostnote:midi_out"));
            Jackd.await(() -> {
                try {
                    return count(heard(), "99") > 5;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        List<String> said = player.end();
        assertEquals(4, said.stream().filter(line -> line.contains("JACK is gone")).count(), said::toString);
        assertEquals(4, said.stream().filter(line -> line.contains("JACK is back")).count(), said::toString);
        List<Integer> played = MidiFileReader.read(folder.resolve("take.mid")).noteOns().stream()
                .map(NoteOn::note)
                .toList();
        assertEquals(played, wire.notesOn(), "the port has missed nothing");
    }
}
