package ghostnote.ui.cli;

import ghostnote.ui.sound.Music;
import ghostnote.ui.sound.SoundChoice;
import java.util.Optional;

/**
 * What was played, and is to be written.
 *
 * @param track its name; empty where it is the only one
 * @param sound what it sounds by; empty if notes are written
 */
record Played(String track, Music music, Optional<SoundChoice> sound) {}
