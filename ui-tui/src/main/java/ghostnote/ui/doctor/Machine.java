package ghostnote.ui.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Linux tells of itself in files. Where it tells nothing, as other systems do, nothing is found bad.
 *
 * @param root the folder that has proc, sys and dev in it
 */
record Machine(Path root) {
    /** JACK clients lock their buffers and the server's; a few MB are soon too little. */
    private static final long ENOUGH_LOCKED_BYTES = 128L << 20;

    private static final String LIMITS = "sudo sh -c 'printf \"@audio - rtprio 95\\n@audio - memlock unlimited\\n\""
            + " > /etc/security/limits.d/audio.conf' && sudo usermod -aG audio $USER; then log in again";
    private static final Pattern LOCKED = Pattern.compile("^Max locked memory\\s+(\\S+)", Pattern.MULTILINE);
    private static final Set<String> SOUND_SERVERS = Set.of("jackd", "jackdbus", "pipewire", "pulseaudio");

    Finding realTime(boolean granted) {
        String check = "real time";
        return granted
                ? Finding.good(check, "the clock thread runs before all ordinary ones")
                : Finding.bad(check, "refused: other programs can make notes late", LIMITS);
    }

    Finding lockedMemory() {
        String check = "locked memory";
        Matcher limit = LOCKED.matcher(read("proc/self/limits"));
        if (!limit.find()) {
            return Finding.good(check, "this system tells no limit");
        }
        if (limit.group(1).equals("unlimited")) {
            return Finding.good(check, "unlimited");
        }
        long bytes = Long.parseLong(limit.group(1));
        String found = "up to %d MB".formatted(bytes >> 20);
        return bytes >= ENOUGH_LOCKED_BYTES
                ? Finding.good(check, found)
                : Finding.bad(check, found + ", which is little for JACK", LIMITS);
    }

    Finding governor() {
        String check = "CPU governor";
        Set<String> governors = new TreeSet<>();
        for (Path cpu : list("sys/devices/system/cpu")) {
            String governor = read(root.relativize(cpu) + "/cpufreq/scaling_governor").strip();
            if (!governor.isEmpty()) {
                governors.add(governor);
            }
        }
        if (governors.isEmpty()) {
            return Finding.good(check, "this system tells none");
        }
        String found = String.join(", ", governors);
        return governors.equals(Set.of("performance"))
                ? Finding.good(check, found)
                : Finding.bad(
                        check,
                        found + ": a processor that slept is late when it is needed",
                        "sudo cpupower frequency-set -g performance");
    }

    Finding soundServer() {
        Set<String> running = new TreeSet<>();
        for (Path process : list("proc")) {
            String name = read(root.relativize(process) + "/comm").strip();
            if (SOUND_SERVERS.contains(name)) {
                running.add(name);
            }
        }
        return Finding.good(
                "sound server", running.isEmpty() ? "neither JACK nor PipeWire runs" : String.join(", ", running));
    }

    Finding soundDevices() {
        String check = "sound devices";
        List<Path> devices = list("dev/snd");
        List<String> closed = devices.stream()
                .filter(device -> !Files.isDirectory(device))
                .filter(device -> !Files.isReadable(device) || !Files.isWritable(device))
                .map(device -> device.getFileName().toString())
                .toList();
        if (closed.isEmpty()) {
            return Finding.good(check, devices.isEmpty() ? "none in /dev/snd" : "%d, all open to you".formatted(devices.size()));
        }
        return Finding.bad(
                check,
                "closed to you: " + String.join(", ", closed),
                "sudo usermod -aG audio $USER; then log in again");
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException notThere) {
            return "";
        }
    }

    private List<Path> list(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.sorted().toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
