package ghostnote.ui.play;

import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.LevelMeter;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.ring.HitHandler;
import ghostnote.ui.sound.Mix;
import java.util.Optional;

/**
 * What sounds on this machine, wherever it is heard.
 *
 * <p>Thread: any, and changes are heard of by the view. Real-time safe: no.
 */
public final class SoundSystem implements InstrumentMaker, HitHandler {
    private final String name;
    private final KitMap kit;
    private final InstrumentMaker maker;
    private final Mix mix;

    /**
     * @param name as it is told
     * @param kit how its voices are struck
     * @param initial where the controls of sound stand from the beginning
     */
    public SoundSystem(String name, KitMap kit, InstrumentMaker maker, Values initial) {
        this.name = name;
        this.kit = kit;
        this.maker = maker;
        mix = new Mix(initial);
    }

    @Override
    public Instrument make(int sampleRateHz) {
        return mix.of(maker.make(sampleRateHz), sampleRateHz);
    }

    String name() {
        return name;
    }

    KitMap kit() {
        return kit;
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        mix.turn(knob, value);
    }

    /** How loud it is; empty while it is not heard. */
    Optional<LevelMeter> meter() {
        return mix.meter();
    }
}
