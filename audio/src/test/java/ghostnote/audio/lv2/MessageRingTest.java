package ghostnote.audio.lv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MessageRingTest {
    private static final int MESSAGES = 200_000;

    private static void fill(MemorySegment bytes, int size, int number) {
        for (int i = 0; i < size; i++) {
            bytes.set(ValueLayout.JAVA_BYTE, i, (byte) (number + 31 * i));
        }
    }

    private static int sizeOf(SplittableRandom random) {
        return random.nextInt(1 << random.nextInt(12));
    }

    @Test
    void everyMessageComesOnceWholeAndInItsOrderFromOneThreadToAnother() throws Exception {
        try (Arena arena = Arena.ofShared()) {
            MessageRing ring = new MessageRing(arena);
            MemorySegment from = arena.allocate(MessageRing.CAPACITY);
            Thread sender = new Thread(
                    () -> {
                        SplittableRandom random = new SplittableRandom(5);
                        for (int number = 0; number < MESSAGES; number++) {
                            int size = sizeOf(random);
                            fill(from, size, number);
                            while (!ring.offer(size, from.address())) {
                                Thread.onSpinWait();
                            }
                        }
                    },
                    "sender");
            sender.start();
            SplittableRandom random = new SplittableRandom(5);
            MemorySegment into = arena.allocate(MessageRing.CAPACITY);
            MemorySegment wanted = arena.allocate(MessageRing.CAPACITY);
            for (int number = 0; number < MESSAGES; number++) {
                int size = ring.poll(into);
                while (size == MessageRing.NONE) {
                    Thread.onSpinWait();
                    size = ring.poll(into);
                }
                assertEquals(sizeOf(random), size);
                fill(wanted, size, number);
                assertEquals(-1, wanted.asSlice(0, size).mismatch(into.asSlice(0, size)));
            }
            sender.join();
            assertTrue(ring.isEmpty());
            assertEquals(MESSAGES, ring.offered());
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndChangesNothing() {
        try (Arena arena = Arena.ofConfined()) {
            MessageRing ring = new MessageRing(arena);
            MemorySegment bytes = arena.allocate(MessageRing.CAPACITY);
            assertFalse(ring.offer(MessageRing.CAPACITY - 7, bytes.address()));
            assertFalse(ring.offer(-1, bytes.address()));
            assertTrue(ring.isEmpty());
            assertTrue(ring.offer(MessageRing.CAPACITY - 8, bytes.address()));
            assertFalse(ring.offer(0, 0));
            assertEquals(MessageRing.CAPACITY - 8, ring.poll(bytes));
            assertTrue(ring.offer(0, 0));
            assertEquals(0, ring.poll(bytes));
            assertEquals(MessageRing.NONE, ring.poll(bytes));
        }
    }
}
