package ghostnote.audio.jack;

import com.sun.jna.NativeLibrary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A JACK server of the tests' own, on the dummy driver, under a name that no other has. Every client that this JVM opens,
 * and every program started by {@link #program}, comes to the one made last.
 */
public final class Jackd implements AutoCloseable {
    private static final AtomicInteger MADE = new AtomicInteger();
    private static final String VARIABLE = "JACK_DEFAULT_SERVER";
    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Duration LONGEST_REFUSAL = Duration.ofMillis(150);
    private static final long POLL_NS = 5_000_000;
    private static final int OVERWRITE = 1;

    private final String name =
            "gn-test-%d-%d".formatted(ProcessHandle.current().pid(), MADE.incrementAndGet());
    private final int rate;
    private final int period;
    private final Thread atExit = new Thread(this::endNow, "jackd-at-exit");
    private Process process;
    private boolean leftThings;

    /** One that is not started yet. */
    public Jackd(int rate, int period) {
        this.rate = rate;
        this.period = period;
        // libjack reads it at each opening of a client; Java has no way to set it for its own process.
        NativeLibrary.getProcess()
                .getFunction("setenv")
                .invokeInt(new Object[] {VARIABLE, name, OVERWRITE});
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** One that is up. */
    public static Jackd started(int rate, int period) {
        Jackd jackd = new Jackd(rate, period);
        jackd.start();
        return jackd;
    }

    /** Starts it, under the same name as before, and waits until it is up. */
    public Jackd start() {
        boolean isRoot = System.getProperty("user.name").equals("root");
        List<String> command = new ArrayList<>(List.of("jackd", "-n", name));
        command.addAll(isRoot ? List.of("-R") : List.of("--no-mlock", "-r"));
        command.addAll(List.of("-S", "--port-max", "128", "-d", "dummy"));
        command.addAll(List.of("-r", String.valueOf(rate), "-p", String.valueOf(period)));
        process = spawn(command);
        if (endsAtOnce() && removeRegistryOfNobody()) {
            process = spawn(command);
        }
        await(() -> {
            if (!process.isAlive()) {
                throw new IllegalStateException("jackd ended with " + process.exitValue());
            }
            return finish(program("jack_lsp")) == 0;
        });
        return this;
    }

    private boolean endsAtOnce() {
        try {
            return process.waitFor(LONGEST_REFUSAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * JACK keeps a list of eight servers, from which it never takes those of other names that were killed. Where none runs it
     * can go.
     */
    private static boolean removeRegistryOfNobody() {
        boolean isUsed = ProcessHandle.allProcesses()
                .flatMap(other -> other.info().command().stream())
                .anyMatch(command -> command.endsWith("/jackd"));
        try {
            return !isUsed && Files.deleteIfExists(Path.of("/dev/shm/jack-shm-registry"));
        } catch (IOException notOurs) {
            return false;
        }
    }

    /** What a program needs to find this server, and no other. */
    public Map<String, String> environment() {
        return Map.of(VARIABLE, name, "JACK_NO_START_SERVER", "1");
    }

    /** A program that talks to this server. */
    public ProcessBuilder program(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment());
        return builder.redirectErrorStream(true);
    }

    private static int finish(ProcessBuilder builder) {
        try {
            Process run = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
            if (!run.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
                run.destroyForcibly();
                throw new IllegalStateException(builder.command() + " hangs");
            }
            return run.exitValue();
        } catch (IOException e) {
            throw new IllegalStateException("is jackd2 installed? ./check does it", e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a program to its end. */
    public void run(String... command) {
        int code = finish(program(command));
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
        }
    }

    /** What a program wrote until its end. */
    public List<String> linesOf(String... command) throws IOException {
        Process run = program(command).start();
        try (BufferedReader reader = run.inputReader()) {
            return reader.lines().toList();
        }
    }

    private Process spawn(List<String> command) {
        try {
            return program(command.toArray(String[]::new))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("is jackd2 installed? ./check does it", e);
        }
    }

    /** Asks it to end, and waits until it has. */
    public void term() {
        process.destroy();
        awaitEnd();
    }

    /** Ends it at once. */
    public void kill() {
        leftThings = true;
        endNow();
        awaitEnd();
    }

    /** Stops it so that it answers nobody, or lets it go on. */
    public void freeze(boolean frozen) {
        run("kill", frozen ? "-STOP" : "-CONT", String.valueOf(process.pid()));
    }

    private void endNow() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void awaitEnd() {
        await(() -> !process.isAlive());
    }

    /** Changes the period while it runs. */
    public void setPeriod(int frames) {
        run("jack_bufsize", String.valueOf(frames));
    }

    /**
     * Lets it go through its cycles as fast as its clients can, and wait for each: however busy the machine is, no cycle is
     * missed.
     */
    public void freewheel() {
        run("jack_freewheel", "y");
    }

    /** Lets it go through its cycles in their time again: libjack must not end a client in one that has no pause. */
    public void realTime() {
        run("jack_freewheel", "n");
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** Waits until something is so. */
    public static void await(BooleanSupplier isSo) {
        await(isSo, LONGEST);
    }

    /** The same, for so long at most. */
    public static void await(BooleanSupplier isSo, Duration longest) {
        long endNs = System.nanoTime() + longest.toNanos();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() > endNs) {
                throw new IllegalStateException("it did not come in " + longest);
            }
            LockSupport.parkNanos(POLL_NS);
        }
    }

    @Override
    public void close() {
        if (process != null) {
            if (process.isAlive()) {
                term();
            }
            if (leftThings) {
                // What a killed server leaves in shared memory, the next one of its name takes away.
                start();
                term();
            }
        }
        removeFiles();
        Runtime.getRuntime().removeShutdownHook(atExit);
    }

    private void removeFiles() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/dev/shm"), "jack_*" + name + "_*")) {
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException notThere) {
            return; // nothing to remove
        }
    }
}
