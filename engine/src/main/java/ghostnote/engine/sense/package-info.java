/**
 * What a drummer knows when it decides on its next hit, as rows of tables: what was chosen, where in the bar and the
 * phrase it stands, what the performer asks for, and what this performance has played.
 *
 * <pre>
 *   {@link ghostnote.engine.sense.Setting}  meter, tempo, style, fills --+
 *   the past: every hit, by place -----------------------------------+-> {@link ghostnote.engine.sense.Moment}
 *   what of the next hit is decided ---------------------------------+        |
 *                                               {@link ghostnote.engine.sense.Senses}, a feature at a time
 *                                                                             |
 *                                                {@link ghostnote.engine.sense.RowList} -> the network
 * </pre>
 *
 * Playing, training and scoring look through the same senses, so a network hears on stage what it heard in school.
 */
package ghostnote.engine.sense;
