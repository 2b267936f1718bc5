package ghostnote.ui.toml;

import java.util.List;

/**
 * A list in a TOML file.
 *
 * @param values as {@link TomlSection#get} gives them
 * @param places where each stands
 */
public record TomlList(List<Object> values, List<Place> places) {}
