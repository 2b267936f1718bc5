package ghostnote.midi.file;

import ghostnote.engine.time.Ticks;

/**
 * What a tick is worth: so many to the quarter note or, in SMPTE time, so many to the second. A file in seconds knows
 * no quarters, so a second stands for one.
 *
 * @param ppqn ticks a quarter, 1 to 32767
 * @param inSeconds whether the quarter is a second, whatever tempo the file names
 */
record Division(int ppqn, boolean inSeconds) {

    private static final int ASSUMED_PPQN = Ticks.PER_QUARTER;
    private static final double FRAME_RATE_OF_29 = 30_000 / 1001.0; // NTSC drop frame

    static Division read(byte[] bytes, int at, Findings findings) {
        short division = (short) Chunks.unsigned16(bytes, at);
        if (division > 0) {
            return new Division(division, false);
        }
        int ticksPerFrame = division & 0xFF;
        int ticksPerSecond = switch (-(division >> 8)) {
            case 24 -> 24 * ticksPerFrame;
            case 25 -> 25 * ticksPerFrame;
            case 29 -> (int) Math.round(FRAME_RATE_OF_29 * ticksPerFrame);
            case 30 -> 30 * ticksPerFrame;
            default -> 0;
        };
        if (ticksPerSecond == 0) {
            findings.warn("an illegal division: " + ASSUMED_PPQN + " ticks a quarter assumed", at);
            return new Division(ASSUMED_PPQN, false);
        }
        findings.warn("SMPTE time: a quarter is taken as one second, the tempo as 60 BPM", at);
        return new Division(ticksPerSecond, true);
    }
}
