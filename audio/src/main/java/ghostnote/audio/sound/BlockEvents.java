package ghostnote.audio.sound;

import ghostnote.engine.RealTime;
import ghostnote.engine.wire.MidiOut;
import ghostnote.engine.wire.MidiStatus;
import ghostnote.engine.wire.PackedMessage;

/**
 * The messages of one block, in the order of their frames, and on one frame in the order in which they were sent. What there
 * is no room for in it stays for the next block's first frame.
 *
 * <p>Thread: that of the blocks. Real-time safe: yes.
 */
public final class BlockEvents implements MidiOut {
    private static final int CAPACITY = 1 << 14;

    private final FrameScale scale;
    private final BlockCounters counters;
    private final int[] offsets = new int[CAPACITY];
    private final int[] messages = new int[CAPACITY];
    private int size;
    private long firstFrame;
    private int lastOffset;

    /** @param scale when each frame is */
    BlockEvents(FrameScale scale, BlockCounters counters) {
        this.scale = scale;
        this.counters = counters;
    }

    /** A block begins. */
    @RealTime
    void begin(long cycleFrame, int frames) {
        firstFrame = cycleFrame;
        lastOffset = frames - 1;
    }

    @Override
    @RealTime
    public void send(long dueNs, int status, int data1, int data2) {
        if (MidiStatus.lengthOf(status) == 0) {
            counters.noteRefused();
            return;
        }
        if (size == CAPACITY) {
            counters.noteLost(1);
            return;
        }
        long offset = scale.frameAt(dueNs) - firstFrame;
        if (offset < 0 || offset > lastOffset) {
            counters.noteClamped();
        }
        insert((int) Math.clamp(offset, 0L, (long) lastOffset), PackedMessage.of(status, data1, data2));
    }

    /** Behind all that are not later. */
    @RealTime
    private void insert(int offset, int message) {
        int at = size++;
        while (at > 0 && offsets[at - 1] > offset) {
            offsets[at] = offsets[at - 1];
            messages[at] = messages[at - 1];
            at--;
        }
        offsets[at] = offset;
        messages[at] = message;
    }

    /** How many there are. */
    @RealTime
    public int size() {
        return size;
    }

    /** The frame of one, from the beginning of the block. */
    @RealTime
    public int offset(int index) {
        return offsets[index];
    }

    /** Writes a message's bytes, and says how many. */
    @RealTime
    public int bytes(int index, byte[] into) {
        int message = messages[index];
        int status = PackedMessage.status(message);
        into[0] = (byte) status;
        into[1] = (byte) PackedMessage.data1(message);
        into[2] = (byte) PackedMessage.data2(message);
        return MidiStatus.lengthOf(status);
    }

    /** The first so many are written; the others come first in the next period. */
    @RealTime
    public void carryFrom(int written) {
        size -= written;
        if (size == 0) {
            return;
        }
        System.arraycopy(messages, written, messages, 0, size);
        for (int i = 0; i < size; i++) {
            offsets[i] = 0;
        }
        counters.noteCarried(size);
    }

    /** An instrument is to play all of them in its next block. */
    @RealTime
    void playOn(Instrument instrument) {
        for (int i = 0; i < size; i++) {
            int message = messages[i];
            instrument.send(
                    offsets[i],
                    PackedMessage.status(message),
                    PackedMessage.data1(message),
                    PackedMessage.data2(message));
        }
        size = 0;
    }

    /** Forgets what is left of a server that is gone. */
    public void clear() {
        counters.noteLost(size);
        size = 0;
    }
}
