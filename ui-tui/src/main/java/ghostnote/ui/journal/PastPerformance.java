package ghostnote.ui.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is left of one performance.
 *
 * <p>Thread: any. Real-time safe: no.
 *
 * @param name with which the names of its journals begin
 */
public record PastPerformance(String name, List<Part> parts) {
    /**
     * The journal of one who played in it.
     *
     * @param track empty for one who played alone
     */
    public record Part(String track, Path journal) {}

    /** A performance of one. */
    public static PastPerformance alone(String name, Path journal) {
        return new PastPerformance(name, List.of(new Part("", journal)));
    }

    /** Whether a process is still writing to it. */
    boolean isOpen() throws IOException {
        for (Part part : parts) {
            if (JournalFile.isOpen(part.journal())) {
                return true;
            }
        }
        return false;
    }

    /** Whether all of it ended as it should. */
    boolean endedWell() throws IOException {
        return remains().stream().allMatch(Remains::endedWell);
    }

    /** Whether it did not, and there is something to recover: not if it ended before its first hit. */
    boolean isBroken() throws IOException {
        List<Remains> remains = remains();
        return !remains.stream().allMatch(Remains::endedWell)
                && remains.stream().anyMatch(part -> !part.played().isEmpty());
    }

    private List<Remains> remains() throws IOException {
        List<Remains> remains = new ArrayList<>();
        for (Part part : parts) {
            remains.add(Remains.read(part.journal()));
        }
        return remains;
    }
}
