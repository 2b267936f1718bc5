package ghostnote.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.Envelope;
import ghostnote.engine.sound.Filter;
import ghostnote.engine.sound.KitSound;
import ghostnote.engine.sound.Part;
import ghostnote.engine.sound.Source;
import ghostnote.engine.sound.VoiceSound;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitSoundsTest {
    private static final String KICK = "[voices.kick]\nparts = [{ tone-hz = 50, decay-ms = 300 }]\n";

    @TempDir
    Path folder;

    private static KitSound parsed(String toml) {
        return KitSounds.parse("x.toml", "x", toml);
    }

    private static String refusal(String toml) {
        String line = assertThrows(KitException.class, () -> parsed(toml)).getMessage();
        assertEquals(1, line.lines().count(), line);
        return line;
    }

    @Test
    void bothThatShipAreReadAndHaveWhatABeatNeeds() {
        KitSounds sounds = new KitSounds(folder.resolve("none"));
        assertEquals(Set.of("acoustic", "machine"), sounds.names());
        for (String name : sounds.names()) {
            Set<Voice> voices = sounds.find(name).voices().keySet();
            assertTrue(
                    voices.containsAll(List.of(
                            Voice.KICK, Voice.SNARE, Voice.RIM, Voice.CROSS_STICK, Voice.CLAP, Voice.HAT_CLOSED,
                            Voice.HAT_OPEN, Voice.HAT_PEDAL, Voice.TOM_1, Voice.TOM_2, Voice.TOM_3, Voice.CRASH_1,
                            Voice.RIDE, Voice.RIDE_BELL, Voice.COWBELL)),
                    name);
        }
        assertEquals(Set.of(Voice.values()), sounds.find(KitSounds.USUAL).voices().keySet());
    }

    @Test
    void everyKeySaysWhatItSays() {
        KitSound kit = parsed(
                """
                name = "Mine"
                level-db = -3
                variation = 0.5
                [voices.snare]
                level-db = 1.5
                pan = -0.25
                curve = 2
                dark-hz = 900
                bright-hz = 15000
                overlap = 4
                choke = "all"
                parts = [
                  { tone-hz = 180, from-hz = 300, sweep-ms = 40, attack-ms = 2, decay-ms = 200, level-db = -6 },
                  { noise = true, band-pass-hz = 2000, high-pass-hz = 900, q = 2, bursts = 3, gap-ms = 12, decay-ms = 90 },
                  { squares-hz = [540, 800], decay-ms = 50, pan = 0.5, curve = 0.3 },
                  { fm-hz = [1000], ratio = 1.4, index = 2, decay-ms = 60, low-pass-hz = 7000 },
                ]
                """);
        assertEquals("Mine", kit.name());
        assertEquals(-3, kit.levelDb());
        assertEquals(0.5f, kit.variation());
        VoiceSound snare = kit.voices().get(Voice.SNARE);
        List<Part> parts = List.of(
                new Part(new Source.Tone(180, 300, 40), List.of(), new Envelope(2, 200, 1, 10), -6, 0, 0),
                new Part(
                        new Source.Noise(),
                        List.of(new Filter(Filter.Pass.HIGH, 900, 2), new Filter(Filter.Pass.BAND, 2000, 2)),
                        new Envelope(0, 90, 3, 12),
                        0,
                        0,
                        0),
                new Part(
                        new Source.Squares(List.of(540f, 800f)), List.of(), new Envelope(0, 50, 1, 10), 0, 0.5f, 0.3f),
                new Part(
                        new Source.Fm(List.of(1000f), 1.4f, 2),
                        List.of(new Filter(Filter.Pass.LOW, 7000, Filter.FLAT)),
                        new Envelope(0, 60, 1, 10),
                        0,
                        0,
                        0));
        assertEquals(new VoiceSound(1.5f, -0.25f, 2, 900, 15_000, 4, "all", parts), snare);
    }

    @Test
    void aVoiceLikeAnotherDiffersInWhatItSays() {
        KitSound kit = parsed(KICK + "[voices.tom-1]\nlike = \"kick\"\nsemitones = 12\npan = 0.5\n"
                + "[voices.tom-2]\nlike = \"tom-1\"\nsemitones = -24\n");
        VoiceSound kick = kit.voices().get(Voice.KICK);
        VoiceSound high = kit.voices().get(Voice.TOM_1);
        VoiceSound low = kit.voices().get(Voice.TOM_2);
        assertEquals(new Source.Tone(100, 100, 50), high.parts().getFirst().source());
        assertEquals(new Source.Tone(25, 25, 50), low.parts().getFirst().source());
        assertEquals(0.5f, low.pan());
        assertEquals(kick.curve(), low.curve());
    }

    @Test
    void theUsersSoundWinsOverOneOfTheSameNameThatShips() throws IOException {
        Files.writeString(folder.resolve("acoustic.toml"), "name = \"Shed\"\n" + KICK);
        assertEquals("Shed", new KitSounds(folder).find("acoustic").name());
        assertEquals("Machine", new KitSounds(folder).find("machine").name());
        assertEquals("Shed", new KitSounds(folder).find(folder.resolve("acoustic.toml").toString()).name());
    }

    @Test
    void whatIsWrongIsToldWithItsLineAndColumn() {
        assertTrue(refusal("[voices.kick]\nparts = = 3\n").startsWith("x.toml, line 2, column 9: "));
        assertEquals("x.toml: expected a voice, such as [voices.kick]", refusal("name = \"x\"\n"));
        assertEquals(
                "x.toml, line 1, column 1: colour: expected level-db, name, variation, voices",
                refusal("colour = 1\n" + KICK));
        assertEquals(
                "x.toml, line 3, column 1: there is no voice gong (ghostnote controls lists them)",
                refusal(KICK + "[voices.gong]\nlike = \"kick\"\n"));
        assertEquals(
                "x.toml, line 1, column 1: kick: expected parts, or like", refusal("[voices.kick]\nlevel-db = 3\n"));
        assertEquals(
                "x.toml, line 2, column 10: expected one of tone-hz, noise, squares-hz, fm-hz",
                refusal("[voices.kick]\nparts = [{ decay-ms = 300 }]\n"));
        assertEquals(
                "x.toml, line 2, column 10: decay-ms 0: expected 1 to 20000",
                refusal("[voices.kick]\nparts = [{ noise = true }]\n"));
        assertEquals(
                "x.toml, line 2, column 26: decay-ms soon: expected a number",
                refusal("[voices.kick]\nparts = [{ noise = true, decay-ms = \"soon\" }]\n"));
        assertTrue(refusal("[voices.kick]\nparts = [{ noise = true, decay = 20 }]\n")
                .startsWith("x.toml, line 2, column 26: decay: expected attack-ms, "));
        assertEquals(
                "x.toml, line 2, column 26: loud: expected a number",
                refusal("[voices.kick]\nparts = [{ squares-hz = [\"loud\"], decay-ms = 20 }]\n"));
        assertEquals(
                "x.toml, line 1, column 1: kick: pan 2: expected -1 to 1",
                refusal("[voices.kick]\npan = 2\nparts = [{ noise = true, decay-ms = 20 }]\n"));
        assertEquals(
                "x.toml, line 2, column 1: like kick: that goes in a circle",
                refusal("[voices.kick]\nlike = \"kick\"\n"));
        assertEquals(
                "x.toml, line 4, column 1: like snare: there is no [voices.snare]",
                refusal(KICK + "[voices.tom-1]\nlike = \"snare\"\n"));
        assertEquals("x.toml: variation 7: expected 0 to 2", refusal("variation = 7\n" + KICK));
    }

    @Test
    void aSoundThatIsNotThereIsToldWithThoseThatAre() {
        assertEquals(
                "there is no sound tin: there is acoustic, machine, or give a file that ends in .toml",
                assertThrows(KitException.class, () -> new KitSounds(folder).find("tin")).getMessage());
    }
}
