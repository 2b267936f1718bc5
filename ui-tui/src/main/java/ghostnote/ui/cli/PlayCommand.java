package ghostnote.ui.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Plays live. */
@Command(
        name = "play",
        mixinStandardHelpOptions = true,
        header = "Plays live: to a MIDI port, to the speakers, or as text.",
        description = "Notes go to the MIDI ports given with --out, on channel 10, with MIDI clock. Without a port the"
                + " built-in kit sounds, through JACK where a server runs, else through the machine's audio output; where there"
                + " is neither the drums are silent. The pattern is shown as it plays. Ctrl-C stops.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  ghostnote play --bars 8                    eight bars, then end",
            "  ghostnote play --out \"TR-8S\" --tempo 124   to the port whose name contains TR-8S",
            "  ghostnote play --out take.mid              and keep what was played as a MIDI file"
        })
final class PlayCommand implements Callable<Integer> {
    @Mixin
    private PlayOptions options;

    PlayOptions options() {
        return options;
    }

    @Override
    public Integer call() throws Exception {
        return options.play();
    }
}
