package ghostnote.audio.sound;

import ghostnote.engine.drum.Voice;

/** An instrument whose voices can be made louder and moved aside. Thread: any. */
public interface VoiceMixer {
    /**
     * Mixes a voice, from its next hit on. One that the instrument plays as another is not mixed apart.
     *
     * @param levelDb louder than it is by itself
     * @param pan from where it is by itself: -1 to the left, 1 to the right
     */
    void mix(Voice voice, float levelDb, float pan);
}
