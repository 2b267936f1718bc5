package ghostnote.audio.lv2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ghostnote.audio.sound.Instrument;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins of Debian: a drum kit that loads a sound font beside, and a synthesiser with controls and presets. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RealPluginsTest {
    private static final String AVLDRUMS = "http://gareus.org/oss/lv2/avldrums#BlackPearl";
    private static final String DX10 = "http://drobilla.net/plugins/mda/DX10";
    private static final int RATE_HZ = 48_000;
    private static final int BAR_FRAMES = 2 * RATE_HZ;
    private static final int NOTE_ON = 0x99;
    private static final int NOTE_OFF = 0x89;
    private static final long LONGEST_NS = 20_000_000_000L;
    private static final float QUIET = 1e-4f;

    /** avldrums' synthesiser, FluidSynth, begins notes at multiples of this. */
    private static final int FLUID_FRAMES = 64;

    private static Lv2World world;

    @BeforeAll
    static void open() {
        world = Lv2World.open();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private record Sound(float[] left, float[] right) {
        static Sound of(int frames) {
            return new Sound(new float[frames], new float[frames]);
        }

        float peak() {
            float peak = 0;
            for (int i = 0; i < left.length; i++) {
                peak = Math.max(peak, Math.max(Math.abs(left[i]), Math.abs(right[i])));
            }
            return peak;
        }

        double rms() {
            double squares = 0;
            for (float each : left) {
                squares += (double) each * each;
            }
            return Math.sqrt(squares / left.length);
        }

        int onset() {
            int at = 0;
            while (at < left.length && Math.abs(left[at]) < QUIET) {
                at++;
            }
            return at;
        }
    }

    private static Lv2Instrument prepared(String uri) {
        Lv2Instrument instrument = world.open(world.find(uri), RATE_HZ);
        assertTrue(instrument.prepare(System::nanoTime, LONGEST_NS));
        return instrument;
    }

    /** A bar at 120 BPM: kick, hat and snare in eighths, each note sounding a sixteenth. */
    private static Sound bar(Lv2Instrument instrument, int blockFrames) {
        Sound sound = Sound.of(BAR_FRAMES);
        float[] left = new float[blockFrames];
        float[] right = new float[blockFrames];
        int sixteenth = BAR_FRAMES / 16;
        for (int frame = 0; frame < BAR_FRAMES; frame += blockFrames) {
            int frames = Math.min(blockFrames, BAR_FRAMES - frame);
            for (int step = 0; step < 16; step++) {
                int offset = step * sixteenth - frame;
                if (offset >= 0 && offset < frames) {
                    int status = step % 2 == 0 ? NOTE_ON : NOTE_OFF;
                    instrument.send(offset, status, 42, 80);
                    instrument.send(offset, status, step / 2 % 4 == 2 ? 38 : 36, 110);
                }
            }
            instrument.render(left, right, frames);
            System.arraycopy(left, 0, sound.left, frame, frames);
            System.arraycopy(right, 0, sound.right, frame, frames);
        }
        assertEquals(Optional.empty(), instrument.counters().trouble());
        return sound;
    }

    private static Sound bar(String uri, int blockFrames) {
        try (Lv2Instrument instrument = prepared(uri)) {
            return bar(instrument, blockFrames);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AVLDRUMS, DX10})
    void aBarIsHeardAndNotClipped(String uri) {
        Sound sound = bar(uri, 128);
        assertTrue(sound.rms() > 0.01, "rms " + sound.rms());
        assertTrue(sound.peak() < 1, "peak " + sound.peak());
    }

    @ParameterizedTest
    @ValueSource(strings = {AVLDRUMS, DX10})
    void theSameMessagesAreTheSameSoundToTheSampleWhateverTheBlocks(String uri) {
        Sound first = bar(uri, 128);
        for (int blockFrames : new int[] {128, 64, 100, 1024, 8192}) {
            Sound again = bar(uri, blockFrames);
            assertArrayEquals(first.left, again.left, 0);
            assertArrayEquals(first.right, again.right, 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {AVLDRUMS, DX10})
    void nothingSoundsUnasked(String uri) {
        try (Lv2Instrument instrument = prepared(uri)) {
            Sound sound = Sound.of(4096);
            instrument.render(sound.left, sound.right, 4096);
            assertTrue(sound.peak() < QUIET, "peak " + sound.peak());
        }
    }

    private static int onset(String uri, int offset) {
        try (Lv2Instrument instrument = prepared(uri)) {
            Sound sound = Sound.of(4096);
            instrument.send(offset, NOTE_ON, 38, 100);
            instrument.render(sound.left, sound.right, 4096);
            return sound.onset();
        }
    }

    @Test
    void aSynthesiserBeginsANoteAsManyFramesLaterAsItsMessageIs() {
        int first = onset(DX10, 0);
        for (int offset : new int[] {1, 2, 63, 64, 777, 1023, 1024, 1025, 3000}) {
            assertEquals(first + offset, onset(DX10, offset));
        }
    }

    @Test
    void avldrumsBeginsANoteAtTheNextOfItsOwnBlocksOf64Frames() {
        int first = onset(AVLDRUMS, 0);
        for (int offset : new int[] {1, 63, 64, 65, 777, 1023, 1024, 1025, 3000}) {
            int begun = Math.ceilDiv(offset, FLUID_FRAMES) * FLUID_FRAMES;
            assertEquals(first + begun, onset(AVLDRUMS, offset));
        }
    }

    @Test
    void avldrumsIsReadyOnlyWhenItsSoundFontIsLoaded() {
        try (Lv2Instrument instrument = world.open(world.find(AVLDRUMS), RATE_HZ)) {
            assertFalse(instrument.prepare(System::nanoTime, 0));
            assertTrue(instrument.prepare(System::nanoTime, LONGEST_NS));
        }
    }

    @Test
    void everyPresetOfASynthesiserSetsItsControlsAndIsKeptWithItsState() {
        try (Lv2Instrument instrument = prepared(DX10);
                Lv2Instrument other = prepared(DX10)) {
            assertEquals(16, instrument.controls().size());
            for (Lv2Preset preset : world.presets(instrument.plugin())) {
                instrument.controls().forEach(control -> control.set(0));
                instrument.load(preset);
                assertFalse(Arrays.equals(new float[16], values(instrument)), preset::label);
                other.restore(instrument.state());
                assertArrayEquals(values(instrument), values(other), 1e-6f);
            }
            instrument.load(world.preset(instrument.plugin(), "Syn Tom"));
            other.load(world.preset(other.plugin(), "Upright Bass 1"));
            assertNotEquals(bar(instrument, 256).rms(), bar(other, 256).rms(), 1e-3);
        }
    }

    @Test
    void aBundleStandsForItsFirstInstrument() {
        assertEquals(AVLDRUMS, world.find("avldrums").uri());
    }

    @Test
    void whatAMakerMakesIsReadyAsItWasAskedForAndItsStateIsKept() {
        Lv2Maker maker = Lv2Maker.of(DX10, Optional.of("Syn Tom"), Map.of("Decay", 0.25f), Optional.empty());
        assertEquals(Optional.empty(), maker.state());
        assertEquals(Map.of("decay", 0.25f), maker.controls());
        float[][] heard = new float[2][512];
        try (Instrument instrument = maker.make(RATE_HZ)) {
            instrument.send(0, NOTE_ON, 60, 100);
            instrument.render(heard[0], new float[512], 512);
        }
        Lv2Maker again = Lv2Maker.of(DX10, Optional.empty(), Map.of(), maker.state());
        try (Instrument instrument = again.make(RATE_HZ)) {
            instrument.send(0, NOTE_ON, 60, 100);
            instrument.render(heard[1], new float[512], 512);
        }
        assertFalse(Arrays.equals(new float[512], heard[0]));
        assertArrayEquals(heard[0], heard[1], 1e-6f);
    }

    private static float[] values(Lv2Instrument instrument) {
        float[] values = new float[instrument.controls().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = instrument.controls().get(i).value();
        }
        return values;
    }
}
