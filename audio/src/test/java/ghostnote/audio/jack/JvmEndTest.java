package ghostnote.audio.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How a program with a link ends. */
class JvmEndTest {
    private static final int FEW = 10;
    private static final int MANY = 100;
    private static final int LONGEST_S = 60;
    private static final long LOOK_NS = 2_000_000_000L;
    private static final int SIGTERM_CODE = 128 + 15;

    /** Opens links and closes them, as often as it is told; opens another and leaves in the way it is told. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) {
            for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
                try (JackLink link = playing()) {
                    if (!link.isConnected()) {
                        System.exit(1);
                    }
                }
            }
            switch (arguments[1]) {
                case "close" -> {}
                case "look" -> look();
                default -> leave(arguments[1]);
            }
        }

        /** Looks for a server that is not there, for a while. */
        private static void look() {
            try (JackLink _ = playing()) {
                LockSupport.parkNanos(LOOK_NS);
            }
        }

        private static void leave(String how) {
            JackLink left = playing();
            System.out.println("plays " + left.isConnected());
            if (how.equals("exit")) {
                System.exit(0);
            }
            if (how.equals("stay")) {
                LockSupport.parkNanos(Long.MAX_VALUE);
            }
        }

        private static JackLink playing() {
            JackLink link = new JackLink("ghostnote", _ -> {});
            link.add((nowNs, _, out) -> out.send(nowNs, 0xF8, 0, 0));
            link.start();
            return link;
        }
    }

    private static Process child(Jackd jackd, int times, String end) throws IOException {
        return jackd.program(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        String.valueOf(times),
                        end)
                .start();
    }

    private static int codeOf(Process child) throws InterruptedException {
        try {
            assertTrue(child.waitFor(LONGEST_S, TimeUnit.SECONDS), "it does not end");
            return child.exitValue();
        } finally {
            child.destroyForcibly();
        }
    }

    private static String firstLine(Process child) throws IOException {
        return child.inputReader().readLine();
    }

    @Test
    void itEndsWhenEachLinkIsClosed() throws Exception {
        try (Jackd jackd = Jackd.started(48_000, 256)) {
            assertEquals(0, codeOf(child(jackd, FEW, "close")));
        }
    }

    @Test
    @Tag("soak")
    void aHundredStartsAndQuits() throws Exception {
        try (Jackd jackd = Jackd.started(48_000, 256)) {
            for (int i = 0; i < MANY; i++) {
                assertEquals(0, codeOf(child(jackd, 1, "close")));
            }
            assertEquals(0, codeOf(child(jackd, MANY, "close")));
        }
    }

    @Test
    void aServerThatIsNotThereIsLookedForWithoutAWordOnTheScreen() throws Exception {
        try (Jackd jackd = new Jackd(48_000, 256)) {
            Process child = child(jackd, 0, "look");
            try (BufferedReader reader = child.inputReader()) {
                assertEquals(List.of(), reader.lines().toList());
            }
            assertEquals(0, codeOf(child));
        }
    }

    @Test
    void aServerThatDiesDoesSoWithoutAWordOnTheScreen() throws Exception {
        try (Jackd jackd = Jackd.started(48_000, 256)) {
            Process child = child(jackd, 0, "stay");
            assertEquals("plays true", firstLine(child));
            jackd.kill();
            assertFalse(child.waitFor(2, TimeUnit.SECONDS));
            child.toHandle().destroy(); // which leaves its output to be read
            assertNull(firstLine(child));
        }
    }

    @Test
    void itEndsWhenItExits() throws Exception {
        try (Jackd jackd = Jackd.started(48_000, 256)) {
            Process child = child(jackd, 0, "exit");
            assertEquals("plays true", firstLine(child));
            assertEquals(0, codeOf(child));
        }
    }

    @Test
    void itPlaysOnWhenMainOnlyReturnsAndEndsBySignal() throws Exception {
        try (Jackd jackd = Jackd.started(48_000, 256)) {
            Process child = child(jackd, 0, "return");
            assertEquals("plays true", firstLine(child));
            assertFalse(child.waitFor(1, TimeUnit.SECONDS));
            child.destroy();
            assertEquals(SIGTERM_CODE, codeOf(child));
        }
    }
}
