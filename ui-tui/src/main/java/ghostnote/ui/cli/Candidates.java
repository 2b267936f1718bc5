package ghostnote.ui.cli;

import ghostnote.engine.control.Knob;
import ghostnote.presets.Catalog;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** What a shell offers as the value of an option. Each is asked for only when the script for the shell is made. */
final class Candidates {
    private Candidates() {}

    /** Of the drummer that ships. */
    static final class Styles implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            List<String> styles = Catalog.defaultDrummer().config().vocabulary().styles();
            return Stream.concat(styles.stream(), Stream.of("none")).iterator();
        }
    }

    /** The one that ships and the user's. */
    static final class DrummerNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CastOptions.drummers().names().iterator();
        }
    }

    /** Those that ship and the user's. */
    static final class KitNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return KitOptions.kits().names().iterator();
        }
    }

    /** Those that ship and the user's. */
    static final class SoundNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return SoundOptions.sounds().names().iterator();
        }
    }

    /** Every control that may stand from the beginning, and what divides it from its value. */
    static final class Controls implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Knob.table().stream()
                    .filter(knob -> !knob.control().isDoneAtAPlace())
                    .map(knob -> knob.name() + "=")
                    .iterator();
        }
    }

    /** What may become of a lost clock. */
    static final class LostClock implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("keep", "stop").iterator();
        }
    }
}
