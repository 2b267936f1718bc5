/** Files that are either wholly there or not at all. */
package ghostnote.engine.disk;
