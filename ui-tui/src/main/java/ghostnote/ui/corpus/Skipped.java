package ghostnote.ui.corpus;

/**
 * A file that is no part of the corpus.
 *
 * @param name the file
 * @param reason the one reason
 * @param detail what was found in this file, or nothing
 */
public record Skipped(String name, Reason reason, String detail) implements Heard {
    /** Why a file is left out, and what can be done. */
    public enum Reason {
        /** Folders hold other things too. */
        OTHER_FILE("not a MIDI file by its name (.mid, .midi, .kar, .rmi, .smf) and no zip"),
        /** The system or the archive refused it. */
        UNREADABLE("cannot be read"),
        /** A zip may hold no more than a musician's would. */
        OVER_LIMIT("more than is read of a zip"),
        /** A zip in a zip stays closed. */
        ZIP_IN_ZIP("a zip within a zip: unpack the outer one"),
        /** Whatever it is, nothing sounds. */
        NO_NOTES("no notes"),
        /** A recording of days. */
        TOO_LONG("too many notes for a loop"),
        /** The channel that was asked for is silent. */
        SILENT_CHANNEL("no notes on the channel asked for"),
        /** Which of them drums is not ours to guess. */
        SEVERAL_CHANNELS("no drums on channel 10 but notes on several others: see --channel"),
        /** A melody, or a kit with notes of its own. */
        NO_VOICES("too few notes that stand for drums: see --roles"),
        /** A second copy would weigh double, or be judged by what was learnt. */
        TWIN("the same hits as another file"),
        /** The list of the folder is whole. */
        NOT_LISTED("not in the info.csv of its folder");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** The reason as it is told. */
        public String words() {
            return words;
        }
    }
}
