/** What of the machine can make notes late or silent, and what to type so that it does not. */
package ghostnote.ui.doctor;
