package ghostnote.audio.soundfont;

import com.sun.media.sound.ModelPatch;
import com.sun.media.sound.SF2Instrument;
import com.sun.media.sound.SF2InstrumentRegion;
import com.sun.media.sound.SF2Layer;
import com.sun.media.sound.SF2LayerRegion;
import com.sun.media.sound.SF2Region;
import com.sun.media.sound.SF2Sample;
import com.sun.media.sound.SF2Soundbank;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Sound fonts for tests, as small as can be: one sample on every note, at the pitch at which it was recorded. */
public final class Fonts {
    private static final int RATE_HZ = 48_000;
    private static final int FRAMES = 2_000;
    private static final short MIDDLE = 60;

    /** A minute, in the cents of time in which envelopes are told: a note-off is not heard. */
    private static final short RINGS_ON = 7_088;

    private Fonts() {}

    /** A click that is over within a hundredth of a second, as a drum kit. */
    public static void writeClick(Path file) throws IOException {
        write(file, new ModelPatch(0, 0, true), RINGS_ON, RATE_HZ);
    }

    /**
     * The same as any preset.
     *
     * @param releaseTimecents how long it takes to end behind its note-off: 1,200 times the binary logarithm of seconds
     */
    public static void write(Path file, ModelPatch patch, short releaseTimecents, int rateHz) throws IOException {
        ByteBuffer data = ByteBuffer.allocate(FRAMES * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < FRAMES; i++) {
            data.putShort((short) Math.round(30_000 * Math.exp(-i / 60.0) * (i % 8 < 4 ? 1 : -1)));
        }
        SF2Soundbank bank = new SF2Soundbank();
        SF2Sample sample = new SF2Sample(bank);
        sample.setName("click");
        sample.setData(data.array());
        sample.setSampleRate(rateHz);
        sample.setOriginalPitch(MIDDLE);
        bank.addResource(sample);
        SF2LayerRegion zone = new SF2LayerRegion();
        zone.setSample(sample);
        zone.putShort(SF2Region.GENERATOR_SCALETUNING, (short) 0);
        zone.putShort(SF2Region.GENERATOR_OVERRIDINGROOTKEY, MIDDLE);
        zone.putShort(SF2Region.GENERATOR_RELEASEVOLENV, releaseTimecents);
        SF2Layer layer = new SF2Layer(bank);
        layer.setName("click");
        layer.getRegions().add(zone);
        bank.addResource(layer);
        SF2InstrumentRegion region = new SF2InstrumentRegion();
        region.setLayer(layer);
        SF2Instrument preset = new SF2Instrument(bank);
        preset.setName("Clicks");
        preset.setPatch(patch);
        preset.getRegions().add(region);
        bank.addInstrument(preset);
        bank.save(file.toFile());
    }
}
