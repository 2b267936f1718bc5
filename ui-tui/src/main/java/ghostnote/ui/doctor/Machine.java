package ghostnote.ui.doctor;

import ghostnote.engine.os.ThreadPriority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    private static final Pattern REAL_TIME = Pattern.compile("^Max realtime priority\\s+(\\S+)", Pattern.MULTILINE);

    /** proc(5): the scheduling policy is field 41 of a stat file; the state, field 3, is the first one after the name. */
    private static final int POLICY = 41 - 3;

    private static final Set<String> REAL_TIME_POLICIES = Set.of("1", "2"); // SCHED_FIFO and SCHED_RR, sched(7)
    private static final String USUAL_SERVER = "default";
    static final String PIPEWIRE = "pipewire";
    private static final Set<String> SOUND_SERVERS = Set.of("jackd", "jackdbus", PIPEWIRE, "pulseaudio");

    Finding realTime(boolean granted) {
        String check = "real time";
        if (granted) {
            return Finding.good(check, "the clock thread runs before all ordinary ones");
        }
        Matcher limit = REAL_TIME.matcher(read("proc/self/limits"));
        if (!limit.find()) {
            return Finding.bad(check, "refused: other programs can make notes late", LIMITS);
        }
        String found = "refused, and the limit is %s: other programs can make notes late".formatted(limit.group(1));
        return number(limit.group(1)) >= ThreadPriority.PRIORITY
                ? Finding.bad(check, found, "run it outside of any container; or sudo sysctl kernel.sched_rt_runtime_us=-1")
                : Finding.bad(check, found, LIMITS);
    }

    private static long number(String limit) {
        return limit.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(limit);
    }

    Finding lockedMemory() {
        String check = "locked memory";
        Matcher limit = LOCKED.matcher(read("proc/self/limits"));
        if (!limit.find()) {
            return Finding.good(check, "this system tells no limit");
        }
        long bytes = number(limit.group(1));
        String found = bytes == Long.MAX_VALUE ? "unlimited" : "up to %d MB".formatted(bytes >> 20);
        return bytes >= ENOUGH_LOCKED_BYTES
                ? Finding.good(check, found)
                : Finding.bad(check, found + ", which is little for JACK", LIMITS);
    }

    Finding governor() {
        String check = "CPU governor";
        Set<String> governors = new TreeSet<>();
        for (Path cpu : list("sys/devices/system/cpu")) {
            String governor = read(cpu + "/cpufreq/scaling_governor").strip();
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
        Set<String> running = soundServers();
        return Finding.good(
                "sound server", running.isEmpty() ? "neither JACK nor PipeWire runs" : String.join(", ", running));
    }

    /** The names of those that run. */
    Set<String> soundServers() {
        Set<String> running = new TreeSet<>();
        for (Path process : list("proc")) {
            String name = commandOf(process);
            if (SOUND_SERVERS.contains(name)) {
                running.add(name);
            }
        }
        return running;
    }

    /**
     * Whether a thread of the JACK server runs before ordinary ones; empty if there is no such process to be seen. Where no
     * jackd has that name, PipeWire serves JACK's clients.
     *
     * @param server the name that clients know it by
     */
    Optional<Boolean> jackIsRealTime(String server) {
        List<Path> jackd = list("proc").stream()
                .filter(process -> isJack(process, server))
                .toList();
        List<Path> serving = jackd.isEmpty()
                ? list("proc").stream().filter(process -> commandOf(process).equals(PIPEWIRE)).toList()
                : jackd;
        return serving.isEmpty() ? Optional.empty() : Optional.of(serving.stream().anyMatch(this::hasRealTimeThread));
    }

    private boolean isJack(Path process, String server) {
        return switch (commandOf(process)) {
            case "jackd" -> server.equals(serverName(read(process + "/cmdline")));
            case "jackdbus" -> server.equals(USUAL_SERVER);
            default -> false;
        };
    }

    private static String serverName(String commandLine) {
        List<String> words = List.of(commandLine.split("\0", -1));
        int option = Math.max(words.indexOf("-n"), words.indexOf("--name"));
        return option >= 0 && option + 1 < words.size() ? words.get(option + 1) : USUAL_SERVER;
    }

    private boolean hasRealTimeThread(Path process) {
        return list(process + "/task").stream().anyMatch(thread -> {
            String stat = read(thread + "/stat");
            String[] fields = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
            return fields.length > POLICY && REAL_TIME_POLICIES.contains(fields[POLICY]);
        });
    }

    private String commandOf(Path process) {
        return read(process + "/comm").strip();
    }

    Finding soundDevices() {
        String check = "sound devices";
        List<Path> devices = list("dev/snd");
        List<String> closed = devices.stream()
                .filter(device -> !Files.isDirectory(root.resolve(device)))
                .filter(device -> !isOpen(root.resolve(device)))
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

    private static boolean isOpen(Path device) {
        return Files.isReadable(device) && Files.isWritable(device);
    }

    private String read(String file) {
        try {
            return Files.readString(root.resolve(file));
        } catch (IOException notThere) {
            return "";
        }
    }

    /** Paths below the root. */
    private List<Path> list(String folder) {
        try (Stream<Path> files = Files.list(root.resolve(folder))) {
            return files.map(root::relativize).sorted().toList();
        } catch (IOException notThere) {
            return List.of();
        }
    }
}
