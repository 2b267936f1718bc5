package ghostnote.ui.corpus;

import ghostnote.engine.drum.DrumNotes;
import ghostnote.midi.file.NoteOn;
import java.util.List;

/** Which channel of a file holds its drums. */
public sealed interface DrumChannel {
    /**
     * One channel, whatever is on it.
     *
     * @param channel 0 to 15
     */
    record Only(int channel) implements DrumChannel {
        @Override
        public List<NoteOn> part(List<NoteOn> noteOns, Roles roles) {
            return on(channel, noteOns);
        }
    }

    /** All channels together. */
    record Any() implements DrumChannel {
        @Override
        public List<NoteOn> part(List<NoteOn> noteOns, Roles roles) {
            return noteOns;
        }
    }

    /** Channel 10 if there are drums on it, else the only channel with notes, if most of them stand for drums. */
    record Found() implements DrumChannel {
        @Override
        public List<NoteOn> part(List<NoteOn> noteOns, Roles roles) {
            List<NoteOn> drums = on(DrumNotes.CHANNEL, noteOns);
            if (drums.stream().anyMatch(on -> roles.voice(on.note()) != null)) {
                return drums;
            }
            boolean one = noteOns.stream().mapToInt(NoteOn::channel).distinct().count() == 1;
            return one ? noteOns : List.of();
        }
    }

    /** The notes of the drums, in their order; empty where there are none or it cannot be told. */
    List<NoteOn> part(List<NoteOn> noteOns, Roles roles);

    /**
     * The channel as a musician says it.
     *
     * @param text 1 to 16, or any
     */
    static DrumChannel parse(String text) {
        if (text.equalsIgnoreCase("any")) {
            return new Any();
        }
        if (text.matches("[1-9]|1[0-6]")) {
            return new Only(Integer.parseInt(text) - 1);
        }
        throw new IllegalArgumentException("--channel %s: expected 1 to 16, or any".formatted(text));
    }

    private static List<NoteOn> on(int channel, List<NoteOn> noteOns) {
        return noteOns.stream().filter(on -> on.channel() == channel).toList();
    }
}
