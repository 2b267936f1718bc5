/** What is asked of the operating system itself. The only room of the engine that calls native functions. */
package ghostnote.engine.os;
