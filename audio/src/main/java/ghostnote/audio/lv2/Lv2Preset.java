package ghostnote.audio.lv2;

/**
 * A state that came with a plugin.
 *
 * @param uri which it is
 * @param label what people call it
 */
public record Lv2Preset(String uri, String label) {}
