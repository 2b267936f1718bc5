package ghostnote.audio.lv2;

/** A plugin that cannot be had. The message is one line that says which, why, and what to do or what there is instead. */
public final class Lv2Exception extends RuntimeException {
    private static final long serialVersionUID = 1;

    Lv2Exception(String message) {
        super(message);
    }
}
