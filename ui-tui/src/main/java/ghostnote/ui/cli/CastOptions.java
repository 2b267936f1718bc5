package ghostnote.ui.cli;

import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.set.SetException;
import ghostnote.ui.set.SetFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which drummers. */
final class CastOptions {
    @Mixin
    private ModelOptions modelOptions;

    @Option(
            names = "--drummer",
            paramLabel = "NAME|FILE",
            completionCandidates = Candidates.DrummerNames.class,
            description = "Another drummer, which can be turned to while it plays: allround, one of the folder drummers of"
                    + " the configuration, or the file of a model. May be given more than once. On the screen d lists those"
                    + " there are.")
    private List<String> others = List.of();

    /** Those in the user's folder, and the one that ships. */
    static Drummers drummers() {
        return new Drummers(ConfigFolder.ofUser().drummers());
    }

    /** All that are asked for; the first one begins. */
    Cast load() throws IOException {
        Cast cast = new Cast();
        cast.add(modelOptions.loadMember());
        for (String other : others) {
            cast.add(drummers().find(other));
        }
        return cast;
    }

    /**
     * Those that play in a set.
     *
     * @throws SetException in one line, if one of them is not found, or is another
     */
    Cast load(Path set) throws IOException {
        Cast cast = new Cast();
        cast.add(modelOptions.loadMember());
        List<Cast.Member> given = new ArrayList<>();
        for (String other : others) {
            given.add(drummers().find(other));
        }
        for (SetFile.Other other : SetFile.others(set)) {
            cast.add(new Cast.Member(other.name(), find(set, other, given)));
        }
        return cast;
    }

    private static Model find(Path set, SetFile.Other wanted, List<Cast.Member> given) throws IOException {
        for (Cast.Member member : given) {
            if (ModelFiles.digest(member.model()).equals(wanted.digest())) {
                return member.model();
            }
        }
        if (drummers().names().contains(wanted.name())) {
            Model found = drummers().find(wanted.name()).model();
            if (ModelFiles.digest(found).equals(wanted.digest())) {
                return found;
            }
        }
        throw new SetException("%s: in it plays %s (%s) too: give the file of that drummer with --drummer"
                .formatted(set, wanted.name(), wanted.digest()));
    }

    Network network(Model model) {
        return modelOptions.network(model);
    }

    Network networkForTheStart(Model model) {
        return modelOptions.networkForTheStart(model);
    }

    String weights() {
        return modelOptions.weights();
    }
}
