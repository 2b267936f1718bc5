package ghostnote.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
    @Test
    void anAnswerThatComesIsGivenAndAThreadOfThatNameThoughtOfIt() throws TimeoutException {
        assertEquals("an oracle", TimeLimit.ask("an oracle", 60_000, () -> Thread.currentThread().getName()));
        assertTrue(TimeLimit.ask("an oracle", 60_000, () -> Thread.currentThread().isDaemon()));
    }

    @Test
    void whoNeverAnswersIsNamedInOneLine() {
        CountDownLatch never = new CountDownLatch(1);
        try {
            String line = assertThrows(
                            TimeoutException.class,
                            () -> TimeLimit.ask("a driver", 100, () -> {
                                try {
                                    return never.await(1, TimeUnit.MINUTES);
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                            }))
                    .getMessage();
            assertEquals("a driver: no answer within 0.1 s", line);
        } finally {
            never.countDown();
        }
    }

    @Test
    void whatGoesWrongIsKeptAsTheCause() {
        IllegalStateException failure = assertThrows(
                IllegalStateException.class,
                () -> TimeLimit.ask("a driver", 60_000, () -> {
                    throw new UnsupportedOperationException("no");
                }));
        assertEquals("no", failure.getCause().getMessage());
    }
}
