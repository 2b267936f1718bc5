package ghostnote.midi.file;

/** Numbers and chunk names in the bytes of a file; all of them ask for bytes that are there. */
final class Chunks {

    static final int HEADER = 0x4D54_6864; // "MThd"
    static final int TRACK = 0x4D54_726B; // "MTrk"

    /** A name and a length. */
    static final int PREFIX_BYTES = 8;

    private Chunks() {}

    static int unsigned16(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
    }

    static int int32(byte[] bytes, int at) {
        return unsigned16(bytes, at) << 16 | unsigned16(bytes, at + 2);
    }

    static boolean isTrack(byte[] bytes, int at, int end) {
        return end - at >= 4 && int32(bytes, at) == TRACK;
    }

    /** Whether a chunk could begin here: four letters, or the end of the bytes before there are four. */
    static boolean isLikely(byte[] bytes, int at, int end) {
        for (int i = at; i < Math.min(at + 4, end); i++) {
            int lower = bytes[i] | 0x20;
            if (lower < 'a' || lower > 'z') {
                return false;
            }
        }
        return true;
    }

    /** Where the name stands next, or the end. */
    static int findOrEnd(int name, byte[] bytes, int from, int end) {
        for (int at = from; at <= end - 4; at++) {
            if (int32(bytes, at) == name) {
                return at;
            }
        }
        return end;
    }
}
