package ghostnote.audio.sound;

import ghostnote.engine.RealTime;

/** Who is told of what players and instruments throw. */
@FunctionalInterface
public interface FailureListener {
    /** One has failed in a block. Thread: that of the blocks. */
    @RealTime
    void onFailure(Throwable failure);
}
