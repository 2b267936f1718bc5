package ghostnote.audio.jack;

import ghostnote.engine.RealTime;

/**
 * A place in musical time, as JACK tells it. Filled anew for each cycle; whoever is handed one reads it at once.
 *
 * <p>Thread: JACK's. Real-time safe: yes.
 */
public final class BarBeatTick {
    private boolean isValid;
    private int bar;
    private int beat;
    private int tick;
    private double ticksPerBeat;
    private double beatsPerBar;
    private double beatType;
    private double tempoBpm;

    BarBeatTick() {}

    /**
     * Sets all of it; what makes no sense makes it invalid.
     *
     * @param bar from 1
     * @param beat of the bar, from 1
     * @param tick of the beat, from 0
     * @param ticksPerBeat more than 0
     * @param beatsPerBar more than 0
     * @param beatType the note that is a beat: 4 is a quarter
     * @param tempoBpm beats a minute, more than 0
     */
    @RealTime
    public void set(
            int bar, int beat, int tick, double ticksPerBeat, double beatsPerBar, double beatType, double tempoBpm) {
        this.bar = bar;
        this.beat = beat;
        this.tick = tick;
        this.ticksPerBeat = ticksPerBeat;
        this.beatsPerBar = beatsPerBar;
        this.beatType = beatType;
        this.tempoBpm = tempoBpm;
        isValid = bar >= 1
                && beat >= 1
                && beat < beatsPerBar + 1
                && tick >= 0
                && tick < ticksPerBeat
                && isPositive(ticksPerBeat)
                && isPositive(beatsPerBar)
                && isPositive(beatType)
                && isPositive(tempoBpm);
    }

    /** There is none. */
    @RealTime
    void clear() {
        isValid = false;
    }

    /** Neither zero nor negative, infinite or not a number, all of which leaders were seen to send. */
    @RealTime
    private static boolean isPositive(double value) {
        return value > 0 && value < Double.POSITIVE_INFINITY;
    }

    /** Whether there is a place at all, and it makes sense. Nothing else is to be read if not. */
    @RealTime
    public boolean isValid() {
        return isValid;
    }

    /** From 1. */
    @RealTime
    public int bar() {
        return bar;
    }

    /** Of the bar, from 1. */
    @RealTime
    public int beat() {
        return beat;
    }

    /** Of the beat, from 0. */
    @RealTime
    public int tick() {
        return tick;
    }

    /** The ticks of all bars before this one, at its meter. */
    @RealTime
    double barStartTick() {
        return (bar - 1) * beatsPerBar * ticksPerBeat;
    }

    /** How fine a tick is. */
    @RealTime
    public double ticksPerBeat() {
        return ticksPerBeat;
    }

    /** Over the line of the time signature. */
    @RealTime
    public double beatsPerBar() {
        return beatsPerBar;
    }

    /** Under the line of the time signature. */
    @RealTime
    public double beatType() {
        return beatType;
    }

    /** Beats a minute. */
    @RealTime
    public double tempoBpm() {
        return tempoBpm;
    }
}
