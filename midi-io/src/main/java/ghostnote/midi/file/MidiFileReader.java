package ghostnote.midi.file;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A total reader of Standard MIDI Files (format and names: "Standard MIDI Files 1.0", MIDI Manufacturers Association).
 * Whatever the bytes, it ends, throws nothing, asks for no more memory than they justify and gives every note of every
 * whole event it can make out, with warnings about the rest. It reads formats 0, 1 and 2 and the RIFF wrapper, in beats
 * or SMPTE time, and passes over chunks it does not know.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 */
public final class MidiFileReader {

    /** The largest file read. */
    static final int MAX_BYTES = 64 << 20;

    private static final int RIFF = 0x5249_4646;
    private static final int RMID = 0x524D_4944;
    private static final int DATA = 0x6461_7461;
    private static final int SMF2 = 0x534D_4632;
    private static final int HEADER_BYTES = 6;
    private static final int PATTERNS = 2;

    private final byte[] bytes;
    private final Findings findings = new Findings();
    private int end;

    private MidiFileReader(byte[] bytes) {
        this.bytes = bytes;
        this.end = bytes.length;
    }

    /** @throws IOException if the file is not there, not readable or over 64 MB; never for what it holds */
    public static MidiFile read(Path file) throws IOException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException(Files.exists(file) ? "not a file" : "no such file");
            }
            long size = Files.size(file);
            if (size > MAX_BYTES) {
                throw new IOException("expected at most " + MAX_BYTES + " bytes, found " + size);
            }
            return parse(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    /** Reads a whole file given as bytes. */
    public static MidiFile parse(byte[] bytes) {
        return new MidiFileReader(bytes).read();
    }

    private MidiFile read() {
        int header = Chunks.findOrEnd(Chunks.HEADER, bytes, 0, end);
        int fields = header + Chunks.PREFIX_BYTES;
        if (fields + HEADER_BYTES > end) {
            return nothing(header == end ? whatElseItIs() : "not a MIDI file: its header breaks off");
        }
        leaveOutWrapper(header);
        int format = Chunks.unsigned16(bytes, fields);
        int claimedTracks = Chunks.unsigned16(bytes, fields + 2);
        Division division = Division.read(bytes, fields + 4, findings);
        int tracks = readTracks(afterHeader(header), division.ppqn(), format == PATTERNS);
        judge(format, claimedTracks, tracks, fields);
        return findings.toMidiFile(format, division);
    }

    private static MidiFile nothing(String reason) {
        return new MidiFile(0, Ticks.PER_QUARTER, List.of(), List.of(), List.of(), 0, List.of(reason));
    }

    private String whatElseItIs() {
        return end >= 4 && Chunks.int32(bytes, 0) == SMF2
                ? "a MIDI 2.0 clip file: only MIDI 1.0 files are read"
                : "not a MIDI file: no MThd in its " + end + " bytes";
    }

    /** An RMID file is a RIFF file whose data chunk, of little-endian length, is the MIDI file. */
    private void leaveOutWrapper(int header) {
        boolean riff = header >= 20 && Chunks.int32(bytes, 0) == RIFF && Chunks.int32(bytes, 8) == RMID
                && Chunks.int32(bytes, header - 8) == DATA;
        if (riff) {
            long dataLength = Integer.toUnsignedLong(Integer.reverseBytes(Chunks.int32(bytes, header - 4)));
            end = (int) Math.min(end, Math.max(header + dataLength, header + Chunks.PREFIX_BYTES + HEADER_BYTES));
        } else if (header > 0) {
            findings.warn("bytes before the MThd header left out", 0);
        }
    }

    private int afterHeader(int header) {
        int fields = header + Chunks.PREFIX_BYTES;
        long length = Integer.toUnsignedLong(Chunks.int32(bytes, header + 4));
        long claimedEnd = fields + length;
        if (length >= HEADER_BYTES && claimedEnd <= end && Chunks.isLikely(bytes, (int) claimedEnd, end)) {
            return (int) claimedEnd;
        }
        findings.warn("the header is not of the length it says", header + 4);
        return Chunks.findOrEnd(Chunks.TRACK, bytes, fields, end);
    }

    /** Tracks all begin at tick 0, but those of format 2 are patterns: each begins at the bar line after the last. */
    private int readTracks(int from, int ppqn, boolean inTurn) {
        int tracks = 0;
        long startTick = 0;
        int at = nextTrack(from);
        while (at < end) {
            tracks++;
            at = nextTrack(readTrack(at, ppqn, startTick));
            startTick = inTurn ? Math.min(findings.nextBar(startTick, ppqn), TrackReader.maxTick(ppqn)) : 0;
        }
        return tracks;
    }

    /** Passes over foreign chunks, as the format asks, and over bytes that are no chunk at all. */
    private int nextTrack(int from) {
        int at = from;
        while (at < end && !Chunks.isTrack(bytes, at, end)) {
            long next = end - at < Chunks.PREFIX_BYTES ? Long.MAX_VALUE : claimedEnd(at);
            if (next <= end && Chunks.isLikely(bytes, at, end)) {
                at = (int) next;
            } else {
                findings.warn("bytes that are no chunk left out", at);
                at = Chunks.findOrEnd(Chunks.TRACK, bytes, at, end);
            }
        }
        return at;
    }

    /** Reads the track at an offset and returns the offset to go on from. */
    private int readTrack(int at, int ppqn, long startTick) {
        if (end - at < Chunks.PREFIX_BYTES) {
            findings.warn("the track breaks off before its first event", at);
            return end;
        }
        int start = at + Chunks.PREFIX_BYTES;
        return new TrackReader(bytes, start, claimedEnd(at), end, startTick, ppqn, findings).read();
    }

    private long claimedEnd(int chunk) {
        return chunk + Chunks.PREFIX_BYTES + Integer.toUnsignedLong(Chunks.int32(bytes, chunk + 4));
    }

    private void judge(int format, int claimedTracks, int tracks, int fields) {
        if (format > PATTERNS) {
            findings.warn("format " + format + " instead of 0, 1 or 2: read like 1", fields);
        }
        if (format == PATTERNS && tracks > 1) {
            findings.warn("format 2: its " + tracks + " patterns are read one after the other", fields);
        }
        if (claimedTracks != tracks) {
            findings.warn("expected " + claimedTracks + " tracks, found " + tracks, fields + 2);
        }
    }
}
