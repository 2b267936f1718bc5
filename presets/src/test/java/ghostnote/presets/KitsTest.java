package ghostnote.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitsTest {
    @TempDir
    Path folder;

    private static int note(KitMap kit, Voice voice) {
        return kit.note(voice.ordinal());
    }

    private KitMap parsed(String toml) {
        return Kits.parse("x.toml", "x", toml);
    }

    private String refusal(String toml) {
        String line = assertThrows(KitException.class, () -> parsed(toml)).getMessage();
        assertEquals(1, line.lines().count(), line);
        return line;
    }

    @Test
    void everyKitThatShipsIsReadAndHasWhatABeatNeeds() {
        Kits kits = new Kits(folder.resolve("none"));
        assertTrue(kits.names().size() >= 6);
        for (String name : kits.names()) {
            KitMap kit = kits.find(name);
            for (Voice voice : List.of(Voice.KICK, Voice.SNARE, Voice.HAT_CLOSED, Voice.HAT_OPEN, Voice.TOM_1, Voice.RIDE)) {
                assertTrue(kit.plays(voice.ordinal()), name + " has nothing for " + voice);
            }
        }
    }

    @Test
    void theGeneralMidiKitIsTheOneInTheEngineUnlessTheUserHasOne() throws IOException {
        assertEquals(KitMap.GENERAL_MIDI, new Kits(folder).find("general-midi"));
        Files.writeString(folder.resolve("general-midi.toml"), "[voices]\nkick = 1\n");
        assertEquals(1, note(new Kits(folder).find("general-midi"), Voice.KICK));
    }

    @Test
    void theRolandKitPlaysEveryZoneAsItRecordsIt() {
        KitMap kit = new Kits(folder).find("roland-td");
        assertEquals(22, note(kit, Voice.HAT_CLOSED_EDGE));
        assertEquals(26, note(kit, Voice.HAT_OPEN_EDGE));
        assertEquals(58, note(kit, Voice.TOM_3_RIM));
    }

    /** 36 to 61 by the names that the plugins give their notes, less their choked cymbals. */
    @Test
    void theKitOfAvldrumsPlaysEveryVoiceAndNoneOnWhatIsChoked() {
        KitMap kit = new Kits(folder).find("avldrums");
        for (Voice voice : Voice.values()) {
            int note = note(kit, voice);
            assertTrue(note >= 36 && note <= 61 && !List.of(50, 52, 58).contains(note), voice + " is " + note);
        }
    }

    @Test
    void aTrackOfAChannelOfItsOwnIsPlayedThere() {
        KitMap kit = new Kits(folder).find("elektron-digitakt");
        assertEquals(0, kit.channel(Voice.KICK.ordinal()));
        assertEquals(2, kit.channel(Voice.HAT_CLOSED.ordinal()));
        assertEquals(60, note(kit, Voice.HAT_CLOSED));
    }

    @Test
    void aKitSaysHowHardAndWhatInstead() {
        KitMap kit = parsed(
                """
                name = "Mine"
                channel = 3
                [voices]
                kick = 36
                snare = { note = 40, channel = 16, softest = 20, hardest = 100, curve = 2 }
                [instead]
                ride = "snare"
                """);
        assertEquals("Mine", kit.name());
        assertEquals(2, kit.channel(Voice.KICK.ordinal()));
        assertEquals(15, kit.channel(Voice.SNARE.ordinal()));
        assertEquals(20, kit.velocity(Voice.SNARE.ordinal(), 1));
        assertEquals(100, kit.velocity(Voice.SNARE.ordinal(), 127));
        assertEquals(40, note(kit, Voice.RIDE_BELL));
    }

    @Test
    void theUsersKitWinsOverOneOfTheSameNameThatShips() throws IOException {
        Files.writeString(folder.resolve("volca-beats.toml"), "[voices]\nkick = 1\n");
        Files.writeString(folder.resolve("shed.toml"), "[voices]\nkick = 2\n");
        Kits kits = new Kits(folder);
        assertEquals(1, note(kits.find("volca-beats"), Voice.KICK));
        assertEquals(2, note(kits.find("shed"), Voice.KICK));
        assertEquals(2, note(kits.find(folder.resolve("shed.toml").toString()), Voice.KICK));
        assertEquals(List.of("shed", "volca-beats"), List.copyOf(kits.names()).subList(0, 2));
    }

    @Test
    void aPluginHasTheKitThatSaysSoAndElseGeneralMidi() throws IOException {
        Kits kits = new Kits(folder);
        assertEquals("AVL Drumkits", kits.ofPlugin("http://gareus.org/oss/lv2/avldrums#RedZeppelin").name());
        assertEquals(KitMap.GENERAL_MIDI, kits.ofPlugin("http://example.org/piano"));
        Files.writeString(
                folder.resolve("mine.toml"), "name = \"Mine\"\nlv2 = \"http://example.org/\"\n[voices]\nkick = 1\n");
        assertEquals("Mine", kits.ofPlugin("http://example.org/piano").name());
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndColumn() {
        assertTrue(refusal("[voices]\nkick = = 3\n").startsWith("x.toml, line 2, column 8: "));
        assertEquals(
                "x.toml, line 3, column 1: there is no voice gong (ghostnote controls lists them)",
                refusal("[voices]\nkick = 36\ngong = 52\n"));
        assertEquals("x.toml, line 2, column 1: kick: note 128: expected 0 to 127", refusal("[voices]\nkick = 128\n"));
        assertEquals(
                "x.toml, line 2, column 1: kick 300: expected a whole number up to 127", refusal("[voices]\nkick = 300\n"));
        assertEquals(
                "x.toml, line 2, column 10: pitch: expected channel, curve, hardest, note, softest",
                refusal("[voices]\nkick = { pitch = 36 }\n"));
        assertEquals(
                "x.toml, line 1, column 1: colour: expected channel, instead, lv2, name, voices",
                refusal("colour = 1\n[voices]\nkick = 36\n"));
        assertEquals("x.toml: expected [voices] with a line such as kick = 36", refusal("name = \"x\"\n"));
        assertEquals(
                "x.toml, line 4, column 1: there is no voice gong (ghostnote controls lists them)",
                refusal("[voices]\nkick = 36\n[instead]\nride = \"gong\"\n"));
        assertTrue(refusal("[voices]\nkick = { note = 36, channel = 17 }\n").endsWith("channel 17: expected 1 to 16"));
    }

    @Test
    void aKitThatIsNotThereIsToldWithThoseThatAre() {
        String line = assertThrows(KitException.class, () -> new Kits(folder).find("tr-909")).getMessage();
        assertTrue(line.startsWith("there is no kit tr-909: there is "), line);
        assertTrue(line.contains("roland-tr-8s") && line.endsWith("or give a file that ends in .toml"), line);
        String none = folder.resolve("none.toml").toString();
        assertEquals(
                "cannot read the kit " + none + ": there is no such file",
                assertThrows(KitException.class, () -> new Kits(folder).find(none)).getMessage());
    }
}
