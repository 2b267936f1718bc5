/** JSON in and out, as far as model headers, vocabularies and {@code --json} answers need it. */
package ghostnote.engine.json;
