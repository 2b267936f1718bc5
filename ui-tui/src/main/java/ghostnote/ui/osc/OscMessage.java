package ghostnote.ui.osc;

import java.util.List;

/**
 * A message.
 *
 * @param address such as {@code /ghostnote/tempo}
 * @param arguments {@code Integer}, {@code Long}, {@code Float}, {@code Double}, {@code Boolean} or {@code String}
 */
record OscMessage(String address, List<Object> arguments) {}
