package ghostnote.ui.sound;

import ghostnote.audio.sound.InstrumentMaker;
import ghostnote.engine.drum.KitMap;
import java.util.function.Supplier;

/**
 * What sounds: found, and read as far as can be before it is known how fast its frames follow each other.
 *
 * @param name as it is told
 * @param maker makes instruments of it, ready to be heard
 * @param kitMap how they are to be sent the voices
 * @param isCompiled whether it is a machine's program, and so plays as fast at once as later
 * @param toKeep asks for the same again, files by their whole paths, and plugins in the state in which one was last made
 */
public record SoundChoice(String name, InstrumentMaker maker, KitMap kitMap, boolean isCompiled, Supplier<SoundWish> toKeep) {}
