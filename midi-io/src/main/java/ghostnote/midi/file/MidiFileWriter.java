package ghostnote.midi.file;

import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.drum.DrumNotes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Writes Standard MIDI Files of format 0. The same music always gives the same bytes.
 *
 * <p>Every note gets its own note-off, one gate after it, but not after the next hit of the same note and not after the
 * end. Of two hits of one note on one tick the louder is kept. On one tick meter and tempo come first, then offs, then
 * ons. The track ends at {@code endTick}, or a tick after the last note if that is later.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param trackName what a DAW shows; none if empty
 * @param gateTicks from a note's on to its off, 1 or more
 */
public record MidiFileWriter(String trackName, int gateTicks) {

    /** A writer of nameless tracks with the default gate. */
    public MidiFileWriter() {
        this("", DrumNotes.GATE_TICKS);
    }

    public MidiFileWriter {
        if (gateTicks < 1) {
            throw new IllegalArgumentException("expected a gate of 1 tick or more, found " + gateTicks);
        }
    }

    /**
     * Writes or replaces a file, whole or not at all.
     *
     * @throws IOException one line that names the file and the reason; what was there before is untouched
     */
    public void write(Path file, MidiFile music) throws IOException {
        WholeFile.write(file, bytes(music));
    }

    /**
     * The whole file as bytes.
     *
     * @throws IllegalArgumentException if two events lie over 268,435,455 ticks apart (at 480 a quarter and 120 BPM,
     *     three days), which the format cannot say
     */
    public byte[] bytes(MidiFile music) {
        TrackWriter track = new TrackWriter(trackName);
        music.meters().forEach(track::add);
        music.tempos().forEach(track::add);
        List<NoteOn> noteOns = music.struckOnce();
        long lastOn = noteOns.isEmpty() ? -1 : noteOns.getLast().tick();
        long endTick = Math.max(music.endTick(), lastOn + 1);
        addNotes(track, noteOns, endTick);
        return file(music.ppqn(), track.endedAt(endTick));
    }

    private void addNotes(TrackWriter track, List<NoteOn> noteOns, long endTick) {
        long[] offTicks = new long[noteOns.size()];
        long[] nextOnTick = new long[16 * 128];
        Arrays.fill(nextOnTick, endTick);
        for (int i = noteOns.size() - 1; i >= 0; i--) {
            NoteOn on = noteOns.get(i);
            int channelAndNote = on.channel() << 7 | on.note();
            offTicks[i] = Math.min(on.tick() + gateTicks, nextOnTick[channelAndNote]);
            nextOnTick[channelAndNote] = on.tick();
        }
        for (int i = 0; i < offTicks.length; i++) {
            track.add(noteOns.get(i), offTicks[i]);
        }
    }

    private static byte[] file(int ppqn, byte[] track) {
        int headerBytes = 6;
        return ByteBuffer.allocate(2 * Chunks.PREFIX_BYTES + headerBytes + track.length)
                .putInt(Chunks.HEADER)
                .putInt(headerBytes)
                .putShort((short) 0)
                .putShort((short) 1)
                .putShort((short) ppqn)
                .putInt(Chunks.TRACK)
                .putInt(track.length)
                .put(track)
                .array();
    }
}
