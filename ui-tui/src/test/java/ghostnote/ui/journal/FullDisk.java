package ghostnote.ui.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file on a disk with room for so many bytes, of which each write takes a few. */
final class FullDisk extends FileChannel {
    private static final int BYTES_A_WRITE = 7;

    private final FileChannel file;
    long roomBytes;

    FullDisk(Path path, long roomBytes) throws IOException {
        file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.roomBytes = roomBytes;
    }

    @Override
    public int write(ByteBuffer bytes, long position) throws IOException {
        int count = (int) Math.min(Math.min(bytes.remaining(), BYTES_A_WRITE), roomBytes - position);
        if (count <= 0) {
            throw new IOException("No space left on device");
        }
        ByteBuffer some = bytes.slice(bytes.position(), count);
        bytes.position(bytes.position() + count);
        return file.write(some, position);
    }

    @Override
    public void force(boolean metaData) throws IOException {
        file.force(metaData);
    }

    @Override
    protected void implCloseChannel() throws IOException {
        file.close();
    }

    private static UnsupportedOperationException notUsed() {
        return new UnsupportedOperationException("no journal does this");
    }

    @Override
    public int read(ByteBuffer bytes) {
        throw notUsed();
    }

    @Override
    public long read(ByteBuffer[] buffers, int offset, int length) {
        throw notUsed();
    }

    @Override
    public int read(ByteBuffer bytes, long position) {
        throw notUsed();
    }

    @Override
    public int write(ByteBuffer bytes) {
        throw notUsed();
    }

    @Override
    public long write(ByteBuffer[] buffers, int offset, int length) {
        throw notUsed();
    }

    @Override
    public long position() {
        throw notUsed();
    }

    @Override
    public FileChannel position(long position) {
        throw notUsed();
    }

    @Override
    public long size() {
        throw notUsed();
    }

    @Override
    public FileChannel truncate(long size) {
        throw notUsed();
    }

    @Override
    public long transferTo(long position, long count, WritableByteChannel target) {
        throw notUsed();
    }

    @Override
    public long transferFrom(ReadableByteChannel source, long position, long count) {
        throw notUsed();
    }

    @Override
    public MappedByteBuffer map(MapMode mode, long position, long size) {
        throw notUsed();
    }

    @Override
    public FileLock lock(long position, long size, boolean shared) {
        throw notUsed();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) {
        throw notUsed();
    }
}
