package ghostnote.midi.file;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Files with one to six edits, and the law that reading them keeps. */
final class Mutants {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Bytes allocated for each byte of a file, and for any file; the live ones are fewer. */
    private static final long BYTES_A_BYTE = 64;

    private static final long BYTES_A_FILE = 64 * 1_024;

    private Mutants() {}

    /** Reads the mutant of a file that a seed makes; none throws, or costs more memory than its length justifies. */
    static void read(byte[] original, long seed) {
        byte[] mutant = of(original, new SplittableRandom(seed));
        String name = "mutant " + seed;
        long before = THREADS.getCurrentThreadAllocatedBytes();
        MidiFile music = MidiFileReader.parse(mutant);
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertTrue(allocated < BYTES_A_BYTE * mutant.length + BYTES_A_FILE, () -> name + " allocates " + allocated);
        assertSound(music, mutant.length, name);
    }

    private static void assertSound(MidiFile music, int length, String name) {
        int bytesPerNote = 3;
        assertTrue(bytesPerNote * music.noteOns().size() <= length, name);
        assertTrue(!music.noteOns().isEmpty() || !music.warnings().isEmpty(), name);
        assertTrue(music.warnings().size() <= 20, name);
        assertTrue(music.findings().startsWith(music.noteOns().size() + " note"), name);
        long before = 0;
        for (NoteOn on : music.noteOns()) {
            assertTrue(on.tick() >= before && on.tick() <= music.endTick(), name);
            before = on.tick();
        }
        assertTrue(music.atPpqn(480).endTick() <= 480 * TrackReader.MAX_QUARTERS, name);
    }

    private static byte[] of(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        for (int edits = random.nextInt(1, 7); edits > 0 && bytes.length > 8; edits--) {
            int at = random.nextInt(bytes.length - 4);
            bytes = switch (random.nextInt(6)) {
                case 0 -> Arrays.copyOf(bytes, at);
                case 1 -> Smf.join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at + 1, bytes.length));
                case 2 -> Smf.join(bytes, Arrays.copyOfRange(bytes, at, bytes.length));
                case 3 -> overwritten(bytes, at, 0xFF, 0xFF, 0xFF, random.nextInt(256));
                case 4 -> overwritten(bytes, at, bytes[at] ^ 1 << random.nextInt(8));
                default -> overwritten(bytes, at, random.nextInt(256));
            };
        }
        return bytes;
    }

    private static byte[] overwritten(byte[] bytes, int at, int... octets) {
        System.arraycopy(Smf.bytes(octets), 0, bytes, at, octets.length);
        return bytes;
    }
}
