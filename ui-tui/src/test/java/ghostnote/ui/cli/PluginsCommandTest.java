package ghostnote.ui.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.lv2.Lv2Instrument;
import ghostnote.audio.lv2.Lv2World;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.json.Json;
import ghostnote.presets.Kits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginsCommandTest {
    private static final String AVLDRUMS = "http://gareus.org/oss/lv2/avldrums#BlackPearl";

    @TempDir
    Path folder;

    @Test
    void instrumentsAreListedWithWhatTheyHave() {
        Ghostnote.Result result = Ghostnote.run("plugins");
        assertEquals(0, result.exitCode(), result::err);
        assertTrue(
                result.out().contains("  Black Pearl Drumkit: stereo, controls: 0, presets: 0\n    " + AVLDRUMS + "\n"),
                result.out());
        assertTrue(
                result.out().contains("Black Pearl Drumkit Multi: 9 outputs, of which the first two are heard, "),
                result.out());
        assertTrue(result.out().contains("  MDA DX10: stereo, controls: 16, presets: 32\n"), result.out());
    }

    @Test
    void oneIsToldWithItsControlsItsPresetsAndTheCommandThatRunsItApart() {
        String out = Ghostnote.run("plugins", "dx10").out();
        assertTrue(out.startsWith("MDA DX10: stereo, controls: 16, presets: 32\n"), out);
        assertTrue(out.lines().anyMatch(line -> line.matches("coarse +Coarse +0 to 1 +0\\.842")), out);
        assertTrue(out.contains("\n  Syn Tom\n"), out);
        assertTrue(
                Ghostnote.run("plugins", AVLDRUMS)
                        .out()
                        .endsWith(
                                """
                                  jalv -i -n BlackPearl 'http://gareus.org/oss/lv2/avldrums#BlackPearl' &
                                  jack_connect BlackPearl:outL system:playback_1
                                  jack_connect BlackPearl:outR system:playback_2
                                  ghostnote --out jack:BlackPearl
                                """),
                out);
    }

    @Test
    void theSameComesInJsonWithKeysThatStay() {
        Map<?, ?> all = (Map<?, ?>) Json.parse(Ghostnote.run("plugins", "dx10", "--json").out());
        assertEquals(List.of("plugins"), List.copyOf(all.keySet()));
        Map<?, ?> dx10 = (Map<?, ?>) ((List<?>) all.get("plugins")).getFirst();
        assertEquals(
                List.of("uri", "name", "plays", "reason", "audio_outputs", "controls", "presets"),
                List.copyOf(dx10.keySet()));
        assertEquals(true, dx10.get("plays"));
        assertEquals(
                Map.of("symbol", "coarse", "name", "Coarse", "kind", "any", "least", 0.0, "most", 1.0, "usual", 0.842),
                ((List<?>) dx10.get("controls")).get(3));
        assertEquals(32, ((List<?>) dx10.get("presets")).size());
    }

    @Test
    void oneThatIsNotThereIsToldInOneLineWithThoseNearIt() {
        Ghostnote.Result result = Ghostnote.run("plugins", "Blak Pearl");
        assertEquals(ExitCode.UNAVAILABLE, result.exitCode());
        assertEquals(1, result.errLines().size(), result::err);
        assertTrue(
                result.err().startsWith("ghostnote: there is no LV2 instrument \"Blak Pearl\": near it is \"Black Pearl Drumkit\" ("),
                result::err);
    }

    @Test
    void aMachineWithoutAnyIsToldOfOne() throws Exception {
        ProcessBuilder builder = Ghostnote.process(List.of(), "plugins");
        builder.environment().put("LV2_PATH", folder.toString());
        Ghostnote.Result result = Ghostnote.waitFor(builder.start());
        assertEquals(0, result.exitCode(), result::err);
        assertTrue(result.out().contains("  none; a drum kit is, for example, avldrums.lv2"), result.out());
    }

    @Test
    void everyVoiceSoundsInAvldrumsByItsKit() {
        KitMap kit = new Kits(folder).find("avldrums");
        try (Lv2World world = Lv2World.open();
                Lv2Instrument drums = world.open(world.find(AVLDRUMS), 48_000)) {
            assertTrue(drums.prepare(System::nanoTime, 20_000_000_000L));
            float[] left = new float[4800];
            for (Voice voice : Voice.values()) {
                int address = voice.ordinal();
                drums.send(0, 0x90 | kit.channel(address), kit.note(address), 100);
                drums.render(left, new float[4800], 4800);
                float peak = 0;
                for (float each : left) {
                    peak = Math.max(peak, Math.abs(each));
                }
                assertTrue(peak > 0.02, "%s: peak %f".formatted(voice, peak));
            }
        }
    }
}
