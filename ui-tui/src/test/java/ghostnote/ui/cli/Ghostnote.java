package ghostnote.ui.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs the program: here, or as a process of its own as the launcher starts it. */
final class Ghostnote {
    private static final long LONGEST_RUN_S = 120;

    private Ghostnote() {}

    /** What a run printed, and how it ended. */
    record Result(int exitCode, String out, String err) {
        /** What it said to people, the JVM's own remarks left out. */
        List<String> errLines() {
            return err.lines().filter(line -> !line.startsWith("WARNING: ")).toList();
        }
    }

    /** Runs a command line in this process. */
    static Result run(String... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        InputStream in = System.in;
        ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
        try {
            System.setIn(InputStream.nullInputStream());
            System.setOut(new PrintStream(outBytes, true, StandardCharsets.UTF_8));
            System.setErr(new PrintStream(errBytes, true, StandardCharsets.UTF_8));
            int exitCode = Program.run(arguments);
            return new Result(
                    exitCode, outBytes.toString(StandardCharsets.UTF_8), errBytes.toString(StandardCharsets.UTF_8));
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    /** Starts a process with the flags of the launcher. */
    static ProcessBuilder process(List<String> jvmFlags, String... arguments) {
        return java(jvmFlags, "ghostnote.ui.Main", arguments);
    }

    /** The same for another program. */
    static ProcessBuilder java(List<String> jvmFlags, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--add-exports=java.desktop/com.sun.media.sound=ALL-UNNAMED",
                "-XX:+UseZGC",
                "-Xms256m",
                "-Xmx256m",
                "-XX:+AlwaysPreTouch"));
        command.addAll(jvmFlags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    /** Runs a process to its end. */
    static Result runProcess(List<String> jvmFlags, String... arguments) throws IOException, InterruptedException {
        return waitFor(process(jvmFlags, arguments).start());
    }

    /** Reads a process to its end. */
    static Result waitFor(Process process) throws IOException, InterruptedException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Thread errReader = Thread.ofVirtual().name("stderr").start(() -> {
            try {
                process.getErrorStream().transferTo(err);
            } catch (IOException closed) {
                err.writeBytes("(stderr closed)".getBytes(StandardCharsets.UTF_8));
            }
        });
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(LONGEST_RUN_S, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("ghostnote did not end within %d s".formatted(LONGEST_RUN_S));
        }
        errReader.join();
        return new Result(process.exitValue(), out, err.toString(StandardCharsets.UTF_8));
    }
}
