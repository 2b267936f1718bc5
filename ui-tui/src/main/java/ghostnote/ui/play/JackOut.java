package ghostnote.ui.play;

import ghostnote.audio.jack.JackLink;
import ghostnote.audio.jack.JackMidiOut;
import ghostnote.audio.sound.BlockHost;
import java.util.function.Consumer;

/**
 * A track's MIDI port of JACK.
 *
 * @param host plays what is sent there
 * @param connector connects it, as {@link JackLink#connect} does
 */
public record JackOut(BlockHost host, Consumer<String> connector) {
    /** That of a track: {@code midi_out} for one that is alone, else one of the track's name. Before the link is started. */
    public static JackOut of(JackLink link, String track) {
        if (track.isEmpty()) {
            return new JackOut(link, link::connect);
        }
        JackMidiOut port = link.midiOut(track);
        return new JackOut(port, name -> link.connect(port, name));
    }
}
