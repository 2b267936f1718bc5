package ghostnote.midi.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiFileWriterTest {

    private static final int BAR_OF_7_8 = 1_680;
    private static final MidiFileWriter WRITER = new MidiFileWriter();
    private static final MidiFile ONE_KICK = MidiFile.of(List.of(NoteOn.drum(0, 36, 100)), 120, 4, 4, 1_920);

    @TempDir
    Path folder;

    @Test
    void theBytesAreThoseOfTheFormat() {
        List<NoteOn> noteOns = List.of(NoteOn.drum(0, 36, 100), NoteOn.drum(240, 38, 90));
        byte[] bytes = new MidiFileWriter("Gh", 60).bytes(MidiFile.of(noteOns, 120, 7, 8, BAR_OF_7_8));
        String expected = """
                4D546864 00000006 0000 0001 01E0
                4D54726B 0000002B
                00 FF 03 02 4768
                00 FF 58 04 07031808
                00 FF 51 03 07A120
                00 99 2464
                3C 89 2440
                8134 99 265A
                3C 89 2640
                8A64 FF 2F 00
                """;
        assertEquals(
                expected.replaceAll("\\s", ""), HexFormat.of().withUpperCase().formatHex(bytes));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() {
        for (int seed = 0; seed < 1_000; seed++) {
            MidiFile music = randomMusic(new SplittableRandom(seed));
            assertEquals(music, MidiFileReader.parse(WRITER.bytes(music)), "seed " + seed);
            assertArrayEquals(WRITER.bytes(music), WRITER.bytes(music), "seed " + seed);
        }
    }

    /** Any resolution, tempo and meter changes, several channels, no two hits of one note on one tick. */
    static MidiFile randomMusic(SplittableRandom random) {
        long endTick = BAR_OF_7_8 * random.nextLong(1, 9);
        TreeSet<Long> places = new TreeSet<>();
        for (int hits = random.nextInt(200); hits > 0; hits--) {
            places.add(random.nextLong(endTick) << 11 | random.nextInt(8, 11) << 7 | random.nextInt(35, 60));
        }
        List<NoteOn> noteOns = new ArrayList<>();
        for (long place : places) {
            noteOns.add(new NoteOn(
                    place >> 11, (int) place >> 7 & 0xF, (int) place & 0x7F, random.nextInt(1, 128)));
        }
        List<TempoChange> tempos = new ArrayList<>();
        List<MeterChange> meters = new ArrayList<>();
        for (long bar = 0; bar < endTick; bar += BAR_OF_7_8) {
            tempos.add(TempoChange.ofBpm(bar, random.nextDouble(20, 300)));
            meters.add(new MeterChange(bar, random.nextInt(1, 32), 1 << random.nextInt(8)));
        }
        int ppqn = random.nextBoolean() ? 480 : random.nextInt(1, 0x8000);
        List<String> warnings = noteOns.isEmpty() ? List.of("no notes") : List.of();
        return new MidiFile(0, ppqn, noteOns, tempos, meters, endTick, warnings);
    }

    @Test
    void theBytesOfSeveralPartsAreThoseOfTheFormat() {
        List<NamedMusic> parts = List.of(
                new NamedMusic("kit", MidiFile.of(List.of(NoteOn.drum(0, 36, 100)), 120, 7, 8, BAR_OF_7_8)),
                new NamedMusic("shaker", MidiFile.of(List.of(NoteOn.drum(240, 82, 90)), 120, 7, 8, BAR_OF_7_8)));
        String expected = """
                4D546864 00000006 0001 0003 01E0
                4D54726B 0000001A
                00 FF 03 02 4768
                00 FF 58 04 07031808
                00 FF 51 03 07A120
                8D10 FF 2F 00
                4D54726B 00000014
                00 FF 03 03 6B6974
                00 99 2464
                3C 89 2440
                8C54 FF 2F 00
                4D54726B 00000018
                00 FF 03 06 7368616B6572
                8170 99 525A
                3C 89 5240
                8A64 FF 2F 00
                """;
        assertEquals(
                expected.replaceAll("\\s", ""),
                HexFormat.of().withUpperCase().formatHex(new MidiFileWriter("Gh", 60).bytes(parts)));
    }

    @Test
    void severalPartsAreReadBackMerged() {
        for (int seed = 0; seed < 300; seed++) {
            List<NamedMusic> parts = randomParts(new SplittableRandom(seed));
            MidiFile merged = MidiFileReader.parse(WRITER.bytes(parts));
            assertEquals(mergedNotes(parts), merged.noteOns(), "seed " + seed);
            assertEquals(parts.getFirst().music().tempos(), merged.tempos(), "seed " + seed);
            assertEquals(parts.getFirst().music().meters(), merged.meters(), "seed " + seed);
            assertEquals(parts.getFirst().music().endTick(), merged.endTick(), "seed " + seed);
            assertEquals(parts.getFirst().music().ppqn(), merged.ppqn(), "seed " + seed);
            assertEquals(merged.noteOns().isEmpty() ? List.of("no notes") : List.of(), merged.warnings(), "seed " + seed);
            assertArrayEquals(WRITER.bytes(parts), WRITER.bytes(parts), "seed " + seed);
        }
    }

    /** Some parts of one time: their notes differ, tempo, meter and length do not. */
    static List<NamedMusic> randomParts(SplittableRandom random) {
        MidiFile first = randomMusic(random);
        List<NamedMusic> parts = new ArrayList<>(List.of(new NamedMusic("kit", first)));
        for (int more = random.nextInt(4); more > 0; more--) {
            List<NoteOn> noteOns = randomMusic(random).noteOns().stream()
                    .filter(on -> on.tick() < first.endTick())
                    .toList();
            parts.add(new NamedMusic(
                    "part-" + more,
                    new MidiFile(0, first.ppqn(), noteOns, first.tempos(), first.meters(), first.endTick(), List.of())));
        }
        return parts;
    }

    static List<NoteOn> mergedNotes(List<NamedMusic> parts) {
        return parts.stream()
                .flatMap(part -> part.music().noteOns().stream())
                .sorted(Comparator.comparingLong(NoteOn::tick))
                .toList();
    }

    @Test
    void whatOnePartLacksOfTempoAndMeterTheOthersTell() {
        MidiFile whole = MidiFile.of(
                List.of(),
                List.of(TempoChange.ofBpm(0, 120), TempoChange.ofBpm(1_920, 90)),
                List.of(new MeterChange(0, 4, 4), new MeterChange(1_920, 3, 4)),
                3_360);
        MidiFile lacking = MidiFile.of(List.of(), 120, 4, 4, 1_920);
        MidiFile read = MidiFileReader.parse(
                WRITER.bytes(List.of(new NamedMusic("kit", lacking), new NamedMusic("bells", whole))));
        assertEquals(whole.tempos(), read.tempos());
        assertEquals(whole.meters(), read.meters());
        assertEquals(3_360, read.endTick());
    }

    @Test
    void partsThatAreNotOfOneResolutionAreRefused() {
        NamedMusic fine = new NamedMusic("kit", ONE_KICK);
        NamedMusic coarse = new NamedMusic("bells", ONE_KICK.atPpqn(96));
        assertEquals(
                "expected parts of one resolution, found ticks a quarter [480, 96]",
                assertThrows(IllegalArgumentException.class, () -> WRITER.bytes(List.of(fine, coarse))).getMessage());
        assertThrows(IllegalArgumentException.class, () -> WRITER.bytes(List.of()));
    }

    @Test
    void aReHitInsideTheGateEndsTheEarlierNoteFirst() {
        assertEquals(
                List.of("0 on 36", "20 off 36", "20 on 36", "80 off 36"),
                JdkMidi.notes(WRITER.bytes(
                        MidiFile.of(List.of(NoteOn.drum(0, 36, 9), NoteOn.drum(20, 36, 9)), 120, 4, 4, 480))));
    }

    @Test
    void ofTwoHitsInOnePlaceTheLouderIsKept() {
        MidiFile music = MidiFile.of(
                List.of(
                        NoteOn.drum(0, 36, 50),
                        NoteOn.drum(0, 42, 10),
                        NoteOn.drum(0, 36, 90),
                        NoteOn.drum(0, 36, 70)),
                120, 4, 4, 480);
        assertEquals(
                List.of(NoteOn.drum(0, 36, 90), NoteOn.drum(0, 42, 10)),
                MidiFileReader.parse(WRITER.bytes(music)).noteOns());
    }

    @Test
    void hitsMayComeInAnyOrder() {
        MidiFile music = MidiFile.of(List.of(NoteOn.drum(300, 38, 9), NoteOn.drum(0, 36, 9)), 120, 4, 4, 480);
        assertEquals(
                List.of("0 on 36", "60 off 36", "300 on 38", "360 off 38"), JdkMidi.notes(WRITER.bytes(music)));
    }

    @Test
    void theLastOffIsNotLaterThanTheEnd() {
        MidiFile music = MidiFile.of(List.of(NoteOn.drum(470, 36, 9)), 120, 4, 4, 480);
        assertEquals(List.of("470 on 36", "480 off 36"), JdkMidi.notes(WRITER.bytes(music)));
        assertEquals(480, MidiFileReader.parse(WRITER.bytes(music)).endTick());
    }

    @Test
    void aHitAtOrAfterTheEndStillGetsATick() {
        MidiFile music = MidiFile.of(List.of(NoteOn.drum(480, 36, 9)), 120, 4, 4, 480);
        assertEquals(List.of("480 on 36", "481 off 36"), JdkMidi.notes(WRITER.bytes(music)));
        assertEquals(481, MidiFileReader.parse(WRITER.bytes(music)).endTick());
    }

    @Test
    void aGapTheFormatCannotSayIsRefused() {
        MidiFile music = MidiFile.of(List.of(), 120, 4, 4, 1L << 28);
        assertEquals(
                "expected at most 268435455 ticks between two events, found 268435456",
                assertThrows(IllegalArgumentException.class, () -> WRITER.bytes(music)).getMessage());
    }

    @Test
    void writingReplacesTheOldFileAndLeavesNothingElse() throws IOException {
        Path file = folder.resolve("take.mid");
        Files.writeString(file, "old");
        WRITER.write(file, ONE_KICK);
        assertArrayEquals(WRITER.bytes(ONE_KICK), Files.readAllBytes(file));
        assertEquals(ONE_KICK, MidiFileReader.read(file));
        List<NamedMusic> parts = List.of(new NamedMusic("kit", ONE_KICK), new NamedMusic("bells", ONE_KICK));
        WRITER.write(file, parts);
        assertArrayEquals(WRITER.bytes(parts), Files.readAllBytes(file));
        assertEquals(List.of(file), listing());
    }

    @Test
    void aMissingFolderIsNamedInOneLine() {
        Path file = folder.resolve("missing").resolve("take.mid");
        assertRefused(file, "cannot write " + file + ": no such folder");
    }

    @Test
    void anUnwritableFolderIsNamedInOneLine() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        Assumptions.assumeFalse(Files.isWritable(folder), "root may write anywhere");
        Path file = folder.resolve("take.mid");
        assertRefused(file, "cannot write " + file + ": permission denied");
        assertEquals(List.of(), listing());
    }

    @Test
    void aRenameThatFailsLeavesWhatWasThere() throws IOException {
        Path file = Files.createDirectory(folder.resolve("take.mid"));
        Files.writeString(file.resolve("inside"), "old");
        assertThrows(IOException.class, () -> WRITER.write(file, ONE_KICK));
        assertEquals(List.of(file), listing());
        assertEquals("old", Files.readString(file.resolve("inside")));
    }

    private static void assertRefused(Path file, String line) {
        IOException refusal = assertThrows(IOException.class, () -> WRITER.write(file, ONE_KICK));
        assertEquals(line.toLowerCase(Locale.ROOT), refusal.getMessage().toLowerCase(Locale.ROOT));
    }

    private List<Path> listing() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
