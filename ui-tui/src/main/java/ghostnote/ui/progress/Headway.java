package ghostnote.ui.progress;

/** Is told by long work how far it is. */
@FunctionalInterface
public interface Headway {
    /** Where nobody asks. */
    Headway UNTOLD = (_, _) -> {};

    /**
     * So much is done.
     *
     * @param of how much there is to do, as far as is known
     */
    void at(long done, long of);

    /** Is told by one of several pieces of work alike, which are done one after the other. */
    default Headway part(long number, long parts) {
        return (done, of) -> at(number * of + done, parts * of);
    }
}
