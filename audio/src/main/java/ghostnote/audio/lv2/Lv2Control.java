package ghostnote.audio.lv2;

import ghostnote.engine.RealTime;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** A control of an instrument. Thread: any. Real-time safe: yes. */
public final class Lv2Control {
    private final Lv2Port port;
    private volatile float value;

    Lv2Control(Lv2Port port) {
        this.port = port;
        value = port.range().usual();
    }

    /** What it is. */
    public Lv2Port port() {
        return port;
    }

    /** Where it stands. */
    public float value() {
        return value;
    }

    /**
     * Sets it from the next block on, to what is nearest within its range.
     *
     * @throws IllegalArgumentException in one line, for what is no number
     */
    public void set(float newValue) {
        if (Float.isNaN(newValue)) {
            throw new IllegalArgumentException(port.name() + ": expected a number");
        }
        value = Math.clamp(newValue, port.range().least(), port.range().most());
    }

    @RealTime
    void write(MemorySegment cells) {
        cells.setAtIndex(ValueLayout.JAVA_FLOAT, port.index(), value);
    }
}
