package ghostnote.ui.cli;

import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import ghostnote.engine.net.Network;
import ghostnote.ui.cast.Cast;
import ghostnote.ui.cast.Drummers;
import ghostnote.ui.cast.Models;
import ghostnote.ui.config.ConfigFolder;
import ghostnote.ui.play.Packing;
import ghostnote.ui.set.SetException;
import ghostnote.ui.set.SetFile;
import ghostnote.ui.set.SetLines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /** Those in the user's folder, and the one that ships. */
    static Drummers drummers() {
        return new Drummers(ConfigFolder.ofUser().drummers());
    }

    /** Takes models that are loaded from these. */
    void share(Models models) {
        modelOptions.share(models);
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
            all.add(modelOptions.models().find(other, drummers()));
        }
        return all;
    }

    /**
     * Those that play in sets, in their order.
     *
     * @throws SetException in one line, if one of them is not found, or is another
     */
    List<Cast> load(List<SetLines> sets) throws IOException {
        Map<String, Model> given = new LinkedHashMap<>();
        Cast.Member first = modelOptions.loadMember();
        given.put(ModelFiles.digest(first.model()), first.model());
        for (Cast.Member member : loadOthers()) {
            given.put(ModelFiles.digest(member.model()), member.model());
        }
        List<Cast> casts = new ArrayList<>();
        for (SetLines set : sets) {
            Cast cast = new Cast();
            cast.add(set.track().isEmpty() ? first : firstOf(set, given));
            for (SetFile.Other other : SetFile.others(set)) {
                cast.add(new Cast.Member(other.name(), find(set, other, given)));
            }
            casts.add(cast);
        }
        return casts;
    }

    private static Cast.Member firstOf(SetLines set, Map<String, Model> given) throws IOException {
        Model model = find(set, SetFile.first(set), given);
        return new Cast.Member(Cast.of(model).first().name(), model);
    }

    /** @param given by their digests */
    private static Model find(SetLines set, SetFile.Other wanted, Map<String, Model> given) throws IOException {
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
                .formatted(set.file(), wanted.name(), wanted.digest()));
    }

    Network network(Model model) {
        return modelOptions.network(model);
    }

    Packing packing() {
        return modelOptions.packing();
    }

    String weights() {
        return modelOptions.weights();
    }
}
