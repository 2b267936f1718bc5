package ghostnote.audio.sound;

import java.util.List;

/**
 * A piece, played by an instrument as fast as the machine can: to its end, and on until what was struck has rung out.
 *
 * <p>Thread: one. Real-time safe: no.
 */
public final class Bounce implements StereoSource {
    private static final int BLOCK_FRAMES = 512;

    /** Half of the last bit of a compact disc. */
    private static final float INAUDIBLE = 0x1p-17f;

    private static final double QUIET_S = 0.1;

    /** Whatever it is that rings longer does so for ever. */
    private static final int LONGEST_RING_S = 30;

    private final Instrument instrument;
    private final List<TimedMessage> messages;
    private final long endFrame;
    private final long quietFrames;
    private final long mostFrames;
    private int sent;
    private long frame;

    /** Up to here something was struck or heard. */
    private long heardFrame;

    /**
     * @param messages in the order of their frames
     * @param endFrame where the piece ends, after all of them
     */
    public Bounce(Instrument instrument, List<TimedMessage> messages, long endFrame, int sampleRateHz) {
        this.instrument = instrument;
        this.messages = messages;
        this.endFrame = endFrame;
        quietFrames = (long) (QUIET_S * sampleRateHz);
        heardFrame = -quietFrames;
        mostFrames = endFrame + (long) LONGEST_RING_S * sampleRateHz;
    }

    /** How many frames it has played. */
    public long frames() {
        return frame;
    }

    @Override
    public int next(float[] left, float[] right) {
        boolean over = frame >= endFrame && (frame - heardFrame >= quietFrames || frame >= mostFrames);
        if (over) {
            return 0;
        }
        long toEnd = frame < endFrame ? endFrame - frame : mostFrames - frame;
        int frames = (int) Math.min(Math.min(BLOCK_FRAMES, left.length), toEnd);
        while (sent < messages.size() && messages.get(sent).frame() < frame + frames) {
            TimedMessage message = messages.get(sent++);
            instrument.send((int) (message.frame() - frame), message.status(), message.data1(), message.data2());
            heardFrame = message.frame();
        }
        instrument.render(left, right, frames);
        frame += frames;
        if (isLoud(left, frames) || isLoud(right, frames)) {
            heardFrame = frame;
        }
        return frames;
    }

    private static boolean isLoud(float[] samples, int frames) {
        for (int i = 0; i < frames; i++) {
            if (Math.abs(samples[i]) > INAUDIBLE) {
                return true;
            }
        }
        return false;
    }
}
