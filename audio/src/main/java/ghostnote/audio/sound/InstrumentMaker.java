package ghostnote.audio.sound;

/** Makes an instrument as soon as it is known how fast its frames follow each other. Real-time safe: no. */
@FunctionalInterface
public interface InstrumentMaker {
    /**
     * Makes one, ready to play.
     *
     * @param sampleRateHz frames a second
     */
    Instrument make(int sampleRateHz);
}
