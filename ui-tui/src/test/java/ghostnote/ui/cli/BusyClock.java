package ghostnote.ui.cli;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.os.DeadlineThread;
import ghostnote.engine.os.Duty;
import ghostnote.engine.ring.HitRing;
import ghostnote.engine.time.NanoClock;
import ghostnote.engine.time.Timeline;
import ghostnote.engine.transport.Motion;
import ghostnote.engine.transport.Transport;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.engine.wire.OutputDuty;
import ghostnote.engine.wire.OutputWarmUp;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/**
 * A clock that sends a note each millisecond, beside a thread that makes garbage; writes when each was due and how late
 * it was, two longs in nanoseconds, to a file: {@code BusyClock FILE SECONDS GARBAGE_MB_S}.
 */
final class BusyClock {
    /** A tick is a millisecond. */
    private static final double TEMPO_BPM = 125;

    private static final long TICK_NS = 1_000_000;
    private static final int CPU = 1;
    private static final int WARM_UP_TICKS = 3_000;
    private static final long AHEAD_TICKS = 1_000;

    private BusyClock() {}

    /** Where the notes go: it looks at the time. */
    private static final class Watch implements MidiOut {
        private final long[] dueNs;
        private final long[] lateNs;
        private volatile int ticks = -WARM_UP_TICKS;
        private long nextNs;

        Watch(int ticks, long firstNs) {
            dueNs = new long[ticks];
            lateNs = new long[ticks];
            nextNs = firstNs;
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one writer
        public void send(long noteNs, int status, int data1, int data2) {
            if ((status & 0xF0) != MidiStatus.NOTE_ON) {
                return;
            }
            // Notes that were too late to be sent were late as well.
            long nowNs = System.nanoTime();
            for (; nextNs <= noteNs && ticks < dueNs.length; nextNs += TICK_NS) {
                if (ticks >= 0) {
                    dueNs[ticks] = nextNs;
                    lateNs[ticks] = nowNs - nextNs;
                }
                ticks++;
            }
        }
    }

    /** Does the same on one processor, the twin's. */
    private record Pinned(Duty duty, boolean[] isPinned) implements Duty {
        @Override
        public long doWork(long nowNs) {
            if (!isPinned[0]) {
                isPinned[0] = true;
                pin();
            }
            return duty.doWork(nowNs);
        }

        @Override
        public void requestStop() {
            duty.requestStop();
        }

        @Override
        public boolean ended() {
            return duty.ended();
        }

        @SuppressWarnings("restricted")
        private static void pin() {
            try (Arena arena = Arena.ofConfined()) {
                Linker linker = Linker.nativeLinker();
                MemorySegment mask = arena.allocateFrom(ValueLayout.JAVA_LONG, 1L << CPU);
                int error = (int) linker.downcallHandle(
                                linker.defaultLookup().findOrThrow("sched_setaffinity"),
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_INT,
                                        ValueLayout.JAVA_LONG,
                                        ValueLayout.ADDRESS))
                        .invokeExact(0, mask.byteSize(), mask);
                if (error != 0) {
                    throw new IllegalStateException("not pinned");
                }
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    public static void main(String... arguments) throws IOException, InterruptedException {
        int ticks = 1_000 * Integer.parseInt(arguments[1]);
        HitRing ring = new HitRing(HitRing.DEFAULT_CAPACITY);
        Transport transport = new Transport();
        OutputWarmUp.run();
        Thread garbage = new Garbage(Long.parseLong(arguments[2]));
        garbage.start();
        long firstNs = System.nanoTime() + 100 * TICK_NS;
        Watch watch = new Watch(ticks, firstNs);
        Duty duty = new OutputDuty(ring.newReader(), watch, KitMap.GENERAL_MIDI, transport, 0);
        try (DeadlineThread clock = new DeadlineThread(new Pinned(duty, new boolean[1]), NanoClock.system(), "midi-out")) {
            clock.prepare();
            if (!clock.isRealTime()) {
                System.err.println("not SCHED_FIFO");
            }
            transport.add(Motion.ROLLS, 0, firstNs, Timeline.nanosPerTick(TEMPO_BPM), 0);
            clock.start();
            long tick = 0;
            while (watch.ticks < ticks) {
                long playedTick = (System.nanoTime() - firstNs) / TICK_NS;
                for (; tick < playedTick + AHEAD_TICKS; tick++) {
                    ring.offerHit(tick, tick, Voice.KICK.ordinal(), 100);
                }
                Thread.sleep(100);
            }
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * Long.BYTES * ticks);
        for (int i = 0; i < ticks; i++) {
            bytes.putLong(watch.dueNs[i]).putLong(watch.lateNs[i]);
        }
        Files.write(Path.of(arguments[0]), bytes.array());
    }

    /** Small objects, and blocks of 16 KB of which 64 MB live. */
    private static final class Garbage extends Thread {
        private static final int BLOCK_BYTES = 16_384;
        private static final int BLOCKS = 4_096;
        private static final int SMALL_BYTES = 64;
        private static final int SMALL = 256;
        private static final long BYTES = BLOCK_BYTES + SMALL * (SMALL_BYTES + 16L);

        private final long bytesPerMs;
        private final byte[][] live = new byte[BLOCKS][];
        private final byte[][] small = new byte[SMALL][];

        Garbage(long mbPerSecond) {
            super("garbage");
            setDaemon(true);
            bytesPerMs = mbPerSecond * 1_000;
        }

        @Override
        public void run() {
            long startNs = System.nanoTime();
            long bytes = 0;
            for (int block = 0; ; block++) {
                live[block % BLOCKS] = new byte[BLOCK_BYTES];
                for (int i = 0; i < SMALL; i++) {
                    small[i] = new byte[SMALL_BYTES];
                }
                bytes += BYTES;
                while (bytes > (System.nanoTime() - startNs) / TICK_NS * bytesPerMs) {
                    LockSupport.parkNanos(TICK_NS);
                }
            }
        }
    }
}
