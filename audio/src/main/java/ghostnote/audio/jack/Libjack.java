package ghostnote.audio.jack;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import java.util.EnumSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackOptions;
import org.jaudiolibs.jnajack.JackStatus;

/** The library itself: loaded, made quiet, asked for clients. Thread: any. Real-time safe: no. */
final class Libjack {
    private final Jack jack;

    private Libjack(Jack jack) {
        this.jack = jack;
    }

    /**
     * Loads it.
     *
     * @throws JackException if this machine has none
     */
    static Libjack load() throws JackException {
        Logger.getLogger(Jack.class.getPackageName()).setLevel(Level.OFF);
        Jack jack = Jack.getInstance();
        beQuiet();
        return new Libjack(jack);
    }

    /**
     * It prints several lines at each try to reach a server that is not there, over the performer's screen. JNAJack can
     * only give it Java functions to print with, and those would be called on its real-time threads; so it is given one of
     * the C library's, which takes a word and does nothing.
     */
    private static void beQuiet() {
        try {
            NativeLibrary libjack = NativeLibrary.getInstance("jack");
            Function nothing = NativeLibrary.getProcess().getFunction("labs");
            libjack.getFunction("jack_set_error_function").invokeVoid(new Object[] {nothing});
            libjack.getFunction("jack_set_info_function").invokeVoid(new Object[] {nothing});
        } catch (UnsatisfiedLinkError otherLibrary) {
            // It prints, then, and all else is as it was.
            return;
        }
    }

    /**
     * Opens a client of the server that is there: JACK_DEFAULT_SERVER, as for every client.
     *
     * @throws JackException if there is none
     */
    JackClient open(String clientName) throws JackException {
        // Without JackNoStartServer libjack may start a server of its own choice.
        return jack.openClient(
                clientName, EnumSet.of(JackOptions.JackNoStartServer), EnumSet.noneOf(JackStatus.class));
    }

    Jack jack() {
        return jack;
    }
}
