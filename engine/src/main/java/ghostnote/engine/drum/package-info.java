/** What a drummer hits: voices, and which note stands for each on a kit. */
package ghostnote.engine.drum;
