package ghostnote.ui.corpus;

import ghostnote.engine.disk.IoReason;
import ghostnote.engine.drum.Voice;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which voice each note of a foreign kit stands for. A file has a line for each note that differs from General MIDI:
 * {@code 36 = kick}, {@code C1 = kick}, {@code 60 = 38} or {@code 37 = none}. C3 is middle C, note 60, as most drum
 * machines print it. Empty lines and those that begin with # are passed over.
 */
public final class Roles {
    /** The notes under which {@link Voice} knows its voices. */
    public static final Roles GENERAL_MIDI =
            new Roles(IntStream.range(0, 128).mapToObj(Voice::ofNote).toArray(Voice[]::new));

    private static final Pattern NOTE_NAME = Pattern.compile("([A-Ga-g])([#b]?)(-?\\d)");
    private static final int NOTES_AN_OCTAVE = 12;
    private static final int OCTAVES_BELOW_0 = 2;
    private static final int NOT_A_NOTE = -1;
    private static final String NONE = "none";

    private final Voice[] voices;

    private Roles(Voice[] voices) {
        this.voices = voices;
    }

    /**
     * Reads a file.
     *
     * @throws IOException in one line, if it is not there or a line of it cannot be understood
     */
    public static Roles read(Path file) throws IOException {
        if (!Files.exists(file)) {
            throw new FileNotFoundException(file + ": no such file");
        }
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return parse(text.lines().toList(), file.toString());
        } catch (RolesException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + IoReason.of(e), e);
        }
    }

    static Roles parse(List<String> lines, String name) throws RolesException {
        Voice[] voices = GENERAL_MIDI.voices.clone();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] sides = line.split("=", -1);
                int note = sides.length == 2 ? note(sides[0].strip()) : NOT_A_NOTE;
                if (note == NOT_A_NOTE) {
                    throw new RolesException("%s line %d: expected a note, = and a voice, such as 36 = kick, found %s"
                            .formatted(name, i + 1, line));
                }
                voices[note] = voice(sides[1].strip(), "%s line %d".formatted(name, i + 1));
            }
        }
        return new Roles(voices);
    }

    private static Voice voice(String text, String where) throws RolesException {
        if (text.equalsIgnoreCase(NONE)) {
            return null;
        }
        int note = note(text);
        String word = text.toLowerCase(Locale.ROOT).replaceAll("[ _]", "-");
        return Voice.named(word)
                .or(() -> Optional.ofNullable(Voice.ofNote(note)))
                .orElseThrow(() -> new RolesException("%s: no voice %s, expected %s or %s"
                        .formatted(where, text, words(), NONE)));
    }

    private static int note(String text) {
        Matcher name = NOTE_NAME.matcher(text);
        int note = NOT_A_NOTE;
        if (name.matches()) {
            int semitone = "c d ef g a b".indexOf(name.group(1).toLowerCase(Locale.ROOT));
            int shift = name.group(2).isEmpty() ? 0 : name.group(2).equals("#") ? 1 : -1;
            note = NOTES_AN_OCTAVE * (Integer.parseInt(name.group(3)) + OCTAVES_BELOW_0) + semitone + shift;
        } else if (text.matches("\\d{1,3}")) {
            note = Integer.parseInt(text);
        }
        return note < 0 || note > 127 ? NOT_A_NOTE : note;
    }

    private static String words() {
        return Arrays.stream(Voice.values()).map(Voice::word).collect(Collectors.joining(", "));
    }

    /** The voice that a note stands for, or null. */
    Voice voice(int note) {
        return voices[note];
    }
}
