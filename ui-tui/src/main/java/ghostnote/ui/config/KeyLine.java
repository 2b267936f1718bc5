package ghostnote.ui.config;

import ghostnote.ui.toml.Place;

/**
 * What is obeyed when a key is pressed.
 *
 * @param line as it would be typed
 * @param place where the file says so
 */
public record KeyLine(String line, Place place) {}
