package ghostnote.ui.play;

import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.InstrumentWarmUp;
import ghostnote.audio.sound.LevelMeter;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.ring.HitHandler;
import ghostnote.ui.sound.Mix;
import ghostnote.ui.sound.SoundChoice;
import ghostnote.ui.sound.SoundWish;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What sounds on this machine, wherever it is heard.
 *
 * <p>Thread: any, and changes are heard of by the view. Real-time safe: no.
 */
public final class SoundSystem implements InstrumentMaker, HitHandler {
    private final Supplier<SoundChoice> find;
    private final Mix mix;
    private SoundChoice found;

    /**
     * @param find finds what sounds, when that must be known; asked once
     * @param initial where the controls of sound stand from the beginning
     */
    public SoundSystem(Supplier<SoundChoice> find, Values initial) {
        this.find = find;
        mix = new Mix(initial);
    }

    private synchronized SoundChoice choice() {
        if (found == null) {
            found = find.get();
        }
        return found;
    }

    @Override
    public Instrument make(int sampleRateHz) {
        InstrumentMaker maker = choice().maker();
        Instrument made =
                choice().isCompiled() ? maker.make(sampleRateHz) : InstrumentWarmUp.warm(maker, sampleRateHz);
        return mix.of(made, sampleRateHz);
    }

    /** As it is told. */
    String name() {
        return choice().name();
    }

    /** How its voices are struck. */
    KitMap kit() {
        return choice().kitMap();
    }

    /** Asks for the same again. */
    public SoundWish toKeep() {
        return choice().toKeep().get();
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
