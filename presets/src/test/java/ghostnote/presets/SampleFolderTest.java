package ghostnote.presets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.engine.drum.Voice;
import ghostnote.engine.sound.SampledKit;
import ghostnote.engine.sound.SampledVoice;
import ghostnote.engine.sound.SampledVoice.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleFolderTest {
    @TempDir
    Path folder;

    private final List<String> told = new ArrayList<>();

    private SampledKit read(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), "");
        }
        return SampleFolder.read(folder, told::add);
    }

    private List<String> files(Layer layer) {
        return layer.files().stream().map(file -> file.getFileName().toString()).toList();
    }

    @Test
    void aFileIsTheVoiceThatItIsNamedAfter() throws IOException {
        SampledKit kit = read("kick.wav", "kick-2.wav", "Hat Closed.WAV", "hat_open.wav", "BD.txt", "CP.wav", "cb.wav");
        assertEquals(
                Set.of(Voice.KICK, Voice.KICK_2, Voice.HAT_CLOSED, Voice.HAT_OPEN, Voice.CLAP, Voice.COWBELL),
                kit.voices().keySet());
        assertEquals(List.of(), told);
    }

    @Test
    void numbersTakeTurnsAndVelocitiesAreLayers() throws IOException {
        SampledVoice snare = read("snare.2.wav", "snare.1.wav", "snare@40.wav", "SD@100.wav")
                .voices()
                .get(Voice.SNARE);
        assertEquals(List.of(40, 100, 127), snare.layers().stream().map(Layer::hardest).toList());
        assertEquals(List.of("snare.1.wav", "snare.2.wav"), files(snare.layers().getLast()));
        assertEquals(List.of("SD@100.wav"), files(snare.layers().get(1)));
        assertEquals(SampledVoice.BRIGHT_HZ, snare.darkHz());
    }

    @Test
    void onlyHatsChokeEachOtherIfNothingIsSaid() throws IOException {
        read("kick.wav", "hat-open.wav", "hat-closed-edge.wav", "ride.wav")
                .voices()
                .forEach((voice, how) -> assertEquals(voice.word().startsWith("hat"), how.choke().equals("hat")));
    }

    @Test
    void aFileThatIsNoVoiceIsToldAndLeftOut() throws IOException {
        SampledKit kit = read("kick.wav", "loop 120bpm.wav", "snare@0.wav", "snare@128.wav", "snare-2.wav", "rim..wav");
        assertEquals(Set.of(Voice.KICK), kit.voices().keySet());
        assertEquals(5, told.size());
        assertTrue(told.stream().allMatch(line -> line.contains(": left out, as its name is no voice")), told::toString);
    }

    @Test
    void aFolderWithNothingToPlayIsRefused() throws IOException {
        assertEquals(
                folder + ": no WAV file in it is named after a voice, such as kick.wav, and there is no kit.toml",
                assertThrows(KitException.class, () -> read("loop.wav")).getMessage());
    }

    @Test
    void whatIsWrongInKitTomlIsToldWithItsPlace() throws IOException {
        assertWrong("[voices.kack]\nfiles = []", "line 1, column 1: there is no voice kack");
        assertWrong("[voices.kick]\npan = 0", "line 1, column 1: kick: expected files, or layers");
        assertWrong("[voices.kick]\nfiles = []", "kick: no files: expected one or more");
        assertWrong("[voices.kick]\nfiles = [7]", "line 2, column 10: 7: expected a text in quotes");
        assertWrong("[voices.kick]\nlayers = [7]", "expected a layer, such as { to = 40");
        assertWrong("[voices.kick]\nlayers = [{ to = 0, files = [\"a.wav\"] }]", "velocity 0: expected 1 to 127");
        assertWrong("[voices.kick]\nfiles = [\"a.wav\"]\noverlap = 17", "kick: overlap 17: expected 1 to 16");
        assertWrong("[voices.kick]\nfiles = [\"a.wav\"]\nlevel = 1", "line 3, column 1: level: expected choke, curve");
        assertWrong("name = \"none\"", "expected a voice, such as [voices.kick]");
        assertWrong("level-db = 99\n[voices.kick]\nfiles = [\"a.wav\"]", "level-db 99: expected -90 to 24");
    }

    private void assertWrong(String toml, String what) throws IOException {
        Files.writeString(folder.resolve("kit.toml"), toml);
        String refusal = assertThrows(KitException.class, () -> read("kick.wav")).getMessage();
        assertTrue(refusal.startsWith(folder.resolve("kit.toml").toString()) && refusal.contains(what), refusal);
    }
}
