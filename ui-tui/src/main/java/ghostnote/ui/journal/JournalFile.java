package ghostnote.ui.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file to which lines are only ever added, each written through to the system when it is there: what the system took
 * outlives this process. What it did not take, as on a full disk, is kept and tried again. The file is locked as long as
 * it is open, and a kill unlocks it.
 *
 * <p>Thread: one, but {@link #force} any. Real-time safe: no.
 */
public final class JournalFile implements AutoCloseable {
    /** Some hours of drums that no disk took; further ones are left out. */
    private static final int MOST_PENDING_CHARACTERS = 8 << 20;

    private final Path path;
    private final FileChannel channel;
    private final StringBuilder pending = new StringBuilder();

    /** So long is what the system took as a whole; a part of a line may stand behind it. */
    private long wholeBytes;

    JournalFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /** Begins one where there is no file yet. */
    static JournalFile create(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.lock();
        return new JournalFile(path, channel);
    }

    /** Whether a process is writing to a journal. */
    static boolean isOpen(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (OverlappingFileLockException itIsThisOne) {
            return true;
        }
    }

    Path path() {
        return path;
    }

    /** Adds a line to what {@link #write} writes; false if there is no room for it. */
    boolean add(String line) {
        if (pending.length() > MOST_PENDING_CHARACTERS) {
            return false;
        }
        pending.append(SealedLine.seal(line)).append('\n');
        return true;
    }

    /** Writes through what was added, and what could not be written before; false if there was nothing. */
    boolean write() throws IOException {
        if (pending.isEmpty()) {
            return false;
        }
        ByteBuffer bytes = ByteBuffer.wrap(pending.toString().getBytes(StandardCharsets.UTF_8));
        long at = wholeBytes;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
        wholeBytes = at;
        pending.setLength(0);
        return true;
    }

    /** Asks the system to take to the disk what was written: a power cut loses no more than what is written later. */
    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
