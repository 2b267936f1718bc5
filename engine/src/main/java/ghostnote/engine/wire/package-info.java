/** How messages leave the house: what every output looks like to what plays. */
package ghostnote.engine.wire;
