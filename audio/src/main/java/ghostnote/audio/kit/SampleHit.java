package ghostnote.audio.kit;

import ghostnote.audio.sound.Recording;
import ghostnote.engine.RealTime;

/**
 * A hit that was recorded.
 *
 * <p>Thread: the one that renders. Real-time safe: yes.
 */
final class SampleHit extends SoundingHit {
    private final SampleVoice voice;
    private Recording recording;
    private float leftGain;
    private float rightGain;
    private int played;

    SampleHit(Drum drum, SampleVoice voice) {
        super(drum);
        this.voice = voice;
    }

    @Override
    @RealTime
    float begin(int velocity) {
        recording = voice.next(velocity);
        leftGain = voice.leftGain(velocity);
        rightGain = voice.rightGain(velocity);
        played = 0;
        return voice.brightness(velocity);
    }

    @Override
    @RealTime
    int play(Spares spares, int frames) {
        float[] left = recording.left();
        float[] right = recording.right();
        int first = played;
        int count = Math.min(frames, left.length - first);
        for (int i = 0; i < count; i++) {
            spares.left[i] = left[first + i] * leftGain;
            spares.right[i] = right[first + i] * rightGain;
        }
        played = first + count;
        return count;
    }

    @Override
    @RealTime
    boolean rings() {
        return played < recording.left().length;
    }
}
