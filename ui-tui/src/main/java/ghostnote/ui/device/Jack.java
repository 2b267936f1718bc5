package ghostnote.ui.device;

import ghostnote.audio.jack.JackPorts;
import java.util.Optional;

/**
 * JACK on this machine.
 *
 * @param server what the server has, if one runs
 */
public record Jack(State state, Optional<JackPorts> server) {
    /** What there is of it. */
    public enum State {
        RUNNING(""),
        NOT_RUNNING("no server runs"),
        NOT_INSTALLED("libjack is not on this machine"),
        HANGS("the server does not answer");

        private final String trouble;

        State(String trouble) {
            this.trouble = trouble;
        }
    }

    static Jack without(State state) {
        return new Jack(state, Optional.empty());
    }

    /** Why it cannot be used now; else empty. */
    public String trouble() {
        return state.trouble;
    }
}
