package ghostnote.ui.set;

import ghostnote.engine.disk.IoReason;
import ghostnote.ui.config.OptionLine;
import ghostnote.ui.config.OptionLines;
import ghostnote.ui.toml.Place;
import ghostnote.ui.toml.TomlList;
import ghostnote.ui.toml.TomlSection;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A TOML file that lists who plays at the same time: a table {@code [[track]]} for each, with what it is asked for by the names
 * of options; what stands above the first is for all.
 *
 * <p>Thread: any. Real-time safe: no.
 *
 * @param forAll what all are asked for, in the order of the file
 * @param tracks in the order of the file, one at least
 */
public record EnsembleFile(Path file, List<OptionLine> forAll, List<Entry> tracks) {
    /** So many drummers have been tried at once. */
    private static final int MOST = 64;

    private static final String TRACK = "track";
    private static final String NAME = "name";

    /** What cannot be a name, as it is said to all or of the next. */
    private static final Set<String> TAKEN = Set.of("all", "next");

    /**
     * A track.
     *
     * @param name by which it is spoken to; no other has it
     * @param lines what it is asked for
     */
    public record Entry(String name, List<OptionLine> lines) {}

    /**
     * Reads one.
     *
     * @throws IOException in one line, if it cannot be read
     * @throws SetException in one line, with the place that is wrong
     */
    public static EnsembleFile read(Path file) throws IOException {
        TomlSection toml = TomlSection.read(text(file), (place, what) -> refuse(file, place, what));
        List<String> forAll = new ArrayList<>(toml.keys());
        if (!forAll.remove(TRACK)) {
            throw new SetException("%s: expected a table [[track]] for each of those who play".formatted(file));
        }
        List<OptionLine> lines = OptionLines.read(toml, forAll, (place, what) -> refuse(file, place, what));
        Place place = toml.place(TRACK);
        if (!(toml.get(TRACK).orElseThrow() instanceof TomlList(List<Object> tables, List<Place> places))) {
            throw refusal(file, place, "track: expected two brackets, [[track]]");
        }
        if (tables.isEmpty() || tables.size() > MOST) {
            throw refusal(file, place, "%d tracks: expected 1 to %d".formatted(tables.size(), MOST));
        }
        List<Entry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>(TAKEN);
        for (int i = 0; i < tables.size(); i++) {
            if (!(tables.get(i) instanceof TomlSection table)) {
                throw refusal(file, places.get(i), "track: expected a table, [[track]]");
            }
            Entry entry = entry(file, table, i + 1);
            if (!names.add(entry.name)) {
                Place where = table.get(NAME).isPresent() ? table.place(NAME) : places.get(i);
                throw refusal(file, where, "name: %s is taken".formatted(entry.name));
            }
            entries.add(entry);
        }
        return new EnsembleFile(file, lines, entries);
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (NoSuchFileException none) {
            throw new FileNotFoundException(file + ": no such file");
        } catch (IOException failure) {
            throw new IOException("cannot read %s: %s".formatted(file, IoReason.of(failure)), failure);
        }
    }

    private static Entry entry(Path file, TomlSection table, int number) {
        List<String> options = new ArrayList<>(table.keys());
        String name = String.valueOf(number);
        if (options.remove(NAME)) {
            name = String.valueOf(table.get(NAME).orElseThrow());
            if (!name.matches("[\\p{Alnum}-]+")) {
                throw refusal(file, table.place(NAME), "name: expected letters, digits and hyphens");
            }
        }
        return new Entry(name, OptionLines.read(table, options, (place, what) -> refuse(file, place, what)));
    }

    /** Says what is wrong at a place. */
    public SetException refusal(Place place, String what) {
        return refusal(file, place, what);
    }

    private static SetException refusal(Path file, Place place, String what) {
        return new SetException("%s, %s: %s".formatted(file, place, what));
    }

    private static void refuse(Path file, Place place, String what) {
        throw refusal(file, place, what);
    }
}
