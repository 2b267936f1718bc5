package ghostnote.ui.sound;

import java.util.Map;
import java.util.Optional;

/** What is to sound, as it can be asked for and kept. */
public sealed interface SoundWish {
    /**
     * A kit of our own, or what a file holds.
     *
     * @param name a sound of the built-in kit, or a file that ends in .toml or .sf2, or a folder of WAV files
     */
    record Kit(String name) implements SoundWish {}

    /**
     * An LV2 plugin.
     *
     * @param name its URI or, as long as it is asked for, what may stand for one
     * @param kitMap how it plays the voices, if that is not known of it
     * @param preset of those that came with it
     * @param controls values by symbol or, as long as they are asked for, by name
     * @param state all of it, as it was kept
     */
    record Plugin(
            String name,
            Optional<String> kitMap,
            Optional<String> preset,
            Map<String, Float> controls,
            Optional<String> state)
            implements SoundWish {

        /** The same, playing the voices in another way. */
        public Plugin withKitMap(Optional<String> other) {
            return new Plugin(name, other, preset, controls, state);
        }
    }
}
