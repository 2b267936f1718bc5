package ghostnote.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ThreadPriorityTest {
    /** Fields 40 and 41 of /proc/thread-self/stat (proc_pid_stat(5)), counted from the one after the name. */
    private static final int RT_PRIORITY = 40 - 3;

    private static final int POLICY = 41 - 3;

    @Test
    @EnabledOnOs(OS.LINUX)
    void theAnswerIsWhatTheKernelSaysAndOnlyTheAskingThreadIsRaised() throws Exception {
        FutureTask<String[]> asked = new FutureTask<>(() -> {
            boolean granted = ThreadPriority.requestRealTime();
            String[] fields = ownStat();
            assertEquals(granted ? "1" : "0", fields[POLICY]);
            assertEquals(granted ? "80" : "0", fields[RT_PRIORITY]);
            return fields;
        });
        run(asked);
        assertEquals("0", ownStat()[POLICY]);
        assertTrue(asked.get().length > POLICY);
    }

    private static void run(FutureTask<String[]> task) throws InterruptedException, ExecutionException {
        Thread thread = new Thread(task, "asks");
        thread.start();
        thread.join();
        task.get();
    }

    private static String[] ownStat() throws IOException {
        String line = Files.readString(Path.of("/proc/thread-self/stat"));
        return line.substring(line.lastIndexOf(')') + 2).split(" ");
    }
}
