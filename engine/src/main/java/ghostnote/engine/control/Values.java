package ghostnote.engine.control;

import ghostnote.engine.RealTime;
import ghostnote.engine.drum.Voice;
import ghostnote.engine.time.Meter;

/**
 * The value of each knob.
 *
 * <p>Thread: one owner. Real-time safe: yes, once made.
 */
public final class Values {
    private final float[] values = new float[Knob.count()];

    /** All as they are until they are touched. */
    public Values() {
        for (Knob knob : Knob.table()) {
            values[knob.number()] = knob.control().usual();
        }
    }

    /** The value of a control that is one for all. */
    @RealTime
    public float get(Control control) {
        return values[Knob.number(control)];
    }

    /** The meter. */
    @RealTime
    public Meter meter() {
        return Meter.numbered((int) get(Control.METER));
    }

    /** Sets a control that is one for all. */
    @RealTime
    public void set(Control control, float value) {
        set(Knob.number(control), value);
    }

    /** The value of a knob. */
    @RealTime
    public float get(int knob) {
        return values[knob];
    }

    /** Sets a knob; a value outside its range becomes the nearest inside, NaN the least. */
    @RealTime
    public void set(int knob, float value) {
        Control control = Knob.control(knob);
        values[knob] = value > control.least() ? Math.min(value, control.most()) : control.least();
    }

    /** The same, to be changed apart. Real-time safe: no. */
    public Values copy() {
        Values copy = new Values();
        copy.setAll(this);
        return copy;
    }

    /** Sets all as others are. */
    @RealTime
    public void setAll(Values others) {
        for (int knob = 0; knob < values.length; knob++) {
            values[knob] = others.values[knob];
        }
    }

    /** Whether all are as others are. */
    @RealTime
    public boolean areLike(Values others) {
        for (int knob = 0; knob < values.length; knob++) {
            if (Float.floatToRawIntBits(values[knob]) != Float.floatToRawIntBits(others.values[knob])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a voice is heard: it is not muted, and it is a solo voice if there is any. */
    @RealTime
    public boolean hears(int voice) {
        boolean anySolo = false;
        int solo = Knob.number(Control.SOLO);
        for (int v = 0; v < Voice.count(); v++) {
            anySolo |= values[solo + v] != 0;
        }
        return values[Knob.number(Control.MUTE) + voice] == 0 && (!anySolo || values[solo + voice] != 0);
    }
}
