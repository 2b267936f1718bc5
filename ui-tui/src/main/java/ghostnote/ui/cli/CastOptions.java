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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Those that were loaded, by what was asked for: options are tried before they are played with. */
    private final Map<String, Cast.Member> loaded = new HashMap<>();

    /** Those in the user's folder, and the one that ships. */
    static Drummers drummers() {
        return new Drummers(ConfigFolder.ofUser().drummers());
    }

    /** All that are asked for; the first one begins. */
    Cast load() throws IOException {
        Cast cast = new Cast();
        cast.add(modelOptions.loadMember());
        loadOthers().forEach(cast::add);
        return cast;
    }

    private List<Cast.Member> loadOthers() throws IOException {
        List<Cast.Member> all = new ArrayList<>();
        for (String other : others) {
            if (!loaded.containsKey(other)) {
                loaded.put(other, drummers().find(other));
            }
            all.add(loaded.get(other));
        }
        return all;
    }

    /**
     * Those that play in a set.
     *
     * @throws SetException in one line, if one of them is not found, or is another
     */
    Cast load(Path set) throws IOException {
        Cast cast = new Cast();
        cast.add(modelOptions.loadMember());
        Map<String, Model> given = new HashMap<>();
        for (Cast.Member member : loadOthers()) {
            given.put(ModelFiles.digest(member.model()), member.model());
        }
        for (SetFile.Other other : SetFile.others(set)) {
            cast.add(new Cast.Member(other.name(), find(set, other, given)));
        }
        return cast;
    }

    /** @param given by their digests */
    private static Model find(Path set, SetFile.Other wanted, Map<String, Model> given) throws IOException {
        if (given.containsKey(wanted.digest())) {
            return given.get(wanted.digest());
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
