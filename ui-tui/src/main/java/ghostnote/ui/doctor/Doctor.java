package ghostnote.ui.doctor;

import ghostnote.audio.synth.AudioOutputs;
import ghostnote.engine.disk.IoReason;
import ghostnote.engine.kernel.Kernels;
import ghostnote.midi.device.MidiPorts;
import ghostnote.ui.journal.JournalFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at all that a performance needs of a machine.
 *
 * <p>Thread: any. Real-time safe: no; it takes some seconds.
 */
public final class Doctor {
    private static final double NANOS_PER_MS = 1e6;
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
        findings.add(ports(MidiPorts.list().size()));
        findings.add(audio(AudioOutputs.list()));
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

    static Finding ports(int count) {
        return count > 0
                ? Finding.good("MIDI ports", count + " (ghostnote devices lists them)")
                : Finding.bad(
                        "MIDI ports", "none", "plug one in; for programs on this machine: sudo modprobe snd-virmidi");
    }

    static Finding audio(List<String> outputs) {
        return outputs.isEmpty()
                ? Finding.bad("audio output", "none: the built-in synthesiser is silent", "plug one in, or use --out PORT")
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
