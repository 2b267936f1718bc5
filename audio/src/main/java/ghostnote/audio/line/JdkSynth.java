package ghostnote.audio.line;

import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Synthesizer;

/**
 * The JDK's synthesiser with the drum kit of its emergency sound bank. It sounds about 0.1 s behind what it is sent:
 * good for hearing drums with nothing attached, not for playing along.
 *
 * <p>Thread: one sender. Real-time safe: no; it takes locks and allocates, so it serves rehearsal, not the stage.
 */
public final class JdkSynth implements AutoCloseable {
    private static final int FIRST_REAL_TIME_STATUS = 0xF8;
    private static final Logger PREFERENCES_LOG = Logger.getLogger("java.util.prefs");

    private final Synthesizer synthesizer;
    private final Receiver receiver;
    private final ShortMessage message = new ShortMessage();

    private JdkSynth(Synthesizer synthesizer, Receiver receiver) {
        this.synthesizer = synthesizer;
        this.receiver = receiver;
    }

    /**
     * Opens the synthesiser. Real-time safe: no.
     *
     * @throws NoSoundException in a few words, if no audio output takes its sound
     */
    public static JdkSynth open() throws NoSoundException {
        if (AudioOutputs.list().isEmpty()) {
            throw new NoSoundException("no audio output was found");
        }
        // The synthesiser keeps its settings in the user's preferences, which tell everyone when they are first made.
        PREFERENCES_LOG.setLevel(Level.WARNING);
        try {
            Synthesizer synthesizer = MidiSystem.getSynthesizer();
            synthesizer.open();
            return new JdkSynth(synthesizer, synthesizer.getReceiver());
        } catch (MidiUnavailableException | IllegalArgumentException busy) {
            Throwable reason = busy.getCause() == null ? busy : busy.getCause();
            throw new NoSoundException("the audio output does not open: " + reason.getMessage());
        }
    }

    /** Sends a channel message; real-time messages mean nothing to a synthesiser and are left out. */
    public void send(int status, int data1, int data2) {
        if (status < FIRST_REAL_TIME_STATUS) {
            try {
                message.setMessage(status, data1, data2);
            } catch (InvalidMidiDataException impossible) {
                throw new IllegalArgumentException(
                        "no MIDI message: %02x %02x %02x".formatted(status, data1, data2), impossible);
            }
            receiver.send(message, -1);
        }
    }

    @Override
    public void close() {
        receiver.close();
        synthesizer.close();
    }
}
