package ghostnote.ui.play;

import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.audio.sound.LevelMeter;
import ghostnote.audio.sound.Master;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.drum.KitMap;
import ghostnote.engine.ring.HitHandler;
import java.util.Optional;

/**
 * What sounds on this machine, wherever it is heard: an instrument, and how loud it is.
 *
 * <p>Thread: any, and changes are heard of by the view. Real-time safe: no.
 */
public final class SoundSystem implements InstrumentMaker, HitHandler {
    private static final int LEVEL = Knob.number(Control.LEVEL);

    private final String name;
    private final KitMap kit;
    private final InstrumentMaker maker;
    private volatile float levelDb;
    private volatile Master master;

    /**
     * @param name as it is told
     * @param kit how its voices are struck
     * @param levelDb from the beginning
     */
    public SoundSystem(String name, KitMap kit, InstrumentMaker maker, float levelDb) {
        this.name = name;
        this.kit = kit;
        this.maker = maker;
        this.levelDb = levelDb;
    }

    @Override
    public Instrument make(int sampleRateHz) {
        Master made = new Master(maker.make(sampleRateHz), sampleRateHz, levelDb);
        master = made;
        return made;
    }

    String name() {
        return name;
    }

    KitMap kit() {
        return kit;
    }

    @Override
    public void onChange(long tick, int knob, float value) {
        if (knob == LEVEL) {
            levelDb = value;
            Master now = master;
            if (now != null) {
                now.level(value);
            }
        }
    }

    /** How loud it is; empty while it is not heard. */
    Optional<LevelMeter> meter() {
        return Optional.ofNullable(master).map(Master::meter);
    }
}
