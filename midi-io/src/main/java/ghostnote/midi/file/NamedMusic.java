package ghostnote.midi.file;

/**
 * One part of several in a file.
 *
 * @param name what a DAW shows; none if empty
 */
public record NamedMusic(String name, MidiFile music) {}
