package ghostnote.ui.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.jack.JackPorts;
import ghostnote.midi.device.MidiPorts.PortInfo;
import ghostnote.ui.device.Jack.State;
import ghostnote.ui.device.Jack;
import ghostnote.ui.device.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineTest {
    @TempDir
    Path root;

    private void write(String file, String content) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, content);
    }

    private static void assertBad(Finding finding, String... words) {
        assertFalse(finding.good(), finding::toString);
        assertFalse(finding.advice().isEmpty());
        for (String word : words) {
            assertTrue((finding.found() + " " + finding.advice()).contains(word), finding::toString);
        }
    }

    @Test
    void aSystemThatTellsNothingIsNotBlamed() {
        Machine machine = new Machine(root);
        for (Finding finding : List.of(
                machine.lockedMemory(), machine.governor(), machine.soundDevices(), machine.soundServer())) {
            assertTrue(finding.good(), finding::toString);
            assertEquals("", finding.advice());
        }
    }

    @Test
    void eachProcessorIsToKeepItsSpeed() throws IOException {
        write("sys/devices/system/cpu/cpu0/cpufreq/scaling_governor", "performance\n");
        write("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "performance\n");
        assertTrue(new Machine(root).governor().good());
        write("sys/devices/system/cpu/cpu1/cpufreq/scaling_governor", "powersave\n");
        assertBad(new Machine(root).governor(), "performance, powersave", "cpupower");
    }

    @Test
    void memoryThatMayBeLockedIsToBeEnoughForJack() throws IOException {
        String line =
                """
                Max open files            1024                 524288               files
                Max locked memory         %s             %s             bytes
                """;
        write("proc/self/limits", line.formatted("8388608", "8388608"));
        assertBad(new Machine(root).lockedMemory(), "8 MB", "memlock unlimited");
        write("proc/self/limits", line.formatted("unlimited", "unlimited"));
        assertTrue(new Machine(root).lockedMemory().good());
        write("proc/self/limits", line.formatted("1073741824", "1073741824"));
        assertEquals("up to 1024 MB", new Machine(root).lockedMemory().found());
    }

    @Test
    void soundServersAreFoundByTheNamesOfTheirProcesses() throws IOException {
        write("proc/1/comm", "systemd\n");
        write("proc/77/comm", "pipewire\n");
        write("proc/78/comm", "jackdbus\n");
        assertEquals("jackdbus, pipewire", new Machine(root).soundServer().found());
    }

    private void thread(int process, int thread, String name, int policy) throws IOException {
        write(
                "proc/%d/task/%d/stat".formatted(process, thread),
                ("%d (%s) S 1 4242 4242 0 -1 1077936448 5 0 0 0 2 1 0 0 -11 0 3 0 1 2 3 18446744073709551615 4 5 6 7 8 0 0"
                                + " 4096 0 1 0 0 -1 1 10 %d 0 0 0 0\n")
                        .formatted(thread, name, policy));
    }

    @Test
    void jackRunsInRealTimeIfAnyThreadOfTheServerOfThatNameDoes() throws IOException {
        Machine machine = new Machine(root);
        assertEquals(Optional.empty(), machine.jackIsRealTime("default"));
        write("proc/7/comm", "jackd\n");
        write("proc/7/cmdline", "jackd\0-R\0-d\0alsa\0");
        thread(7, 7, "jackd", 0);
        assertEquals(Optional.of(false), machine.jackIsRealTime("default"));
        assertEquals(Optional.empty(), machine.jackIsRealTime("stage"));
        thread(7, 9, "a (name) 0 1 2", 1);
        assertEquals(Optional.of(true), machine.jackIsRealTime("default"));
        write("proc/8/comm", "jackd\n");
        write("proc/8/cmdline", "/usr/bin/jackd\0-n\0stage\0-d\0dummy\0");
        thread(8, 8, "jackd", 0);
        assertEquals(Optional.of(false), machine.jackIsRealTime("stage"));
        thread(8, 10, "jackd", 2);
        assertEquals(Optional.of(true), machine.jackIsRealTime("stage"));
    }

    @Test
    void whereNoJackdRunsPipeWireServes() throws IOException {
        write("proc/3/comm", "pipewire\n");
        thread(3, 3, "pipewire", 0);
        assertEquals(Optional.of(false), new Machine(root).jackIsRealTime("default"));
        thread(3, 4, "data-loop.0", 1);
        assertEquals(Optional.of(true), new Machine(root).jackIsRealTime("default"));
    }

    @Test
    void whatOfJackIsMissingSaysWhatToType() throws IOException {
        Machine machine = new Machine(root);
        assertBad(Doctor.jack(new Jack(State.NOT_INSTALLED, Optional.empty()), machine), "libjack", "apt install jackd2");
        assertBad(Doctor.jack(new Jack(State.NOT_RUNNING, Optional.empty()), machine), "no server runs", "jackd -R");
        assertBad(Doctor.jack(new Jack(State.HANGS, Optional.empty()), machine), "does not answer");
        write("proc/3/comm", "pipewire\n");
        assertBad(Doctor.jack(new Jack(State.NOT_INSTALLED, Optional.empty()), machine), "apt install pipewire-jack");
        assertBad(Doctor.jack(new Jack(State.NOT_RUNNING, Optional.empty()), machine), "pw-jack");
    }

    @Test
    void aServerThatIsThereIsGoodUnlessItDoesNotRunInRealTime() throws IOException {
        Jack jack = new Jack(State.RUNNING, Optional.of(new JackPorts(48_000, 1024, List.of(), List.of())));
        assertEquals("48000 Hz, 1024 frames (21.3 ms) a period", Doctor.jack(jack, new Machine(root)).found());
        write("proc/3/comm", "pipewire\n");
        thread(3, 3, "pipewire", 0);
        assertBad(Doctor.jack(jack, new Machine(root)), "not in real time", "jackd -R");
    }

    @Test
    void aRefusedPrioritySaysWhetherTheLimitIsToBlame() throws IOException {
        String line = "Max realtime priority     %s                    %s\n";
        write("proc/self/limits", line.formatted("0", "0"));
        assertBad(new Machine(root).realTime(false), "limit is 0", "rtprio 95");
        write("proc/self/limits", line.formatted("95", "95"));
        assertBad(new Machine(root).realTime(false), "limit is 95", "container");
        write("proc/self/limits", line.formatted("unlimited", "unlimited"));
        assertBad(new Machine(root).realTime(false), "limit is unlimited", "container");
    }

    @Test
    void portsThatDoNotOpenAreNamedWithTheReason() {
        Port good = new Port(new PortInfo("Pads", "", false, true), "");
        Port busy = new Port(new PortInfo("TR-8S", "", true, false), "Device or resource busy");
        assertTrue(Doctor.ports(List.of(good)).good());
        assertBad(Doctor.ports(List.of(good, busy)), "1 of 2", "\"TR-8S\" (Device or resource busy)", "fuser");
    }

    @Test
    void aRefusedPriorityAndAClosedAndAClosedDeviceSayWhatToType() throws IOException {
        assertBad(new Machine(root).realTime(false), "rtprio 95", "usermod");
        assertTrue(new Machine(root).realTime(true).good());
        write("dev/snd/seq", "");
        assertEquals("1, all open to you", new Machine(root).soundDevices().found());
    }

    @Test
    void lateNotesAreBadAndAFolderThatCannotBeIsNamed() throws IOException {
        assertTrue(Doctor.timer(new Timing(1000, 900_000, 2_900_000, true)).good());
        assertBad(Doctor.timer(new Timing(1000, 1_100_000, 2_900_000, true)), "1.10 ms");
        assertBad(Doctor.timer(new Timing(1000, 900_000, 3_100_000, true)), "3.10 ms");
        write("file", "");
        assertBad(Doctor.journals(root.resolve("file/ghostnote")), "XDG_STATE_HOME", root.toString());
        assertTrue(Doctor.journals(root.resolve("state/ghostnote")).good());
        try (var files = Files.list(root.resolve("state/ghostnote"))) {
            assertEquals(0, files.count(), "it leaves nothing behind");
        }
        assertBad(Doctor.ports(List.of()), "modprobe");
        assertBad(Doctor.audio(List.of()), "--out");
    }
}
