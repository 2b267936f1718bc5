package ghostnote.engine.os;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Asks what may never answer, such as a driver. */
public final class TimeLimit {
    private TimeLimit() {}

    /**
     * Asks on a daemon thread of its own, which is left to itself when the time is over. Thread: any but a hot one. Real-time
     * safe: no.
     *
     * @param who is asked; the thread has this name
     * @param <T> what is answered
     * @throws TimeoutException in one line, if no answer came
     */
    public static <T> T ask(String who, long longestMs, Supplier<T> question) throws TimeoutException {
        FutureTask<T> answer = new FutureTask<>(question::get);
        Thread.ofPlatform().daemon().name(who).start(answer);
        try {
            return answer.get(longestMs, TimeUnit.MILLISECONDS);
        } catch (TimeoutException none) {
            throw noAnswer(who, longestMs);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException(who + " was not waited for");
        } catch (ExecutionException failure) {
            throw new IllegalStateException(who + " failed", failure.getCause());
        }
    }

    private static TimeoutException noAnswer(String who, long longestMs) {
        return new TimeoutException("%s: no answer within %.1f s".formatted(who, longestMs / 1000.0));
    }
}
