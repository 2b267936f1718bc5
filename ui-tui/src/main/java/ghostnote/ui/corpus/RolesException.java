package ghostnote.ui.corpus;

import java.io.IOException;

/** A role map that cannot be used; the message says in one line where and why. */
public final class RolesException extends IOException {
    private static final long serialVersionUID = 1;

    RolesException(String message) {
        super(message);
    }
}
