package ghostnote.midi.file;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadMidiFileTest {

    private static final int MUTANTS = 10_000;
    private static final long MB = 1 << 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static final int[] KICK = Smf.hit(36);
    private static final int[] SNARE = Smf.hit(38);
    private static final int[] END = Smf.END_OF_TRACK;
    private static final byte[] TWO_HITS = Smf.events(KICK, SNARE, END);
    private static final byte[] ALIEN = Smf.chunk("XFIH", Smf.bytes(1, 2, 3, 4, 5, 6, 7, 8, 9));
    private static final byte[] TRACK = Smf.track(KICK, SNARE, END);
    private static final byte[] GOOD = Smf.file(0, 1, 96, TRACK);

    private static Arguments bad(String name, int notes, String warning, byte[] bytes) {
        return Arguments.of(name, notes, warning, bytes);
    }

    private static Arguments badEvents(String name, int notes, String warning, int... octets) {
        return bad(name, notes, warning, Smf.of(KICK, octets, SNARE, END));
    }

    private static byte[] headerOfLength(int claimedLength) {
        return Smf.join(Smf.chunk("MThd", claimedLength, Smf.bytes(0, 0, 0, 1, 0, 96)), TRACK);
    }

    private static byte[] tracksOfLength(int claimedLength) {
        byte[] track = Smf.chunk("MTrk", claimedLength, TWO_HITS);
        return Smf.file(1, 2, 96, track, track);
    }

    private static byte[] text(String text) {
        return text.getBytes(US_ASCII);
    }

    static Stream<Arguments> theBadSet() {
        List<Arguments> set = new ArrayList<>(List.of(
                bad("no bytes", 0, "not a MIDI file", new byte[0]),
                bad("one byte", 0, "not a MIDI file", Smf.bytes(0x4D)),
                bad("eight bytes", 0, "its header breaks off", Arrays.copyOf(GOOD, 8)),
                bad("all 00", 0, "not a MIDI file", new byte[1_000]),
                bad("all FF", 0, "not a MIDI file", Smf.bytes(repeated(1_000, 0xFF))),
                bad("HTML", 0, "not a MIDI file", text("<!DOCTYPE html><html><body>404</body></html>")),
                bad("RIFF alone", 0, "not a MIDI file", text("RIFF")),
                bad("RIFF, a wave", 0, "not a MIDI file", text("RIFF0000WAVEfmt 0000data0000")),
                bad("RIFF of length 0", 0, "no notes", Smf.join(text("RIFF\0\0\0\0RMIDdata\0\0\0\0"), GOOD)),
                bad("leading garbage", 2, "bytes before the MThd", Smf.join(text("From: me\r\n\r\n"), GOOD)),
                bad("trailing CR LF", 2, "no chunk", Smf.join(GOOD, text("\r\n"))),
                bad("trailing garbage", 2, "no chunk", Smf.join(GOOD, new byte[1_000])),
                bad("division 0", 2, "illegal division", Smf.file(0, 1, 0, TRACK)),
                bad("SMPTE 25 x 40", 2, "SMPTE time", Smf.file(0, 1, 0xE728, TRACK)),
                bad("SMPTE 29 x 80", 2, "SMPTE time", Smf.file(0, 1, 0xE350, TRACK)),
                bad("SMPTE 25 x 0", 2, "illegal division", Smf.file(0, 1, 0xE700, TRACK)),
                bad("SMPTE 128 x 40", 2, "illegal division", Smf.file(0, 1, 0x8028, TRACK)),
                bad("0 tracks claimed", 2, "expected 0 tracks, found 1", Smf.file(0, 0, 96, TRACK)),
                bad("0 tracks", 0, "no notes", Smf.file(1, 0, 96)),
                bad("65,535 tracks claimed", 2, "expected 65535 tracks", Smf.file(1, 65_535, 96, TRACK)),
                bad("format 0, two tracks", 4, "", Smf.file(0, 2, 96, TRACK, TRACK)),
                bad("format 2", 4, "one after the other", Smf.file(2, 2, 96, TRACK, TRACK)),
                bad("format 3", 4, "format 3", Smf.file(3, 2, 96, TRACK, TRACK)),
                bad("format 65,535", 4, "format 65535", Smf.file(65_535, 2, 96, TRACK, TRACK)),
                bad("alien chunks", 4, "", Smf.file(1, 2, 96, ALIEN, TRACK, ALIEN, ALIEN, TRACK, ALIEN)),
                bad("an alien chunk too long", 2, "no chunk", Smf.file(
                        1, 1, 96, Smf.chunk("XFIH", Integer.MAX_VALUE, new byte[9]), TRACK)),
                bad("a longer header", 2, "", Smf.join(
                        Smf.chunk("MThd", Smf.bytes(0, 0, 0, 1, 0, 96, 1, 2, 3)), TRACK)),
                bad("no end of track", 2, "no end-of-track", Smf.of(KICK, SNARE)),
                bad("end of track in the middle", 1, "not where the length", Smf.of(KICK, END, SNARE, END)),
                bad("end of track of length 5", 2, "",
                        Smf.of(KICK, SNARE, new int[] {0, 0xFF, 0x2F, 5, 1, 2, 3, 4, 5})),
                bad("a track header cut off", 2, "before its first event", Smf.file(1, 2, 96, TRACK, text("MTrk\0"))),
                bad("a track of wrong length with no end", 4, "no end-of-track",
                        Smf.file(1, 2, 96, Smf.chunk("MTrk", 3, Smf.events(KICK, SNARE)), TRACK)),
                bad("a track of wrong length that breaks off", 3, "breaks off", Smf.file(
                        1, 2, 96, Smf.chunk("MTrk", 99_999, Smf.events(KICK, new int[] {0, 0xF0, 0xFF, 0x7F})), TRACK)),
                bad("running status with none", 2, "data without a status",
                        Smf.of(new int[] {0, 36, 100}, KICK, SNARE, END)),
                bad("stuck notes", 3, "", Smf.of(new int[] {0, 0x99, 36, 1, 0, 36, 2, 96, 36, 3}, END)),
                bad("offs without ons", 0, "no notes", Smf.of(new int[] {0, 0x89, 36, 64, 0, 0x99, 36, 0}, END)),
                bad("a note of no length", 1, "", Smf.of(new int[] {9, 0x99, 36, 99, 0, 0x89, 36, 64}, END)),
                badEvents("a delta of 5 bytes", 2, "more than four bytes", 0x80, 0x80, 0x80, 0x80, 5, 0xC9, 0),
                badEvents("a delta of 9 bytes", 1, "later than 1000000 quarters",
                        0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 0xC9, 0),
                badEvents("a delta past the limit", 1, "later than 1000000 quarters", 0xFF, 0xFF, 0xFF, 0x7F, 0xC9, 0),
                bad("an endless delta", 1, "breaks off", Smf.of(KICK, repeated(100_000, 0xFF))),
                badEvents("a sysex of 256 MB", 1, "breaks off", 0, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2, 0xF7),
                badEvents("a meta of 256 MB", 1, "breaks off", 0, 0xFF, 1, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2),
                badEvents("a tempo of 0 bytes", 2, "illegal tempo", 0, 0xFF, 0x51, 0),
                badEvents("a tempo of 1 byte", 2, "illegal tempo", 0, 0xFF, 0x51, 1, 7),
                badEvents("a tempo of 0", 2, "illegal tempo", 0, 0xFF, 0x51, 3, 0, 0, 0),
                badEvents("the slowest tempo", 2, "", 0, 0xFF, 0x51, 3, 0xFF, 0xFF, 0xFF),
                badEvents("a meter of 0 bytes", 2, "illegal meter", 0, 0xFF, 0x58, 0),
                badEvents("a meter of 1 byte", 2, "illegal meter", 0, 0xFF, 0x58, 1, 4),
                badEvents("a meter of 2 bytes", 2, "", 0, 0xFF, 0x58, 2, 4, 2),
                badEvents("a meter of FF", 2, "illegal meter", 0, 0xFF, 0x58, 4, 0xFF, 0xFF, 0xFF, 0xFF),
                badEvents("a meter of 0/4", 2, "illegal meter", 0, 0xFF, 0x58, 4, 0, 2, 24, 8),
                badEvents("a note over 127", 2, "data byte over 127", 0, 0x99, 164, 100),
                badEvents("a velocity over 127", 2, "data byte over 127", 0, 0x99, 36, 255),
                badEvents("running status across a meta", 3, "running status", 0, 0x99, 40, 9, 0, 0xFF, 1, 0, 0, 40, 0),
                badEvents("data after a sysex", 3, "running status", 0, 0x99, 40, 9, 0, 0xF0, 1, 0xF7, 0, 40, 0)));
        for (int length : new int[] {0, 4, 7, 100, Integer.MAX_VALUE, -1}) {
            set.add(bad("MThd of length " + length, 2, "the header is not", headerOfLength(length)));
        }
        for (int length : new int[] {0, 1, 5, 10, TWO_HITS.length - 1, TWO_HITS.length + 2, Integer.MAX_VALUE, -1}) {
            set.add(bad("MTrk of length " + length, 4, "not where the length", tracksOfLength(length)));
        }
        for (int status : new int[] {0xF4, 0xF5, 0xF6, 0xF8, 0xF9, 0xFA, 0xFB, 0xFC, 0xFD, 0xFE}) {
            set.add(badEvents("message " + Integer.toHexString(status), 2, "a system message", 0, status));
        }
        return set.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("theBadSet")
    void badFilesGiveTheirNotesAndSayWhatIsWrong(String name, int notes, String warning, byte[] bytes) {
        MidiFile music = MidiFileReader.parse(bytes);
        assertEquals(notes, music.noteOns().size(), name);
        if (warning.isEmpty()) {
            assertEquals(List.of(), music.warnings(), name);
        } else {
            assertTrue(music.warnings().stream().anyMatch(line -> line.contains(warning)), music.warnings()::toString);
        }
    }

    @Test
    void aMillionNotesAreAMillionNotes() {
        MidiFile music = MidiFileReader.parse(Smf.of(new int[] {0, 0x99, 36, 1}, repeated(999_999, 1, 36, 2), END));
        assertEquals(1_000_000, music.noteOns().size());
        assertEquals(999_999, music.noteOns().getLast().tick());
        assertEquals(List.of(), music.warnings());
    }

    @Test
    void aMillionEmptyMetasAreNothing() {
        MidiFile music = MidiFileReader.parse(Smf.of(repeated(1_000_000, 0, 0xFF, 1, 0), END));
        assertEquals(List.of("no notes"), music.warnings());
    }

    @Test
    void readingStopsAtTheLimitOfEvents() {
        int[] programs = repeated(TrackReader.MAX_EVENTS - 3, 0, 1);
        MidiFile music = MidiFileReader.parse(Smf.of(KICK, new int[] {0, 0xC9, 1}, programs, SNARE, END));
        assertEquals(1, music.noteOns().size());
        assertTrue(music.warnings().getFirst().startsWith("over 4000000 events"), music.warnings()::toString);
    }

    @Test
    void aThousandMishapsOfAKindAreOneLine() {
        MidiFile music = MidiFileReader.parse(Smf.of(repeated(1_000, 0, 0xF8), KICK, END));
        assertEquals(
                List.of("a system message, illegal in files, dropped (1000 times, first at byte 22)"),
                music.warnings());
    }

    @Test
    void aClaimOfTwoGigabytesAllocatesNextToNothing() {
        for (int claim : new int[] {0x7FFF_FFFF, 0x7FFF_0000, -1}) {
            byte[] bytes = Smf.file(1, 65_535, 96, Smf.chunk("MTrk", claim, Smf.events(KICK)));
            assertTrue(allocatedBy(bytes) < MB, "claim " + claim);
        }
    }

    /** A reader that looks ahead without bound reads some of these from the middle, again and again. */
    @Test
    @Timeout(60)
    void noPatternMakesReadingSlowerThanLinear() {
        int[][] patterns = {
            {'M', 'T', 'r', 'k', 0x7F, 0x7F, 0x7F, 0x7F, 0, 60},
            {'M', 'T', 'r', 'k', 0xFF, 0xFF, 0xFF, 0xFF},
            {'M', 'T', 'r', 'k', 0, 0, 0, 1, 0, 0xF0, 0x80, 0x90, 0x90, 0x7F},
            {'M', 'T', 'r', 'k', 0, 0, 0, 0},
            {'M', 'T', 'r', 'x', 0x7F, 0, 0, 1, 0},
            {'M', 'T', 'r', 'x', 0, 0, 0, 0},
            {'M', 'T', 'h', 'd', 0, 0, 0, 6},
            {0, 0xF0, 0xFF, 0xFF, 0xFF, 0x7F},
            {0},
            {0xFF},
        };
        for (int[] pattern : patterns) {
            byte[] hostile = Smf.bytes(repeated(4_000_000 / pattern.length, pattern));
            MidiFile asChunks = MidiFileReader.parse(Smf.file(1, 1, 96, hostile));
            MidiFile inATrack = MidiFileReader.parse(Smf.file(1, 1, 96, Smf.chunk("MTrk", -1, hostile)));
            assertEquals("no notes", asChunks.warnings().getFirst());
            assertEquals("no notes", inATrack.warnings().getFirst());
        }
    }

    @Test
    void mutantsNeitherThrowNorAllocateMoreThanTheyJustify() {
        List<byte[]> seeds = theBadSet()
                .map(arguments -> (byte[]) arguments.get()[3])
                .filter(bytes -> bytes.length > 20 && bytes.length < 2_000)
                .toList();
        seeds.forEach(MidiFileReader::parse);
        for (int i = 0; i < MUTANTS; i++) {
            Mutants.read(seeds.get(i % seeds.size()), i);
        }
    }

    private static long allocatedBy(byte[] bytes) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        MidiFileReader.parse(bytes);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static int[] repeated(int times, int... octets) {
        return IntStream.range(0, times * octets.length).map(i -> octets[i % octets.length]).toArray();
    }
}
