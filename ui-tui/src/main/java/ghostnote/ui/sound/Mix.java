package ghostnote.ui.sound;

import ghostnote.audio.sound.Instrument;
import ghostnote.audio.sound.LevelMeter;
import ghostnote.audio.sound.Master;
import ghostnote.audio.sound.VoiceMixer;
import ghostnote.engine.control.Control;
import ghostnote.engine.control.Knob;
import ghostnote.engine.control.Values;
import ghostnote.engine.drum.Voice;
import java.util.Optional;

/**
 * How loud what sounds is, and where its voices are, as the controls of sound stand.
 *
 * <p>Thread: any. Real-time safe: no.
 */
public final class Mix {
    private static final int LEVEL = Knob.number(Control.LEVEL);
    private static final int GAIN = Knob.number(Control.GAIN);
    private static final int PAN = Knob.number(Control.PAN);

    private final Values values;
    private Master master;
    private Instrument instrument;

    /** @param initial where they stand from the beginning */
    public Mix(Values initial) {
        values = initial.copy();
    }

    /**
     * Mixes an instrument from now on, and no other.
     *
     * @return it as it is heard; closed with it
     */
    public synchronized Instrument of(Instrument newInstrument, int sampleRateHz) {
        instrument = newInstrument;
        master = new Master(instrument, sampleRateHz, values.get(LEVEL));
        for (Voice voice : Voice.values()) {
            mix(voice);
        }
        return master;
    }

    /** Turns a control, if it is one of sound. */
    public synchronized void turn(int knob, float value) {
        Control control = Knob.control(knob);
        if (!control.isOfSound()) {
            return;
        }
        values.set(knob, value);
        if (knob != LEVEL) {
            mix(Voice.of(Knob.voice(knob)));
        } else if (master != null) {
            master.level(values.get(LEVEL));
        }
    }

    private void mix(Voice voice) {
        if (instrument instanceof VoiceMixer mixer) {
            mixer.mix(voice, values.get(GAIN + voice.ordinal()), values.get(PAN + voice.ordinal()));
        }
    }

    /** How loud it is; empty while nothing is mixed. */
    public synchronized Optional<LevelMeter> meter() {
        return Optional.ofNullable(master).map(Master::meter);
    }
}
