package ghostnote.audio.lv2;

import ghostnote.engine.RealTime;
import ghostnote.engine.os.Threads;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.concurrent.locks.LockSupport;

/**
 * Does what a plugin cannot do while it sounds, such as loading a file (LV2 worker.h).
 *
 * <pre>
 *   run() --onSchedule--> requests --> its own thread: work() --onRespond--> responses --> {@link #deliver}, after run()
 * </pre>
 */
final class Worker implements AutoCloseable {
    private static final int SUCCESS = 0;
    private static final int NO_WORKER = 1;
    private static final int NO_SPACE = 2;
    private static final int WORK = 0;
    private static final int RESPONSE = 1;
    private static final int END_RUN = 2;
    private static final long LONGEST_CLOSE_MS = 5000;

    private final Lv2Counters counters;
    private final Object offStage;
    private final MessageRing requests;
    private final MessageRing responses;
    private final MemorySegment request;
    private final MemorySegment response;
    private final MemorySegment schedule;
    private final MemorySegment respond;

    private MemorySegment work = MemorySegment.NULL;
    private MemorySegment workResponse = MemorySegment.NULL;
    private MemorySegment endRun = MemorySegment.NULL;
    private long handle;
    private boolean hasEndRun;
    private Thread thread;
    private volatile boolean there;
    private volatile boolean closing;
    private volatile long done;

    /**
     * @param arena shared; outlives it
     * @param offStage is held while the plugin works
     */
    Worker(Arena arena, Lv2Counters counters, Object offStage) {
        this.counters = counters;
        this.offStage = offStage;
        requests = new MessageRing(arena);
        responses = new MessageRing(arena);
        request = arena.allocate(MessageRing.CAPACITY, Long.BYTES);
        response = arena.allocate(MessageRing.CAPACITY, Long.BYTES);
        FunctionDescriptor type = FunctionDescriptor.of(
                ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG);
        schedule = NativeCalls.struct(arena, 0, NativeCalls.stub(this, "onSchedule", type, arena));
        respond = NativeCalls.stub(this, "onRespond", type, arena);
    }

    /** The LV2_Worker_Schedule that the plugin is made with. */
    MemorySegment schedule() {
        return schedule;
    }

    /**
     * Begins.
     *
     * @param plugin its handle
     * @param functions its LV2_Worker_Interface
     */
    @SuppressWarnings("restricted")
    void start(String name, long plugin, MemorySegment functions) {
        MemorySegment table = functions.reinterpret((END_RUN + 1) * ValueLayout.ADDRESS.byteSize());
        work = table.getAtIndex(ValueLayout.ADDRESS, WORK);
        workResponse = table.getAtIndex(ValueLayout.ADDRESS, RESPONSE);
        endRun = table.getAtIndex(ValueLayout.ADDRESS, END_RUN);
        hasEndRun = !endRun.equals(MemorySegment.NULL);
        handle = plugin;
        there = true;
        thread = Thread.ofPlatform().daemon().name("lv2-worker " + name).start(this::run);
    }

    private void run() {
        while (!closing) {
            if (requests.isEmpty()) {
                LockSupport.park(this);
            } else {
                workOnce();
            }
        }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // it has one writer
    private void workOnce() {
        int size = requests.poll(request);
        try {
            synchronized (offStage) {
                int _ = NativeCalls.work(work, handle, respond, size, size == 0 ? 0 : request.address());
            }
        } catch (Throwable failure) {
            counters.noteFailure(failure);
        }
        done++;
    }

    /** Called by the plugin in run(), or while it is given a state. */
    @RealTime
    int onSchedule(long ours, int size, long data) {
        if (!there) {
            counters.noteRefusedWork();
            return NO_WORKER;
        }
        if (!requests.offer(size, data)) {
            counters.noteRefusedWork();
            return NO_SPACE;
        }
        LockSupport.unpark(thread);
        return SUCCESS;
    }

    /** Called by the plugin in work(). */
    @RealTime
    int onRespond(long ours, int size, long data) {
        if (!responses.offer(size, data)) {
            counters.noteRefusedResponse();
            return NO_SPACE;
        }
        return SUCCESS;
    }

    /** Hands on what has come from work(), and ends the cycle; after each run(). Thread: the one that renders. */
    @RealTime
    void deliver() throws Throwable {
        if (!there) {
            return;
        }
        for (int size = responses.poll(response); size != MessageRing.NONE; size = responses.poll(response)) {
            int _ = NativeCalls.respond(workResponse, handle, size, size == 0 ? 0 : response.address());
        }
        if (hasEndRun) {
            int _ = NativeCalls.endRun(endRun, handle);
        }
    }

    /** Whether all that was asked for is done; it may be that it was not handed on yet. Thread: any. */
    boolean hasDone() {
        return requests.offered() == done;
    }

    /** Whether something was not handed on yet. Thread: any. */
    boolean hasResponses() {
        return !responses.isEmpty();
    }

    /** Ends it, when it has done what it does, or after five seconds. */
    @Override
    public void close() {
        closing = true;
        if (thread != null) {
            LockSupport.unpark(thread);
            Threads.joinFor(thread, LONGEST_CLOSE_MS);
        }
    }

    /** Whether it works on after all, and needs its memory. */
    boolean hangs() {
        return thread != null && thread.isAlive();
    }
}
