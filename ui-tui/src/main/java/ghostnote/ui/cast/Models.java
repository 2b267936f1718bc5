package ghostnote.ui.cast;

import ghostnote.engine.model.Model;
import ghostnote.engine.model.ModelFiles;
import ghostnote.presets.Catalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Models that are loaded, each once: what is asked for is tried before it is played with, and tracks share them.
 *
 * <p>Thread: one at a time. Real-time safe: no.
 */
public final class Models {
    private final Map<Optional<Path>, Model> models = new HashMap<>();
    private final Map<String, Cast.Member> members = new HashMap<>();

    /**
     * The model of a file or folder, or the one that ships.
     *
     * @throws IOException in one line, if it cannot be read
     * @throws ghostnote.engine.model.ModelException in one line, if it cannot be used
     */
    public Model load(Optional<Path> file) throws IOException {
        Model model = models.get(file);
        if (model == null) {
            model = file.isEmpty() ? Catalog.defaultDrummer() : ModelFiles.load(file.get());
            models.put(file, model);
        }
        return model;
    }

    /** What {@link Drummers#find} finds. */
    public Cast.Member find(String wanted, Drummers drummers) throws IOException {
        Cast.Member member = members.get(wanted);
        if (member == null) {
            member = drummers.find(wanted);
            members.put(wanted, member);
        }
        return member;
    }
}
