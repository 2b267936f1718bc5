/**
 * The user's configuration, a TOML file of three tables. What is wrong in it is told with its line and column, and all
 * else counts.
 *
 * <pre>{@code
 *   [play]                    # defaults for the options of play
 *   tempo = 96
 *   out = ["TR-8S,kit=roland-tr-8s"]
 *
 *   [keys]                    # lines that are obeyed when a key is pressed
 *   f = "fill now"
 *
 *   [screen]
 *   colors = "256"
 * }</pre>
 *
 * <p>Beside {@code ghostnote.presets} the only room that imports the TOML parser.
 */
package ghostnote.ui.config;
