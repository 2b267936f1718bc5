package ghostnote.ui.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    @Test
    void aRefusedPriorityAndAClosedDeviceSayWhatToType() throws IOException {
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
        assertBad(Doctor.ports(0), "modprobe");
        assertBad(Doctor.audio(List.of()), "--out");
    }
}
