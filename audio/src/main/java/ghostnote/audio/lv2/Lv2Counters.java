package ghostnote.audio.lv2;

import ghostnote.engine.RealTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What went wrong with an instrument, since it was made.
 *
 * <p>Thread: read by any. Real-time safe: yes, but for {@link #trouble}.
 */
@SuppressWarnings("NonAtomicVolatileUpdate") // each has one writer
public final class Lv2Counters {
    private final String name;
    private volatile long mutedBlocks;
    private volatile long withheldBlocks;
    private volatile long lostMessages;
    private volatile long refusedMessages;
    private volatile long refusedWork;
    private volatile long refusedResponses;
    private volatile Throwable lastFailure;

    Lv2Counters(String name) {
        this.name = name;
    }

    @RealTime
    void noteMuted() {
        mutedBlocks++;
    }

    @RealTime
    void noteWithheld() {
        withheldBlocks++;
    }

    @RealTime
    void noteLost() {
        lostMessages++;
    }

    @RealTime
    void noteRefused() {
        refusedMessages++;
    }

    @RealTime
    void noteRefusedWork() {
        refusedWork++;
    }

    @RealTime
    void noteRefusedResponse() {
        refusedResponses++;
    }

    @RealTime
    void noteFailure(Throwable failure) {
        lastFailure = failure;
    }

    /** Blocks in which the plugin gave what is no number, or infinite; they were silent instead. */
    public long mutedBlocks() {
        return mutedBlocks;
    }

    /** Blocks that were silent because the plugin was being given a state; their messages went with the next one. */
    public long withheldBlocks() {
        return withheldBlocks;
    }

    /** Messages for which there was no room. */
    public long lostMessages() {
        return lostMessages;
    }

    /** Messages that are none of MIDI's, or none that is ever sent. */
    public long refusedMessages() {
        return refusedMessages;
    }

    /** Work that the plugin wanted done and for which there was no room, or no worker. */
    public long refusedWork() {
        return refusedWork;
    }

    /** Answers of the plugin's worker for which there was no room. */
    public long refusedResponses() {
        return refusedResponses;
    }

    /** One line that says all of it; empty as long as nothing went wrong. */
    public Optional<String> trouble() {
        List<String> troubles = new ArrayList<>();
        add(troubles, mutedBlocks, "blocks that were no numbers, and were muted");
        add(troubles, withheldBlocks, "blocks silent while it was given a state");
        add(troubles, lostMessages, "messages too many");
        add(troubles, refusedMessages, "messages that are not MIDI");
        add(troubles, refusedWork + refusedResponses, "errands too many for its worker");
        Throwable failure = lastFailure;
        if (failure != null) {
            troubles.add("it could not be run: " + failure);
        }
        return troubles.isEmpty() ? Optional.empty() : Optional.of(name + ": " + String.join("; ", troubles));
    }

    private static void add(List<String> troubles, long count, String what) {
        if (count > 0) {
            troubles.add(count + " " + what);
        }
    }
}
