package ghostnote.ui.doctor;

import ghostnote.audio.jack.JackPorts;
import ghostnote.engine.disk.IoReason;
import ghostnote.engine.kernel.Kernels;
import ghostnote.ui.device.Devices;
import ghostnote.ui.device.Jack;
import ghostnote.ui.device.Port;
import ghostnote.ui.journal.JournalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Looks at all that a performance needs of a machine.
 *
 * <p>Thread: any. Real-time safe: no; it takes some seconds.
 */
public final class Doctor {
    private static final double NANOS_PER_MS = 1e6;
    private static final double MS_PER_S = 1000;
    private static final double LATE_MS = 1;
    private static final double VERY_LATE_MS = 3;

    private Doctor() {}

    /** What is found, the most important first. */
    public static List<Finding> examine() throws InterruptedException {
        Machine machine = new Machine(Path.of("/"));
        Timing timing = Timing.measure();
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(machine.realTime(timing.realTime()));
        findings.add(timer(timing));
        findings.add(machine.governor());
        findings.add(machine.lockedMemory());
        findings.add(machine.soundDevices());
        findings.add(machine.soundServer());
        findings.add(jack(Devices.jack(), machine));
        findings.add(answer("MIDI ports", () -> ports(Devices.midi())));
        findings.add(answer("audio output", () -> audio(Devices.audio())));
        findings.add(journals(JournalFolder.ofUser().path()));
        return findings;
    }

    private static Finding java() {
        String kernel = Kernels.choose().name();
        String found = "%s, kernel %s".formatted(System.getProperty("java.version"), kernel);
        return kernel.startsWith("vector")
                ? Finding.good("Java", found)
                : Finding.bad(
                        "Java",
                        found + ": a step takes many times as long",
                        "start it by ./ghostnote, which says --add-modules=jdk.incubator.vector");
    }

    static Finding timer(Timing timing) {
        double p999Ms = timing.p999Ns() / NANOS_PER_MS;
        double mostMs = timing.mostNs() / NANOS_PER_MS;
        String found = "of %d notes 99.9 %% within %.2f ms, the latest by %.2f ms"
                .formatted(timing.notes(), p999Ms, mostMs);
        return p999Ms <= LATE_MS && mostMs <= VERY_LATE_MS
                ? Finding.good("timer", found)
                : Finding.bad(
                        "timer",
                        found,
                        "end other programs, and look at the lines on real time and the CPU governor");
    }

    private interface Question {
        Finding ask() throws TimeoutException;
    }

    private static Finding answer(String check, Question question) {
        try {
            return question.ask();
        } catch (TimeoutException none) {
            return Finding.bad(check, "the system does not say which there are", "unplug what was plugged in last");
        }
    }

    static Finding jack(Jack jack, Machine machine) {
        String check = "JACK";
        boolean hasPipeWire = machine.soundServers().contains(Machine.PIPEWIRE);
        return switch (jack.state()) {
            case NOT_INSTALLED ->
                Finding.bad(
                        check,
                        jack.trouble(),
                        hasPipeWire
                                ? "sudo apt install pipewire-jack; then pw-jack ./ghostnote"
                                : "sudo apt install jackd2, or brew install jack; only --out jack needs it");
            case NOT_RUNNING ->
                Finding.bad(
                        check,
                        jack.trouble(),
                        hasPipeWire
                                ? "pw-jack ./ghostnote (sudo apt install pipewire-jack)"
                                : "jackd -R -d alsa; only --out jack needs it");
            case HANGS -> Finding.bad(check, jack.trouble(), "end the server and start it again");
            case RUNNING -> jack(jack.server().orElseThrow(), machine.jackIsRealTime(serverName()));
        };
    }

    private static Finding jack(JackPorts server, Optional<Boolean> realTime) {
        String check = "JACK";
        String found = "%d Hz, %d frames (%.1f ms) a period"
                .formatted(
                        server.sampleRate(),
                        server.periodFrames(),
                        server.periodFrames() * MS_PER_S / server.sampleRate());
        if (realTime.isEmpty()) {
            return Finding.good(check, found);
        }
        return realTime.get()
                ? Finding.good(check, found + ", in real time")
                : Finding.bad(
                        check,
                        found + ", not in real time: other programs can make it miss cycles",
                        "start it with jackd -R, and look at the line on real time");
    }

    private static String serverName() {
        return Objects.requireNonNullElse(System.getenv("JACK_DEFAULT_SERVER"), "default");
    }

    static Finding ports(List<Port> ports) {
        String check = "MIDI ports";
        if (ports.isEmpty()) {
            return Finding.bad(check, "none", "plug one in; for programs on this machine: sudo modprobe snd-virmidi");
        }
        List<String> closed = ports.stream()
                .filter(port -> !port.opens())
                .map(port -> "\"%s\" (%s)".formatted(port.info().name(), port.trouble()))
                .toList();
        return closed.isEmpty()
                ? Finding.good(check, "%d, and each opens (ghostnote devices lists them)".formatted(ports.size()))
                : Finding.bad(
                        check,
                        "%d of %d do not open: %s".formatted(closed.size(), ports.size(), String.join(", ", closed)),
                        "end the program that has it, which fuser -v /dev/snd/midi* names");
    }

    static Finding audio(List<String> outputs) {
        return outputs.isEmpty()
                ? Finding.bad("audio output", "none: without JACK the built-in kit is silent", "plug one in, or use --out PORT")
                : Finding.good("audio output", String.join(", ", outputs));
    }

    static Finding journals(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.delete(Files.createTempFile(folder, "doctor", ".tmp"));
            return Finding.good("journals", "kept in " + folder);
        } catch (IOException failure) {
            return Finding.bad(
                    "journals",
                    "cannot be kept in %s: %s".formatted(folder, IoReason.of(failure)),
                    "make that folder yours, or set XDG_STATE_HOME to another");
        }
    }
}
