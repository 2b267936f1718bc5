/** The program: the only module that knows every other. */
package ghostnote.ui;
