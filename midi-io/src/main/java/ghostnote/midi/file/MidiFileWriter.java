package ghostnote.midi.file;

import ghostnote.engine.disk.WholeFile;
import ghostnote.engine.drum.DrumNotes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes Standard MIDI Files: music alone as format 0, several parts as format 1, where a first track holds tempo and meter
 * and each part has a track after it. The same music always gives the same bytes.
 *
 * <p>Every note gets its own note-off, one gate after it, but not after the next hit of the same note in its part and not
 * after the end. Of two hits of one note on one tick of a part the louder is kept. On one tick meter and tempo come first,
 * then offs, then ons. All tracks end at the latest {@code endTick}, or a tick after the last note if that is later.
 *
 * <p>Thread: any but a hot one. Real-time safe: no.
 *
 * @param trackName what a DAW shows for the first track, which of several parts is the name of the whole; none if empty
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

    /** The same with several parts. */
    public void write(Path file, List<NamedMusic> parts) throws IOException {
        WholeFile.write(file, bytes(parts));
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
        long endTick = endOf(music);
        addNotes(track, music, endTick);
        return file(0, music.ppqn(), List.of(track.endedAt(endTick)));
    }

    /**
     * The same with several parts. A tempo or meter that several of them hold is written once.
     *
     * @param parts one or more, of one resolution
     */
    public byte[] bytes(List<NamedMusic> parts) {
        int ppqn = ppqnOf(parts);
        long endTick = parts.stream().mapToLong(part -> endOf(part.music())).max().orElseThrow();
        TrackWriter time = new TrackWriter(trackName);
        parts.stream().flatMap(part -> part.music().meters().stream()).distinct().forEach(time::add);
        parts.stream().flatMap(part -> part.music().tempos().stream()).distinct().forEach(time::add);
        List<byte[]> tracks = new ArrayList<>(List.of(time.endedAt(endTick)));
        for (NamedMusic part : parts) {
            TrackWriter track = new TrackWriter(part.name());
            addNotes(track, part.music(), endTick);
            tracks.add(track.endedAt(endTick));
        }
        return file(1, ppqn, tracks);
    }

    private static int ppqnOf(List<NamedMusic> parts) {
        List<Integer> all =
                parts.stream().map(part -> part.music().ppqn()).distinct().toList();
        if (all.size() != 1) {
            throw new IllegalArgumentException("expected parts of one resolution, found ticks a quarter " + all);
        }
        return all.getFirst();
    }

    private static long endOf(MidiFile music) {
        long lastOn = music.noteOns().stream().mapToLong(NoteOn::tick).max().orElse(-1);
        return Math.max(music.endTick(), lastOn + 1);
    }

    private void addNotes(TrackWriter track, MidiFile music, long endTick) {
        List<NoteOn> noteOns = music.struckOnce();
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

    private static byte[] file(int format, int ppqn, List<byte[]> tracks) {
        int headerBytes = 6;
        int tracksBytes = tracks.stream().mapToInt(track -> Chunks.PREFIX_BYTES + track.length).sum();
        ByteBuffer file = ByteBuffer.allocate(Chunks.PREFIX_BYTES + headerBytes + tracksBytes)
                .putInt(Chunks.HEADER)
                .putInt(headerBytes)
                .putShort((short) format)
                .putShort((short) tracks.size())
                .putShort((short) ppqn);
        for (byte[] track : tracks) {
            file.putInt(Chunks.TRACK).putInt(track.length).put(track);
        }
        return file.array();
    }
}
