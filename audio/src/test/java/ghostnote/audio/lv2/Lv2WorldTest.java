package ghostnote.audio.lv2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.lv2.Lv2Port.Grain;
import ghostnote.audio.lv2.Lv2Port.Kind;
import ghostnote.audio.lv2.Lv2Port.Range;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Lv2WorldTest {
    private static final int RATE_HZ = 44_100;

    @TempDir
    private Path folder;

    private static String refusal(Lv2World world, String wanted) {
        Lv2Exception refused = assertThrows(
                Lv2Exception.class, () -> world.open(world.find(wanted), RATE_HZ).close());
        assertFalse(refused.getMessage().contains("\n"), refused::getMessage);
        return refused.getMessage();
    }

    @Test
    void aMachineWithoutLilvIsToldWhatToInstall() {
        Lv2Exception none = assertThrows(Lv2Exception.class, () -> new Lv2World("liblilv-none.so.0"));
        assertEquals(
                "LV2 plugins are found by the library lilv, and liblilv-none.so.0 is not on this machine:"
                        + " install it (Debian: apt install liblilv-0-0)",
                none.getMessage());
    }

    @Test
    void instrumentsAreToldFromEffects() {
        try (Lv2World world = Lv2World.open()) {
            List<String> instruments =
                    world.plugins().stream().filter(Lv2Plugin::isInstrument).map(Lv2Plugin::name).toList();
            assertTrue(instruments.containsAll(List.of("Black Pearl Drumkit", "MDA DX10", "MDA JX10")), instruments::toString);
            assertFalse(instruments.contains("MDA Delay"), instruments::toString);
            assertEquals(instruments.stream().sorted().toList(), instruments);
        }
    }

    @Test
    void aPluginIsDescribedAsItsBundleSays() throws Exception {
        try (Lv2World world = ProbeBundle.world(folder)) {
            Lv2Plugin probe = world.find(ProbeBundle.PROBE);
            assertEquals("Probe", probe.name());
            assertEquals(Optional.of(folder.resolve("probe.lv2/probe.so")), probe.binary());
            assertEquals(2, probe.audioOutputs());
            assertEquals(Optional.empty(), probe.lack());
            assertEquals(
                    List.of(
                            new Lv2Port(3, "gain", "Gain", Kind.CONTROL_IN, false, false, 0, new Range(0, 2, 1, Grain.ANY)),
                            new Lv2Port(4, "mode", "Mode", Kind.CONTROL_IN, false, false, 0, new Range(0, 4, 0, Grain.WHOLE))),
                    probe.controls());
        }
    }

    @Test
    void aPluginIsFoundByAnyPartOfItsNameOrUriThatNoOtherHas() {
        try (Lv2World world = Lv2World.open()) {
            assertEquals("MDA DX10", world.find("dx10").name());
            assertEquals("Red Zeppelin Drumkit", world.find("Red Zeppelin Drumkit").name());
            assertEquals("Red Zeppelin Drumkit", world.find("http://gareus.org/oss/lv2/avldrums#RedZeppelin").name());
            assertTrue(refusal(world, "zeppelin").startsWith("\"zeppelin\" could be any of \"Red Zeppelin Drumkit\" (http"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://gareus.org/oss/lv2/avldrum#BlackPerl, Black Pearl Drumkit",
        "Blak Pearl Drumkit, Black Pearl Drumkit",
        "MDA DX11, MDA DX10"
    })
    void oneThatIsNotThereIsToldWithThoseNearIt(String wanted, String near) {
        try (Lv2World world = Lv2World.open()) {
            String told = refusal(world, wanted);
            assertTrue(
                    told.startsWith("there is no LV2 instrument \"%s\": near it is \"%s\" (".formatted(wanted, near)), told);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "needing  | Needing cannot be played: it needs urn:ghostnote:test:feature, which this host has not",
                "asking   | Asking cannot be played: it needs to be told urn:ghostnote:test:option, which this host does not",
                "odd      | Odd cannot be played: its port odd is of a kind that this host does not know",
                "deaf     | Deaf cannot be played: it takes no MIDI",
                "refusing | Refusing cannot be played: it refuses to begin at 44100 Hz",
                "missing  | Missing cannot be played: %s/probe.lv2/missing.so: cannot open shared object file: No such file or directory",
                "corrupt  | Corrupt cannot be played: %s/probe.lv2/manifest.ttl: invalid ELF header",
                "other    | Other cannot be played: %s/probe.lv2/other.so is no LV2 plugin",
            })
    void onesThatCannotBePlayedAreRefusedInOneLineAndOthersPlayOn(String which, String line) throws Exception {
        try (Lv2World world = ProbeBundle.world(folder);
                Lv2Instrument probe = world.open(world.find(ProbeBundle.PROBE), RATE_HZ)) {
            assertEquals(line.formatted(folder), refusal(world, "urn:ghostnote:test:" + which));
            float[] left = new float[64];
            probe.send(5, 0x99, 38, 127);
            probe.render(left, new float[64], 64);
            assertEquals(1, left[5]);
        }
    }
}
